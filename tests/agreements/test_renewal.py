"""The review before the end of a term, and what is decided: renewed once, let end, or given notice."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from syndesis.agreements.models import (
    Agreement,
    AgreementReminder,
    AgreementScope,
    Clause,
    ExchangePlaces,
    Obligation,
)
from syndesis.agreements.queries.notice import ends_by_notice
from syndesis.agreements.services import lifecycle, register_agreement
from syndesis.agreements.services.calendar import follow_calendar
from syndesis.agreements.services.reminders import remind
from syndesis.agreements.services.renewal import decide, open_review, write_findings
from syndesis.core.history import Actor, events_of
from syndesis.core.models import Role
from syndesis.core.policies import Forbidden
from syndesis.core.services import Refused
from syndesis.lib.terms import longer
from tests.directory.factories import SYSTEM, organisation, user

pytestmark = pytest.mark.django_db


@pytest.fixture
def today() -> date:
    return timezone.localdate()


def running(until: date, **fields) -> Agreement:
    facts = {"kind": "exchange", "status": "active", "signed_on": "2020-01-01", "ends_on": str(until)} | fields
    parties = [organisation("Harbour University"), organisation("Northern Polytechnic", is_home=True)]
    return register_agreement(by=SYSTEM, title="Exchange", organisations=parties, **facts)


def refused(agreement: Agreement, decision: str, reason="So it is", **fields) -> str:
    with pytest.raises(Refused) as refusal:
        decide(agreement, by=SYSTEM, decision=decision, reason=reason, **fields)
    return refusal.value.field


def test_a_renewal_is_a_draft_that_says_the_same_for_the_next_term(today):
    until = today + timedelta(days=100)
    row = running(until, notice=1, term_months=72, visibility="internal")
    AgreementScope.objects.create(agreement=row, kind="students", remark="both ways")
    Clause.objects.create(agreement=row, kind="fees", text="Waived", where="§ 4")
    ExchangePlaces.objects.create(agreement=row, direction="out", places=4)
    ExchangePlaces.objects.create(agreement=row, direction="out", places=9, year=2021)
    Obligation.objects.create(agreement=row, text="Report", due_on=today, state="done", done_on=today)
    Obligation.objects.create(agreement=row, text="Waived one", state="waived")
    row.parties.filter(organisation__name="Harbour University").update(role="host")
    remind(today, by=SYSTEM)
    mara = user("mara")
    open_review(row, by=Actor(mara))
    write_findings(row, by=Actor(mara), findings="Went well")
    row.refresh_from_db()
    assert (row.status, AgreementReminder.objects.filter(answered_at=None).exists()) == ("review", False)
    review = decide(row, by=Actor(mara), decision="renew", reason="Went well")
    made = Agreement.objects.get(base=row)
    row.refresh_from_db()
    assert (row.status, review.outcome, review.findings, review.decided_by) == ("active", made, "Went well", mara)
    assert (made.status, made.base_relation, made.signed_on, made.term_months) == ("draft", "renewal", None, 72)
    assert made.starts_on.first == until + timedelta(days=1)
    assert {(each.organisation.name, each.role) for each in made.parties.all()} == {
        ("Harbour University", "host"),
        ("Northern Polytechnic", "party"),
    }
    assert list(made.scopes.values_list("kind", "remark")) == [("students", "both ways")]
    assert list(made.clauses.values_list("kind", "text", "where")) == [("fees", "Waived", "§ 4")]
    assert list(made.places.values_list("places", "year")) == [(4, None)]
    assert list(made.obligations.values_list("text", "state", "due_on", "done_on")) == [("Report", "open", None, None)]
    assert remind(until - timedelta(days=1), by=SYSTEM).made == 0
    assert events_of(made)[0].change.reason == "Renewal decided"


def test_nothing_is_renewed_twice_or_without_a_reason_or_by_whom_it_does_not_concern(today):
    row = running(today + timedelta(days=100))
    assert refused(row, "renew", reason=" ") == "reason"
    assert refused(row, "perhaps") == "decision"
    with pytest.raises(Forbidden):
        decide(row, by=Actor(user("ivan", role=Role.CONTRIBUTOR)), decision="renew", reason="Mine")
    decide(row, by=SYSTEM, decision="renegotiate", reason="Other fees")
    assert refused(row, "renew") == "decision"
    draft = Agreement.objects.get(base=row)
    assert refused(draft, "renew") == "decision"
    assert Agreement.objects.count() == 2


def test_what_is_let_end_reminds_nobody_and_what_renews_itself_needs_notice(today):
    row = running(today + timedelta(days=20))
    remind(today, by=SYSTEM)
    decide(row, by=SYSTEM, decision="lapse", reason="No students")
    assert not AgreementReminder.objects.filter(answered_at=None).exists()
    assert remind(today + timedelta(days=10), by=SYSTEM).made == 0
    itself = register_agreement(
        by=SYSTEM, title="Goes on", kind="exchange", status="active", signed_on="2020-01-01", ends_on=str(today),
        organisations=[organisation("Far away")], renewal="automatic", renewal_months=12,
    )  # fmt: skip
    assert refused(itself, "lapse") == "decision"
    assert decide(itself, by=SYSTEM, decision="renew", reason="As before").outcome is None


def test_notice_ends_it_on_the_day_that_its_period_allows(today):
    row = running(today + timedelta(days=400), notice=30, notice_unit="days")
    assert ends_by_notice(row, today) == today + timedelta(days=30)
    assert refused(row, "terminate", last_day=today + timedelta(days=29)) == "last_day"
    decide(row, by=SYSTEM, decision="terminate", reason="Moved away")
    row.refresh_from_db()
    assert (row.status, row.terminates_on) == ("active", today + timedelta(days=30))
    assert remind(today, by=SYSTEM).made == 0
    lifecycle.keep(row, by=SYSTEM)
    assert remind(today + timedelta(days=370), by=SYSTEM).made == 1


def test_a_renewal_that_came_to_nothing_is_to_be_decided_anew(today):
    row = running(today + timedelta(days=20))
    draft = decide(row, by=SYSTEM, decision="renew", reason="Went well").outcome
    assert remind(today, by=SYSTEM).made == 0
    Agreement.objects.filter(pk=draft.pk).update(archived_at=timezone.now())
    assert remind(today, by=SYSTEM).made == 1
    assert decide(row, by=SYSTEM, decision="renew", reason="After all").outcome != draft


def test_what_renews_itself_goes_on_once_the_notice_is_taken_back(today):
    row = running(today, renewal="automatic", renewal_months=12, signed_on="2020")
    decide(row, by=SYSTEM, decision="terminate", reason="Moved away")
    row.refresh_from_db()
    assert (row.terminates_on, row.runs_until) == (today, today)
    lifecycle.keep(row, by=SYSTEM)
    follow_calendar(by=SYSTEM, today=today + timedelta(days=1))
    row.refresh_from_db()
    assert (row.status, row.runs_until) == ("active", longer(today, 12))


@pytest.mark.any_database
def test_notice_that_comes_too_late_ends_the_next_term():
    row = Agreement(
        runs_until=date(2028, 2, 29), decide_by=date(2027, 11, 30), renewal="automatic", renewal_months=12,
        notice=3, notice_unit="months",
    )  # fmt: skip
    assert ends_by_notice(row, date(2027, 11, 30)) == date(2028, 2, 29)
    assert ends_by_notice(row, date(2027, 12, 1)) == date(2029, 2, 28)
    row.runs_until = row.decide_by = None
    assert ends_by_notice(row, date(2027, 11, 30)) == date(2028, 2, 29)
