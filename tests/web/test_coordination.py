"""Who looks after a partner or a region, on both sides; handing it over; the page of a region; anniversaries."""

import pytest
from django.urls import reverse
from django.utils import timezone

from syndesis.core.accounts import deactivate
from syndesis.core.models import User
from syndesis.directory.models import Brokerage, Counterpart, Handover, Partnership, Responsibility
from syndesis.directory.services import (
    define_region,
    give_responsibility,
    set_goal,
    set_status,
    set_tier,
    start_handover,
    start_partnership,
)
from syndesis.web.today import today_page
from tests.directory import factories

pytestmark = pytest.mark.django_db
SYSTEM = factories.SYSTEM


@pytest.fixture
def madrid():
    row = factories.organisation("Madrid Polytechnic", country="ES")
    start_partnership(by=SYSTEM, organisation=row, started_on="2011-04")
    return row


@pytest.fixture
def iberia(madrid):
    return define_region(by=SYSTEM, name="Ibero-America", countries=["ES", "AR"])


@pytest.fixture
def desk(client):
    client.force_login(factories.user("ada", role="administrator"))
    return client


def lines(response, name):
    return [(line["title"], line["detail"], line["end"]) for line in response.context["partner"].ours.shown[name]]


def on_today(name):
    """The handovers that stand on somebody's first page."""
    sections = today_page(User.objects.get(username=name), timezone.localdate()).mine
    return [line for section in sections if section["title"] == "Handovers" for line in section["lines"]]


@pytest.mark.concept(14, 15)
def test_the_page_of_a_partner_pairs_those_who_look_after_it(desk, madrid, iberia):
    mara, rita = factories.user("mara"), factories.user("rita")
    lana, before = factories.person("Kalikina", "Lana"), factories.person("Orlova")
    give_responsibility(by=SYSTEM, user=mara, backup=rita, organisation=madrid, starts_on="2022")
    give_responsibility(by=SYSTEM, person=before, organisation=madrid, ends_on="2021")
    give_responsibility(by=SYSTEM, person=lana, region=iberia)
    held = Partnership.objects.get()
    Counterpart.objects.create(partnership=held, person=factories.person("Herrero"), scope="Russian Federation")
    Counterpart.objects.create(partnership=held, person=factories.person("Valverde"), is_backup=True)
    response = desk.get(madrid.get_absolute_url())
    assert lines(response, "ours") == [
        ("mara", "since 2022 · rita stands in", ""),
        ("Lana Kalikina", "Ibero-America", ""),
        ("Orlova", "until 2021", "before"),
    ]
    assert lines(response, "theirs") == [("Herrero", "Russian Federation", ""), ("Valverde", "stands in", "")]


@pytest.mark.concept(1, 120)
def test_the_page_says_on_what_a_tier_rests_and_who_decided(desk, madrid):
    set_tier(by=SYSTEM, organisation=madrid, tier="partner", starts_on="2011")
    set_tier(
        by=SYSTEM,
        organisation=madrid,
        tier="strategic",
        starts_on="2019",
        basis="Named so in two texts",
        decided_by="Senate",
    )
    response = desk.get(madrid.get_absolute_url())
    assert lines(response, "tiers") == [
        ("Strategic partner", "Named so in two texts · decided by Senate", "since 2019"),
        ("Partner", "", "2011 – 2019"),
    ]


@pytest.mark.concept(70)
def test_a_candidate_is_invited_from_its_page(desk, madrid):
    set_status(by=SYSTEM, organisation=madrid, status="candidate", starts_on="2020")
    page = desk.get(madrid.get_absolute_url())
    desk.post(page.context["partner"].ours.invite_url)
    again = desk.get(madrid.get_absolute_url()).context["partner"].ours
    assert (again.status["label"], again.invite_url) == ("Invited", "")


