"""The life of an agreement: no sequence of deeds leads where the table does not, and what each needs."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from syndesis.agreements import services
from syndesis.agreements.choices import IN_APPROVAL, IN_FORCE, SIGNED, AgreementStatus, ApprovalState
from syndesis.agreements.lifecycle import ALLOWED
from syndesis.agreements.models import Agreement, Move
from syndesis.agreements.services import register_agreement
from syndesis.agreements.services.calendar import follow_calendar
from syndesis.core.history import Actor
from syndesis.core.models import Role
from syndesis.core.policies import Forbidden
from syndesis.core.services import Refused
from syndesis.directory.models import Partnership
from tests.directory.factories import SYSTEM, organisation, user

pytestmark = pytest.mark.django_db
GIVEN = {
    "sign": {"signed_on": "2020", "remark": "By both rectors."},
    "suspend": {"reason": "Sanctions."},
    "send_back": {"comment": "Say who pays."},
    "terminate": {"reason": "No activity.", "last_day": date(2021, 1, 1)},
    "correct": {"reason": "Entered wrongly.", "status": AgreementStatus.ACTIVE},
}


class Life(RuleBasedStateMachine):
    """Deeds in any order, also those that are refused, and days that pass."""

    def __init__(self) -> None:
        super().__init__()
        self.today = timezone.localdate()

    @initialize(status=st.sampled_from(AgreementStatus.values), ends=st.sampled_from(["", "2099", "2021"]))
    def begin(self, status, ends):
        self.registered = status
        self.row = register_agreement(
            by=SYSTEM, title="Memorandum", organisations=[organisation("Park")], status=status, ends_on=ends
        )

    @rule(deed=st.sampled_from(sorted(ALLOWED)))
    def do(self, deed):
        self._do(deed)

    @rule(number=st.integers(0, 99))
    def do_what_its_status_allows(self, number):
        """Else most deeds are refused, and a life of few steps comes nowhere."""
        allowed = [deed for deed in sorted(ALLOWED) if self.now().status in ALLOWED[deed].since and deed != "correct"]
        if allowed:
            self._do(allowed[number % len(allowed)])

    def _do(self, deed):
        before = self.now().status
        try:
            getattr(services, deed)(self.now(), by=SYSTEM, **GIVEN.get(deed, {}))
        except Refused:
            assert self.now().status == before
        else:
            assert (before in ALLOWED[deed].since, self.now().status in ALLOWED[deed].to) == (True, True)

    @rule(status=st.sampled_from(AgreementStatus.values))
    def correct_to(self, status):
        possible = status in ALLOWED["correct"].to and status != self.now().status
        try:
            services.correct(self.row, by=SYSTEM, status=status, reason="Entered wrongly.")
        except Refused:
            assert not possible
        else:
            assert possible

    @rule(ahead=st.booleans())
    def begin_on(self, ahead):
        if self.now().status not in SIGNED:
            day = self.today + timedelta(days=9) if ahead else self.today - timedelta(days=9)
            services.revise_agreement(self.now(), by=SYSTEM, starts_on=day.isoformat(), ends_on="2099")

    @rule(days=st.sampled_from([1, 10, 400]))
    def wait(self, days):
        follow_calendar(by=SYSTEM, today=self.today + timedelta(days=days))

    def now(self) -> Agreement:
        return Agreement.objects.get(pk=self.row.pk)

    @invariant()
    def the_last_move_is_the_status(self):
        if not hasattr(self, "row"):
            return
        moves, row = list(self.row.moves.order_by("at", "pk")), self.now()
        assert (moves[0].status, moves[-1].status) == (self.registered, row.status)
        assert all(one.status == other.came_from for one, other in pairwise(moves))

    @invariant()
    def open_decisions_stand_in_the_stages_of_approval(self):
        if not hasattr(self, "row"):
            return
        row = self.now()
        waiting = row.approvals.filter(state=ApprovalState.WAITING)
        undecided = row.approvals.filter(state__in=(ApprovalState.AHEAD, ApprovalState.WAITING))
        assert not undecided.exists() or row.status in IN_APPROVAL
        assert undecided.exists() == waiting.exists()
        assert len(set(undecided.values_list("round", flat=True))) <= 1

    @invariant()
    def what_is_in_force_was_signed_or_entered_so(self):
        if hasattr(self, "row") and self.now().status in IN_FORCE:
            said = set(self.row.moves.values_list("status", flat=True)) - {*IN_FORCE}
            corrected = self.row.moves.filter(remark="Entered wrongly.").exists()
            assert self.registered in SIGNED or AgreementStatus.SIGNATURE in said or corrected


def lived(lives: int) -> settings:
    return settings(
        max_examples=lives,
        stateful_step_count=12,
        deadline=None,
        derandomize=True,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )


class TestLife(TestCase, Life.TestCase):  # type: ignore[name-defined,misc]
    """A few lives; within a transaction each, as any test of the database."""

    settings = lived(3)


@pytest.mark.full
class TestManyLives(TestCase, Life.TestCase):  # type: ignore[name-defined,misc]
    settings = lived(200)


def draft(**fields):
    facts = {"title": "Memorandum", "kind": "memorandum", "status": "draft"} | fields
    return register_agreement(by=SYSTEM, organisations=[organisation("Harbour Park")], **facts)


def refused(deed, row, by=SYSTEM, **given) -> str:
    with pytest.raises(Refused) as told:
        getattr(services, deed)(row, by=by, **given)
    return str(told.value)


def test_a_signed_agreement_is_in_force_and_makes_partners_or_waits_for_its_first_day():
    row, later = draft(status="signature"), timezone.localdate() + timedelta(days=30)
    assert refused("sign", row, signed_on="2999").startswith("That day lies ahead")
    assert refused("sign", row, signed_on="2024").startswith("Name those who signed")
    services.revise_agreement(row, by=SYSTEM, starts_on=later.isoformat())
    services.sign(row, by=SYSTEM, signed_on="2024-05", remark="By both rectors.")
    assert (row.status, [str(each.started_on) for each in Partnership.objects.all()]) == ("signature", ["2024-05"])
    assert refused("withdraw", row).startswith("It is signed")
    assert follow_calendar(by=SYSTEM, today=later)["active"] == 1
    assert [(m.status, m.remark) for m in row.moves.all()] == [
        ("signature", ""),
        ("signature", "By both rectors."),
        ("active", "By the calendar."),
    ]


def test_notice_ends_an_agreement_after_its_last_day_unless_it_is_taken_back():
    row, last = draft(status="active", signed_on="2020"), timezone.localdate() + timedelta(days=90)
    services.terminate(row, by=SYSTEM, last_day=last, reason="No activity.")
    assert (row.status, row.terminates_on, row.runs_until) == ("active", last, last)
    services.keep(row, by=SYSTEM)
    assert (row.terminates_on, row.runs_until) == (None, None)
    services.terminate(row, by=SYSTEM, last_day=last, reason="No activity.")
    assert follow_calendar(by=SYSTEM, today=last) == {"active": 0, "terminated": 0, "renewed": 0, "expired": 0}
    assert follow_calendar(by=SYSTEM, today=last + timedelta(days=1))["terminated"] == 1


def test_an_agreement_at_its_end_has_expired_or_is_renewed_by_what_follows_it():
    past, today = "2020-12-31", timezone.localdate()
    alone, first, open_ended = (
        draft(status="active", title=t, ends_on=e) for t, e in zip("abc", (past, past, ""), strict=True)
    )
    follower = draft(status="active", title="d", base=first, base_relation="renewal", signed_on="2020")
    archived = draft(status="active", title="e", ends_on=past)
    Agreement.objects.filter(pk=archived.pk).update(archived_at=timezone.now())
    assert follow_calendar(by=SYSTEM) == {"active": 0, "terminated": 0, "renewed": 1, "expired": 1}
    rows = (alone, first, open_ended, follower, archived)
    assert [Agreement.objects.get(pk=row.pk).status for row in rows] == ["expired", "renewed", *["active"] * 3]
    assert set(follow_calendar(by=SYSTEM).values()) == {0}
    assert refused("reopen", alone).startswith("Its end, ")
    services.revise_agreement(Agreement.objects.get(pk=alone.pk), by=SYSTEM, ends_on=str(today.year + 2))
    assert services.reopen(alone, by=SYSTEM).status == "active"


def test_a_status_is_corrected_by_managers_with_a_reason_and_never_revised():
    row, vera, mara = draft(), user("vera", Role.CONTRIBUTOR), user("mara", Role.MANAGER)
    with pytest.raises(Refused) as told:
        services.revise_agreement(row, by=SYSTEM, status="active")
    assert told.value.field == "status"
    with pytest.raises(Forbidden):
        services.correct(row, by=Actor(vera), status="active", reason="Signed in 2011.")
    assert refused("correct", row, status="active", reason=" ") == "Give a reason."
    services.submit(row, by=SYSTEM)
    services.correct(row, by=Actor(mara), status="active", reason="Signed in 2011.")
    assert list(row.approvals.values_list("state", flat=True)) == ["dropped", "dropped"]
    assert Partnership.objects.count() == 1
    move = Move.objects.filter(agreement=row).last()
    assert (move.came_from, move.status, move.actor, move.remark) == ("unit", "active", mara, "Signed in 2011.")
