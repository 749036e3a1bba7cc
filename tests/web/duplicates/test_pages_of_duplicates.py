"""The list of what may be the same, two records side by side, and what becomes of them."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from syndesis.core.models import Role, Visibility
from syndesis.directory.duplicates import hold_apart
from syndesis.directory.merging import merge_organisations, merge_people
from syndesis.directory.models import Organisation, OrganisationsApart, Person
from syndesis.directory.services import add_name, attest_position
from tests.directory.factories import SYSTEM, organisation, person, user

pytestmark = [pytest.mark.django_db, pytest.mark.concept(10, 13, 128)]
LIST = "/duplicates/organisations/"


@pytest.fixture
def pair() -> tuple[Organisation, Organisation]:
    facts = {"country": "ES", "city": "Madrid", "kind": "university"}
    one = organisation("Universidad Politécnica de Madrid", **facts)
    organisation("Universidad Politécnica de Valencia", country="ES", city="Valencia", kind="university")
    return one, organisation("Madrid Polytechnic University", country="ES")


@pytest.fixture
def signed_in(client):
    client.force_login(user("cora", role=Role.COORDINATOR))
    return client


def names(response) -> list[list[str]]:
    return [[record["title"] for record in each["records"]] for each in response.context["pairs"]]


def test_pairs_are_listed_with_their_reasons(signed_in, pair):
    response = signed_in.get(LIST)
    assert names(response) == [["Universidad Politécnica de Madrid", "Madrid Polytechnic University"]]
    assert [reason["text"] for reason in response.context["pairs"][0]["reasons"]] == [
        "Same name in another order or language: Universidad Politécnica de Madrid – Madrid Polytechnic University",
        "Same country",
        "Same kind",
    ]


def test_what_a_reader_may_not_see_looks_like_nothing(signed_in, pair):
    Organisation.objects.filter(pk=pair[1].pk).update(visibility=Visibility.RESTRICTED)
    response = signed_in.get(LIST)
    assert (names(response), "Madrid Polytechnic" in response.content.decode()) == ([], False)
    for address in (f"{LIST}{pair[0].pk}/{pair[1].pk}/", f"{LIST}{pair[1].pk}/"):
        assert signed_in.get(address).status_code == 404


def test_the_list_is_narrowed_by_name_and_by_how_alike(signed_in, pair):
    person("Herrero")
    person("Herrero", "Miguel")
    assert names(signed_in.get(f"{LIST}?q=valencia")) == []
    assert len(names(signed_in.get(f"{LIST}?q=politécnica"))) == 1
    assert names(signed_in.get("/duplicates/people/")) == []
    assert names(signed_in.get("/duplicates/people/?least=weak")) == [["Herrero", "Miguel Herrero"]]
    assert signed_in.get("/duplicates/agreements/").status_code == 404


def test_the_list_keeps_in_step_with_the_record(signed_in, pair):
    assert len(names(signed_in.get(LIST))) == 1
    one, other = organisation("Orchid"), organisation("Harbour")
    add_name(by=SYSTEM, organisation=one, text="University of Lanterns")
    add_name(by=SYSTEM, organisation=other, text="Lanterns University")
    assert ["Orchid", "Harbour"] in names(signed_in.get(LIST))
    other.names.all().delete()
    assert ["Orchid", "Harbour"] not in names(signed_in.get(LIST))


def double(*texts: str) -> None:
    for text in texts:
        organisation(text)


def test_the_list_needs_equally_many_queries_for_many_pairs(signed_in):
    numbers = []
    for some in (range(3), range(3, 12)):
        for number in some:
            double(f"Lantern {number} Works", f"Works Lantern {number}")
        signed_in.get(LIST)
        with CaptureQueriesContext(connection) as queries:
            shown = names(signed_in.get(LIST))
        numbers.append((len(shown), len(queries)))
    assert numbers == [(3, numbers[0][1]), (12, numbers[0][1])]


def test_two_are_merged_field_by_field(signed_in, pair):
    kept, gone = pair
    address = f"{LIST}{kept.pk}/{gone.pk}/"
    page = signed_in.get(address)
    sides = page.context["kept"], page.context["gone"]
    sent = {f"version-{side['key']}": side["version"] for side in sides} | {"take-name": "gone", "take-city": "kept"}
    response = signed_in.post(address, sent)
    kept.refresh_from_db()
    gone.refresh_from_db()
    assert (response.url, kept.name, kept.city) == (kept.get_absolute_url(), "Madrid Polytechnic University", "Madrid")
    assert gone.merged_into == kept


def test_who_looked_at_an_older_version_looks_again(signed_in, pair):
    kept, gone = pair
    address = f"{LIST}{kept.pk}/{gone.pk}/"
    page = signed_in.get(address)
    sent = {f"version-{side['key']}": side["version"] for side in (page.context["kept"], page.context["gone"])}
    add_name(by=SYSTEM, organisation=gone, text="Another")
    response = signed_in.post(address, sent)
    assert (response.status_code, "was changed while you looked" in response.content.decode()) == (409, True)
    assert not Organisation.objects.exclude(merged_into=None).exists()


def test_what_cannot_be_merged_is_told(signed_in):
    one = organisation("Orchid University")
    part = organisation("Orchid University", parent=one)
    response = signed_in.post(f"{LIST}{one.pk}/{part.pk}/")
    assert (response.status_code, "a whole and its part" in response.content.decode()) == (422, True)


def test_the_address_of_the_other_leads_to_the_one(signed_in, pair):
    kept, gone = pair
    merge_organisations(kept, gone, by=SYSTEM)
    response = signed_in.get(gone.get_absolute_url(), follow=True)
    assert response.redirect_chain == [(kept.get_absolute_url(), 302)]
    assert "was merged into" in response.content.decode()
    assert signed_in.get(f"/partners/{gone.pk}/history/").status_code == 200
    assert signed_in.post(f"/partners/{gone.pk}/restore/", follow=True).status_code == 200
    gone.refresh_from_db()
    assert gone.archived_at is not None


def test_the_address_of_a_person_leads_on_too(signed_in):
    kept, gone = person("Khizhnyak", "Sergey"), person("Хижняк", "Сергей")
    merge_people(kept, gone, by=SYSTEM)
    assert signed_in.get(gone.get_absolute_url()).url == kept.get_absolute_url()


def test_not_the_same_is_not_asked_again_until_it_is_taken_back(signed_in, pair):
    response = signed_in.post(f"{LIST}{pair[1].pk}/{pair[0].pk}/apart/", follow=True)
    assert (names(response), OrganisationsApart.objects.count()) == ([], 1)
    signed_in.post(f"{LIST}{pair[0].pk}/{pair[1].pk}/apart/")
    row = OrganisationsApart.objects.get()
    page = signed_in.get(f"{LIST}apart/")
    assert [record["title"] for record in page.context["rows"][0]["records"]] == [str(pair[0]), str(pair[1])]
    signed_in.post(f"{LIST}apart/{row.pk}/again/")
    assert len(names(signed_in.get(LIST))) == 1


def test_what_was_held_apart_of_the_unseen_is_not_told(signed_in, pair):
    hold_apart(*pair, by=SYSTEM)
    Organisation.objects.filter(pk=pair[1].pk).update(visibility=Visibility.RESTRICTED)
    assert signed_in.get(f"{LIST}apart/").context["rows"] == []
    assert signed_in.post(f"{LIST}apart/{OrganisationsApart.objects.get().pk}/again/").status_code == 404


def test_a_merge_is_taken_back_or_told_why_not(signed_in, pair):
    kept, gone = pair
    position = attest_position(by=SYSTEM, person=person("Herrero", "Ana"), title="Rector", organisation=gone)
    merge_organisations(kept, gone, by=SYSTEM)
    assert [row["gone"] for row in signed_in.get(f"{LIST}merged/").context["rows"]] == ["Madrid Polytechnic University"]
    position.refresh_from_db()
    position.title = "Provost"
    position.save()
    response = signed_in.post(f"{LIST}merged/{gone.pk}/take-back/", follow=True)
    assert "since then these were changed: position" in response.content.decode()
    other = organisation("Orchid")
    merge_organisations(kept, other, by=SYSTEM)
    assert signed_in.post(f"{LIST}merged/{other.pk}/take-back/").url == other.get_absolute_url()
    other.refresh_from_db()
    assert other.merged_into is None


def test_any_two_can_be_chosen_to_be_merged(signed_in):
    one, other = person("Herrero", "Ana"), person("Petrova", "Anna")
    response = signed_in.post(f"/duplicates/people/{one.pk}/", {"other": other.pk})
    assert response.url == f"/duplicates/people/{one.pk}/{other.pk}/"
    assert signed_in.get(response.url).status_code == 200
    assert signed_in.post(f"/duplicates/people/{one.pk}/", {"other": one.pk}).status_code == 422


def test_who_may_not_write_sees_the_list_and_does_nothing(client, pair):
    client.force_login(user("vera", role=Role.VIEWER))
    response = client.get(LIST)
    assert (len(names(response)), "Not the same" in response.content.decode()) == (1, False)
    base = f"{LIST}{pair[0].pk}/{pair[1].pk}/"
    assert [client.get(base).status_code, client.post(base).status_code, client.post(f"{base}apart/").status_code] == [
        403,
        403,
        403,
    ]
    assert Person.objects.count() == 0
