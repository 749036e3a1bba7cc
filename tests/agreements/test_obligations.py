"""What parties owe each other: done, it makes the next one; nobody learns of it who may not see the agreement."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from syndesis.agreements import services
from syndesis.agreements.models import Obligation
from syndesis.agreements.objects import ObligationType
from syndesis.agreements.services import obligations
from syndesis.core.history import Actor
from syndesis.core.policies import Forbidden
from syndesis.core.services import Refused
from syndesis.objects.lists import asked
from syndesis.web.today.obligations import obligations_due
from tests.directory.factories import SYSTEM, home, organisation, user

pytestmark = pytest.mark.django_db


def agreement(*parties, **fields):
    return services.register_agreement(by=SYSTEM, title="Harbour", organisations=parties, status="active", **fields)


def test_what_is_done_makes_the_next_one_while_the_agreement_runs():
    harbour = organisation("Harbour University")
    row = agreement(harbour, signed_on="2020", ends_on="2027")
    report = obligations.record_obligation(
        by=SYSTEM, agreement=row, text="Yearly report", owed_by=harbour, due_on=date(2026, 1, 31), every_months=1
    )
    following = obligations.fulfil(report, by=SYSTEM, done_on=date(2026, 2, 3), result="Sent.")
    report.refresh_from_db()
    assert (report.state, report.done_on, report.result) == ("done", date(2026, 2, 3), "Sent.")
    assert (following.due_on, following.owed_by, following.came_of) == (date(2026, 2, 28), harbour, report)
    with pytest.raises(Refused, match="not open any more"):
        obligations.fulfil(report, by=SYSTEM)
    obligations.waive(following, by=SYSTEM, reason="Nobody reads it.")
    obligations.revise_obligation(
        obligations.reopen_obligation(following, by=SYSTEM), by=SYSTEM, due_on=date(2027, 12, 31)
    )
    assert obligations.fulfil(following, by=SYSTEM) is None
    assert Obligation.objects.count() == 2


def test_it_is_listed_by_side_and_in_today_of_whom_it_is_owed_by():
    ours, harbour = home(), organisation("Harbour University")
    unit = organisation("International Office", parent=ours)
    reader, today = user("mara", answers_for=(harbour,)), timezone.localdate()
    row = agreement(ours, harbour)
    for text, by, days, owner in (
        ("Ours", unit, -3, reader),
        ("Theirs", harbour, 10, None),
        ("Of another", ours, 5, user("otto")),
        ("Far", ours, 90, reader),
    ):
        obligations.record_obligation(
            by=SYSTEM, agreement=row, text=text, owed_by=by, due_on=today + timedelta(days=days), owner=owner
        )
    sides = {each.text: each.side for each in ObligationType.rows(reader)}
    assert sides == {"Ours": "ours", "Theirs": "theirs", "Of another": "ours", "Far": "ours"}
    assert [(line["title"], line["tone"]) for line in obligations_due(reader, today)["lines"]] == [
        ("Ours", "bad"),
        ("Theirs", ""),
    ]
    due = asked(ObligationType, reader, {"due": "30", "side": ["ours"]}).rows
    assert sorted(each.text for each in due) == ["Of another", "Ours"]


def test_nobody_sees_or_writes_what_is_owed_under_an_agreement_out_of_reach():
    harbour = organisation("Harbour University")
    mona, cora = user("mona"), user("cora", role="coordinator", answers_for=(harbour,))
    row = agreement(harbour, visibility="restricted")
    owed = obligations.record_obligation(by=SYSTEM, agreement=row, text="Orchid")
    assert [list(ObligationType.rows(each)) for each in (mona, cora)] == [[], [owed]]
    for deed in (
        lambda: obligations.fulfil(owed, by=Actor(mona)),
        lambda: obligations.record_obligation(by=Actor(mona), agreement=row, text="Secret"),
    ):
        with pytest.raises(Forbidden):
            deed()
    obligations.fulfil(owed, by=Actor(cora))
    assert [each.state for each in Obligation.objects.all()] == ["done"]
