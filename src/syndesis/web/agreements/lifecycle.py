"""Where an agreement stands in its life, as its page shows it: its stages, who holds it, what can be done."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from syndesis.agreements import policies
from syndesis.agreements.choices import ENDED, IN_APPROVAL, IN_FORCE, AgreementStatus, ApprovalState
from syndesis.agreements.lifecycle import waits_for_its_first_day
from syndesis.agreements.models import Agreement, Approval, Move
from syndesis.agreements.objects.deeds import DEEDS
from syndesis.agreements.queries.deciding import MANAGING
from syndesis.agreements.queries.paths import path_of
from syndesis.core import dates
from syndesis.core.models import User
from syndesis.web.agreements.deciding import decisions
from syndesis.web.agreements.rounds import moves_told, rounds_of

S = AgreementStatus
WITHIN = ("withdraw", "start_review", "end_review", "suspend", "terminate", "keep", "expire", "succeed", "correct")
"""The deeds that stand with the stages."""


def lifecycle_of(agreement: Agreement, reader: User) -> dict[str, Any]:
    """As `web/agreements/stepper.html` takes it."""
    today = timezone.localdate()
    moves = list(agreement.moves.select_related("actor"))
    approvals = list(agreement.approvals.select_related("user", "unit", "actor", "in_place_of"))
    last = max((row.round for row in approvals), default=0)
    now_asked = [row for row in approvals if row.round == last] if agreement.status in IN_APPROVAL else []
    may_change = not agreement.archived_at and policies.agreements.can(reader, "change", agreement)
    taken = path_of(agreement, today) if agreement.status == S.DRAFT else None
    ahead = [step.stage for step in taken.plan.steps] if taken else [row.stage for row in now_asked]
    return {
        "stages": list(_stages(agreement, moves, ahead)),
        "path": str(taken) if taken else "",
        "decisions": decisions(agreement, now_asked, reader, today),
        "holder": _holder(agreement, moves, now_asked),
        "asks_nobody": agreement.status in IN_APPROVAL
        and not any(row.state == ApprovalState.WAITING for row in now_asked),
        "rounds": rounds_of(approvals),
        "moves": moves_told(moves),
        "deeds": list(_offered(agreement, reader)) if may_change else [],
    }


def _stages(agreement: Agreement, moves: Sequence[Move], ahead: Sequence[str]) -> Iterator[dict[str, Any]]:
    """What it went through, where it stands, and what is before it; of a way gone twice, the last time."""
    order, now = list(S), S(agreement.status)
    begun = max((number for number, move in enumerate(moves) if move.status == S.DRAFT), default=0)
    reached = {S(move.status): move for move in moves[begun:]}
    passed = {status for status in reached if order.index(status) < order.index(now)}
    if order.index(now) > order.index(S.ACTIVE):
        passed.add(S.ACTIVE)
    for status in sorted(passed, key=order.index):
        yield _stage(status, "passed", _reached_on(agreement, status, reached.get(status)))
    day = _reached_on(agreement, now, reached.get(now))
    yield _stage(now, "now", _("since %(day)s") % {"day": day} if day else "")
    following: list[AgreementStatus] = []
    if now == S.DRAFT or now in IN_APPROVAL:
        following = [S(stage) for stage in ahead if order.index(S(stage)) > order.index(now)]
        following += [S.SIGNATURE, S.ACTIVE]
    elif now == S.SIGNATURE:
        following = [S.ACTIVE]
    for status in sorted(set(following), key=order.index):
        yield _stage(status, "ahead", dates.full(agreement.starts_on) if status == S.ACTIVE else "")
    if now in IN_FORCE and (end := agreement.terminates_on or agreement.runs_until):
        status = S.TERMINATED if agreement.terminates_on else S.EXPIRED
        label = str(status.label) if agreement.terminates_on else _("End of its term")
        yield _stage(status, "ahead", date_format(end, "SHORT_DATE_FORMAT")) | {"label": label}


def _stage(status: AgreementStatus, state: str, day: str) -> dict[str, Any]:
    return {"label": status.label, "state": state, "day": day}


def _reached_on(agreement: Agreement, status: AgreementStatus, move: Move | None) -> str:
    """Since when it had a status. Of one that was entered as it stood, that is known by its dates only."""
    first = agreement.starts_on or agreement.signed_on
    if status == S.ACTIVE and first:
        return dates.full(first)
    if move is not None and (move.came_from or status == S.DRAFT):
        return date_format(timezone.localtime(move.at), "SHORT_DATE_FORMAT")
    last = agreement.terminates_on or agreement.runs_until
    return date_format(last, "SHORT_DATE_FORMAT") if status in ENDED and last else ""


def _holder(agreement: Agreement, moves: Sequence[Move], asked: Sequence[Approval]) -> str:
    """Who has to act, where nobody is asked for a decision."""
    if asked:
        return ""
    who = agreement.officer or agreement.owner_unit
    match agreement.status:
        case S.DRAFT:
            return _("With %(who)s, to be completed and submitted.") % {"who": who} if who else ""
        case S.SIGNATURE if waits_for_its_first_day(agreement):
            return _("Signed on %(day)s; it begins by the calendar.") % {"day": dates.full(agreement.signed_on)}
        case S.SIGNATURE:
            return _("With %(who)s, to be signed by the parties.") % {"who": who or _("the office")}
        case S.SUSPENDED | S.TERMINATED:
            remark = next((move.remark for move in reversed(moves) if move.status == agreement.status), "")
            return _("Reason: %(reason)s") % {"reason": remark} if remark else ""
    if agreement.terminates_on:
        return _("Notice is given: it ends after %(day)s.") % {"day": _day(agreement.terminates_on)}
    return ""


def _day(day: date) -> str:
    return date_format(day, "DATE_FORMAT")


def _offered(agreement: Agreement, reader: User) -> Iterator[dict[str, Any]]:
    for deed in DEEDS:
        if deed.name not in WITHIN or not deed.possible(agreement):
            continue
        if deed.name == "correct" and reader.role not in MANAGING:
            continue
        url = reverse(f"web:agreement_{deed.name}", args=[agreement.pk])
        yield {"label": deed.label, "url": url, "post": deed.form is None}
