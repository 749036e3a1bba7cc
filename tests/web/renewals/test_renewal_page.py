"""The page on which it is decided what comes after an agreement; Today, the digest and calendars that lead there."""

from datetime import date, timedelta

import pytest
from django.utils import timezone
from icalendar import Calendar

from syndesis.agreements.models import Agreement, RenewalReview
from syndesis.agreements.queries.ladders import ladders
from syndesis.agreements.services import register_agreement
from syndesis.agreements.services.reminders import remind
from syndesis.core.history import Actor
from syndesis.core.models import Role
from syndesis.engagement.services.feeds import make_feed
from syndesis.web.digest.contents import sections_of
from syndesis.web.today import today_page
from tests.directory.factories import SYSTEM, organisation, user

pytestmark = pytest.mark.django_db


@pytest.fixture
def today() -> date:
    return timezone.localdate()


@pytest.fixture
def mara(client):
    row = user(role=Role.COORDINATOR, answers_for=(organisation("Harbour University"),))
    client.force_login(row)
    return row


@pytest.fixture
def row(mara, today) -> Agreement:
    party = mara.responsibilities.get().organisation
    made = register_agreement(
        by=SYSTEM, title="Exchange", kind="exchange", status="active", organisations=[party], signed_on="2020-01-01",
        ends_on=str(today + timedelta(days=42)), notice=30, notice_unit="days",
    )  # fmt: skip
    register_agreement(
        by=SYSTEM, title="Secret", status="active", organisations=[organisation("Zzyzx")], visibility="restricted",
        signed_on="2020-01-01", ends_on=str(today + timedelta(days=42)),
    )  # fmt: skip
    remind(today, by=SYSTEM)
    return made


def told(sections) -> list[tuple[str, str, str]]:
    found = next((section for section in sections if section["title"] == "Agreements to decide"), {"lines": []})
    return [(line["title"], line["end"], line["tone"]) for line in found["lines"]]


def test_today_and_the_digest_tell_what_to_decide_until_somebody_has_seen_to_it(client, mara, row, today):
    expected = [("Exchange", "12 days left", "warn")]
    assert (told(today_page(mara, today).mine), told(sections_of(mara, today))) == (expected, expected)
    client.post(f"/agreements/{row.pk}/renewal/seen-to/", {"next": "/"})
    assert (told(today_page(mara, today).mine), told(sections_of(mara, today))) == ([], [])
    remind(row.decide_by, by=SYSTEM)
    assert told(sections_of(mara, row.decide_by)) == [("Exchange", "today", "warn")]


def test_put_off_it_comes_again_with_the_next_rung(client, mara, row, today):
    client.post(f"/agreements/{row.pk}/renewal/later/")
    assert told(sections_of(mara, today)) == []
    assert told(sections_of(mara, row.decide_by)) == [("Exchange", "today", "warn")]


@pytest.mark.every_database
def test_calendars_hold_the_last_day_to_decide_beside_the_end(client, mara, row, today):
    _feed, secret = make_feed(by=Actor(mara), of="mine")
    events = Calendar.from_ical(client.get(f"/calendar/{secret}.ics").content).walk("VEVENT")
    assert {(str(event["SUMMARY"]), event.decoded("DTSTART")) for event in events} == {
        ("Last day to decide: Exchange", today + timedelta(days=12)),
        ("Ends: Exchange", today + timedelta(days=42)),
    }
    assert str(row.decide_by) == str(today + timedelta(days=12))
    page = client.get(f"/calendar/?shape=list&day={row.decide_by}&kind=decision").content.decode()
    assert ("Last day to decide: Exchange" in page, "Secret" in page) == (True, False)


