"""Two moments of a record side by side, chosen from its deeds or as days."""

from datetime import UTC, datetime

import pytest

from syndesis.agreements.models import Agreement, AgreementParty
from syndesis.agreements.services import register_agreement, sign
from syndesis.core.history import Actor, recording
from syndesis.core.models import HistoryEvent, Role
from syndesis.objects import of
from syndesis.objects.services import revise
from tests.directory import factories as directory
from tests.directory.factories import SYSTEM

pytestmark = pytest.mark.django_db


@pytest.fixture
def ada(client):
    user = directory.user("ada", role=Role.ADMINISTRATOR)
    client.force_login(user)
    return user


@pytest.fixture
def agreement(ada) -> Agreement:
    """Registered with one party on 1 March 2025, renamed and joined by another on 1 June 2025."""
    park = directory.organisation("Harbour Park")
    row = register_agreement(by=SYSTEM, title="Memorandum", organisations=[park], reference="44")
    HistoryEvent.objects.update(at=datetime(2025, 3, 1, 12, tzinfo=UTC))
    with recording(Actor(ada), "Renewed"):
        revise(of(Agreement), row, by=Actor(ada), title="Second memorandum")
        AgreementParty.objects.create(agreement=row, organisation=directory.organisation("Harbour University"))
    HistoryEvent.objects.filter(at__gt=datetime(2025, 4, 1, tzinfo=UTC)).update(at=datetime(2025, 6, 1, tzinfo=UTC))
    return row


def compared(client, row, address: str) -> list[tuple[str, str, str, str]]:
    comparison = client.get(f"{row.get_absolute_url()}compare/{address}").context["comparison"]
    return [
        (line.label, line.state, " · ".join(v.text for v in line.old), " · ".join(v.text for v in line.new))
        for group in comparison.groups
        for line in group.rows
        if line.state != "same"
    ]


RENEWED = [
    ("Title", "changed", "Memorandum", "Second memorandum"),
    ("", "added", "", "Harbour University · party"),
]


def test_two_deeds_are_compared_as_the_history_offers_them(client, agreement):
    history = client.get(f"{agreement.get_absolute_url()}history/")
    newest, first = history.context["page"]
    assert (history.context["since"], history.context["to"]) == (first.moment, newest.moment)
    assert compared(client, agreement, f"?from={first.moment}&to={newest.moment}") == RENEWED
    assert compared(client, agreement, f"?from={newest.moment}&to={first.moment}") == [
        ("Title", "changed", "Second memorandum", "Memorandum"),
        ("", "removed", "Harbour University · party", ""),
    ]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("", RENEWED),
        ("?from=2025-03-01&to=2025-06-01", RENEWED),
        ("?from=2025-04&to=now", RENEWED),
        ("?from_on=1+March+2025", RENEWED),
        ("?from_on=May+2025&to_on=2025", RENEWED),
        ("?from=2025-03-01&to=2025-05-31", []),
        ("?from=2025-02-28&to_on=2025-02", []),
    ],
)
def test_moments_are_days_months_and_years_as_people_type_them(client, agreement, asked, found):
    assert compared(client, agreement, asked) == found


def test_before_there_was_a_record_all_is_new(client, agreement):
    assert compared(client, agreement, "?from=0&to=2025-03") == [
        ("Visibility", "added", "", "All staff"),
        ("Title", "added", "", "Memorandum"),
        ("Reference", "added", "", "44"),
        ("Kind", "added", "", "Framework agreement"),
        ("Status", "added", "", "In force"),
        ("", "added", "", "Harbour Park · party"),
    ]


def test_a_day_that_is_none_is_told_and_nothing_else_is_lost(client, agreement):
    response = client.get(f"{agreement.get_absolute_url()}compare/?from_on=soonish&to=now")
    first, second = response.context["chosen"]
    assert (response.status_code, first.typed, bool(first.error), second.error) == (200, "soonish", True, "")
    assert response.context["comparison"] is None
    assert "soonish" in response.content.decode()


@pytest.mark.parametrize("moment", ["99999999999999999999", "-1", "%00", "1e9", "' OR 1=1", "9" * 400])
def test_a_moment_that_makes_no_sense_does_no_harm(client, agreement, moment):
    for name in ("from", "to", "from_on"):
        assert client.get(f"{agreement.get_absolute_url()}compare/", {name: moment}).status_code == 200


def test_what_is_the_same_is_shown_on_demand(client, agreement):
    page = client.get(f"{agreement.get_absolute_url()}compare/?from=2025-03-01").content.decode()
    whole = client.get(f"{agreement.get_absolute_url()}compare/?from=2025-03-01&all=1").content.decode()
    assert ("Harbour Park" in page, "Harbour Park" in whole) == (False, True)


def test_that_an_agreement_moved_is_told_by_its_status_and_by_no_line_of_the_log(client, ada):
    row = register_agreement(
        by=SYSTEM, title="Exchange", organisations=[directory.organisation("Park")], status="signature"
    )
    sign(row, by=Actor(ada), signed_on="2020-05", remark="By both rectors.")
    assert [line[:2] for line in compared(client, row, "")] == [("Status", "changed"), ("Signed", "added")]