def test_what_is_hidden_is_named_on_neither_side(client, madrid):
    hidden = factories.person("Hidden")
    type(hidden).objects.filter(pk=hidden.pk).update(visibility="restricted")
    give_responsibility(by=SYSTEM, person=hidden, organisation=madrid)
    held = Partnership.objects.get()
    Counterpart.objects.create(partnership=held, person=hidden)
    secret = factories.organisation("Hidden Works", visibility="restricted")
    Brokerage.objects.create(partnership=held, organisation=secret)
    client.force_login(factories.user("vera", role="viewer"))
    for url in (madrid.get_absolute_url(), held.get_absolute_url()):
        assert "Hidden" not in client.get(url).content.decode()


@pytest.mark.concept(17, 18, 121)
def test_the_page_of_a_region_counts_and_names_what_is_there(desk, madrid, iberia):
    set_tier(by=SYSTEM, organisation=madrid, tier="strategic")
    start_partnership(by=SYSTEM, organisation=factories.organisation("Rosario", country="AR"))
    start_partnership(by=SYSTEM, organisation=factories.organisation("Paris", country="FR"))
    Brokerage.objects.create(partnership=madrid.partnership, region=iberia, remark="Information Center")
    set_goal(by=SYSTEM, title="Ten partners", region=iberia, measure="partners", target=10)
    give_responsibility(by=SYSTEM, person=factories.person("Kalikina"), region=iberia)
    response = desk.get(iberia.get_absolute_url())
    assert response.context["subtitle"].startswith("2 partners in 2 countries as of ")
    assert [(str(fact["label"]), fact["value"]) for fact in response.context["facts"]] == [
        ("Partners", 2),
        ("Strategic partners", 1),
        ("Countries with a partner", 2),
    ]
    shown = {section["id"]: [line["title"] for line in section["lines"]] for section in response.context["sections"]}
    assert shown == {
        "coordinators": ["Kalikina"],
        "goals": ["Ten partners"],
        "partners": ["Madrid Polytechnic", "Rosario"],
        "brokers": ["Madrid Polytechnic"],
        "countries": ["Argentina, Spain"],
    }
    counts = {section["id"]: section["count"] for section in response.context["sections"]}
    assert (counts["partners"], counts["countries"]) == (2, 2)
    assert desk.get(response.context["facts"][1]["url"]).context["page"].paginator.count == 1


@pytest.mark.concept(14)
def test_a_coordinator_is_given_changed_ended_and_taken_back_by_pages(desk, madrid):
    mara, rita = factories.user("mara"), factories.user("rita")
    add = reverse("web:coordinator_add", args=[madrid.pk])
    assert desk.post(add, {}).status_code == 422
    assert desk.post(add, {"user": mara.pk, "starts_on": "2020"}).headers["Location"] == madrid.get_absolute_url()
    row = Responsibility.objects.get()
    page = reverse("web:responsibility", args=[row.pk])
    desk.post(page, {"backup": rita.pk, "starts_on": "2019", "ends_on": ""})
    desk.post(reverse("web:responsibility_end", args=[row.pk]), {"ends_on": "2024"})
    row.refresh_from_db()
    assert (row.backup, str(row.starts_on), str(row.ends_on)) == (rita, "2019", "2024")
    desk.post(reverse("web:responsibility_take_back", args=[row.pk]))
    assert Responsibility.objects.count() == 0


def test_who_may_change_the_partner_names_people_but_offers_nobody_reach(client, madrid):
    client.force_login(factories.user("mara", role="coordinator"))
    add, lana = reverse("web:coordinator_add", args=[madrid.pk]), factories.person("Kalikina")
    assert set(client.get(add).context["form"].fields) == {"person", "starts_on", "ends_on"}
    client.post(add, {"person": lana.pk, "user": factories.user("rita").pk})
    row = Responsibility.objects.get()
    assert (row.person, row.user, row.backup) == (lana, None, None)
    client.force_login(factories.user("vera", role="viewer"))
    urls = [add, *(reverse(f"web:{name}", args=[row.pk]) for name in ("responsibility", "responsibility_hand_over"))]
    assert [client.get(url).status_code for url in urls] == [403, 403, 403]