@pytest.mark.every_database
def test_it_is_reviewed_and_decided_on_its_page(client, mara, row):
    address = f"/agreements/{row.pk}/renewal/"
    assert "Start the review" in client.get(address).content.decode()
    client.post(f"{address}review/")
    client.post(f"{address}findings/", {"findings": "Few students came."})
    assert "Few students came." in client.get(address).content.decode()
    wrong = client.post(
        f"{address}decide/", {"decision": "terminate", "reason": "No students", "last_day": "2020-01-01"}
    )
    assert (wrong.status_code, RenewalReview.objects.get().decision) == (422, "")
    assert "No students" in wrong.content.decode()
    done = client.post(f"{address}decide/", {"decision": "renegotiate", "reason": "Fewer places"})
    draft = Agreement.objects.get(base=row)
    assert done["Location"] == draft.get_absolute_url()
    again = client.post(f"{address}decide/", {"decision": "renew", "reason": "Once more"})
    assert (again.status_code, Agreement.objects.filter(base=row).count()) == (422, 1)
    assert "Fewer places" in client.get(address).content.decode()
    for wanted, begins in (("pdf", b"%PDF"), ("docx", b"PK")):
        assert client.get(address, {"as": wanted}).content.startswith(begins)


def test_who_may_not_see_it_finds_nothing_and_who_may_not_change_it_decides_nothing(client, mara, row):
    secret = Agreement.objects.get(title="Secret")
    deeds = ("", "seen-to/", "later/", "review/", "findings/", "decide/")
    answers = [client.post(f"/agreements/{secret.pk}/renewal/{deed}") for deed in deeds[1:]]
    assert [answer.status_code for answer in (client.get(f"/agreements/{secret.pk}/renewal/"), *answers)] == [404] * 6
    client.force_login(user("viewer", role=Role.VIEWER))
    page = client.get(f"/agreements/{row.pk}/renewal/").content.decode()
    assert [text in page for text in ("Exchange", "Seen to", "Start the review", "Record the decision")] == [
        True, False, False, False,
    ]  # fmt: skip
    client.post(f"/agreements/{row.pk}/renewal/decide/", {"decision": "lapse", "reason": "Mine"})
    client.post(f"/agreements/{row.pk}/renewal/seen-to/")
    assert (RenewalReview.objects.count(), row.reminders.filter(answered_at=None).count()) == (0, 1)


@pytest.mark.any_database
def test_administrators_set_the_ladders_and_are_told_at_the_place_what_is_wrong(client, mara):
    assert client.get("/settings/reminders/").status_code == 403
    client.force_login(user("ada", role=Role.ADMINISTRATOR))
    address = "/settings/reminders/exchange/"
    for days, why in (
        ("30, 60", "60 does not come after 30: write the days descending, each once."),
        ("4000, 30", "4000 is not between 0 and 3650 days."),
        ("30, soon", "“soon” is no number of days."),
    ):
        page = client.post(address, {"days": days, "escalate_after": ""})
        assert (page.status_code, page.context["form"].errors) == (422, {"days": [why]})
    client.post(address, {"days": "200, 20 0", "escalate_after": "7"})
    assert (ladders()["exchange"].days, ladders()["exchange"].escalate_after) == ((200, 20, 0), 7)
    client.post("/settings/reminders/others/", {"days": "100", "escalate_after": ""})
    assert (ladders()["exchange"].days, ladders()["research"].days) == ((200, 20, 0), (100,))
    client.post(f"{address}forget/")
    assert ladders()["exchange"].days == (100,)
    assert client.get("/settings/reminders/nonsense/").status_code == 404


@pytest.mark.every_database
def test_what_ends_soon_is_in_the_digest_once_for_each_rung_of_its_ladder(mara, row, today):
    def ending(day: int, told_on: int | None) -> list[str]:
        before = None if told_on is None else today + timedelta(days=told_on)
        sections = sections_of(mara, today + timedelta(days=day), before)
        return [
            line["title"] for each in sections if each["title"] == "Agreements that end soon" for line in each["lines"]
        ]

    assert (ending(0, None), ending(0, -1)) == (["Exchange"], [])
    assert [ending(day, day - 1) for day in (11, 12, 13)] == [[], ["Exchange"], []]  # thirty days before its end
    assert (ending(14, 7), ending(21, 14), ending(28, 21)) == (["Exchange"], [], ["Exchange"])


def test_the_review_is_begun_by_the_stages_as_by_its_page(client, mara, row):
    client.post(f"/agreements/{row.pk}/start_review/", {"remark": "Early."})
    row.refresh_from_db()
    review = RenewalReview.objects.get()
    assert (row.status, review.agreement, review.opened_by, review.decided_at) == ("review", row, mara, None)
    assert row.moves.last().remark == "Early."