@pytest.mark.concept(14)
def test_a_handover_is_begun_ticked_off_and_closed_by_pages(desk, client, madrid):
    lana, vera = factories.user("lana", role="coordinator"), factories.user("vera", role="coordinator")
    row = give_responsibility(by=SYSTEM, user=lana, organisation=madrid, starts_on="2019")
    start = reverse("web:responsibility_hand_over", args=[row.pk])
    page = desk.post(start, {"successor": vera.pk, "on": str(timezone.localdate())}).headers["Location"]
    handover = Handover.objects.get()
    first = handover.items.first()
    desk.post(reverse("web:handover_item_add", args=[handover.pk]), {"text": "The key"})
    desk.post(reverse("web:handover_item", args=[handover.pk, first.pk]))
    response = desk.get(page)
    assert (response.context["done"], len(response.context["items"])) == (1, handover.items.count())
    assert response.context["items"][-1].text == "The key"
    titles = {name: [line["title"] for line in on_today(name)] for name in ("lana", "vera", "ada")}
    assert titles == {"lana": ["Madrid Polytechnic"], "vera": ["Madrid Polytechnic"], "ada": []}
    desk.post(reverse("web:handover_close", args=[handover.pk]), {"actions": "1"})
    assert (on_today("lana"), on_today("vera")) == ([], [])
    assert Responsibility.objects.get(user=vera).organisation == madrid
    client.force_login(factories.user("sven", role="manager"))
    assert (client.get(page).status_code, client.get("/handovers/").context["lines"]) == (404, [])
    client.force_login(vera)
    assert [line["end"] for line in client.get("/handovers/").context["lines"]] == ["closed"]


@pytest.mark.concept(14)
def test_who_is_deactivated_leaves_nothing_to_nobody_unnoticed(desk, madrid):
    lana = factories.user("lana", role="coordinator", answers_for=(madrid,))
    page = reverse("web:settings_user", args=[lana.pk])
    assert desk.get(page).context["left"] == []
    deactivate(by=SYSTEM, user=lana)
    response = desk.get(page)
    assert [row.organisation for row in response.context["left"]] == [madrid]
    assert "hand it over" in response.content.decode()


@pytest.mark.concept(43, 44)
def test_the_anniversaries_of_a_year_stand_in_their_order_under_the_same_filters(desk, madrid):
    for name, country, since in (("Hannover", "DE", "1984"), ("Graz", "AT", "2006-05-03"), ("Wuxi", "CN", "2013")):
        start_partnership(by=SYSTEM, organisation=factories.organisation(name, country=country), started_on=since)

    def told(query):
        months = desk.get(f"/partners/anniversaries/?{query}").context["months"]
        return {str(month["title"]): [(line["title"], line["end"]) for line in month["lines"]] for month in months}

    assert told("year=2026") == {
        "April": [("Madrid Polytechnic", "15 years · April")],
        "May": [("Graz", "20 years · 3 May")],
    }
    assert told("year=2024") == {"Some day in the year": [("Hannover", "40 years")]}
    assert set(told("year=2026&all=1")) == {"Some day in the year", "April", "May"}
    assert told("year=2026&country=AT") == {"May": [("Graz", "20 years · 3 May")]}


def test_nobody_sees_a_handover_in_which_they_take_no_part(client, madrid):
    row = give_responsibility(by=SYSTEM, user=factories.user("lana", role="coordinator"), organisation=madrid)
    handover = start_handover(by=SYSTEM, responsibility=row, on=timezone.localdate())
    client.force_login(factories.user("sven", role="manager"))
    assert client.get(handover.get_absolute_url()).status_code == 404
    assert client.post(reverse("web:handover_item_add", args=[handover.pk]), {"text": "mine"}).status_code == 404
    assert "mine" not in [item.text for item in handover.items.all()]
