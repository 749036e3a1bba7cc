"""How an agreement was decided and moved so far: the rounds of approval, and the story of its status."""

from collections.abc import Sequence
from itertools import groupby
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from syndesis.agreements.choices import ApprovalState
from syndesis.agreements.models import Approval, Move

TONES = {ApprovalState.APPROVED: "good", ApprovalState.SENT_BACK: "bad", ApprovalState.WAITING: "warn"}


def rounds_of(approvals: Sequence[Approval]) -> list[dict[str, Any]]:
    """The rounds, the last first: {title, lines: [{step, state, tone, who, day, comment}]}."""
    rounds = groupby(sorted(approvals, key=lambda row: (-row.round, row.order, row.pk)), key=lambda row: row.round)
    return [
        {"title": _("Round %(number)s") % {"number": number}, "lines": [_line(row) for row in rows]}
        for number, rows in rounds
    ]


def _line(row: Approval) -> dict[str, Any]:
    who = str(row.actor or "")
    if row.actor and row.in_place_of:
        who = _("%(deputy)s, in place of %(user)s") % {"deputy": row.actor, "user": row.in_place_of}
    return {
        "step": str(row),
        "state": row.get_state_display(),
        "tone": TONES.get(ApprovalState(row.state), ""),
        "who": who,
        "day": _at(row.decided_at),
        "comment": row.comment,
    }


def moves_told(moves: Sequence[Move]) -> list[dict[str, Any]]:
    """The moves, the last first: {status, day, who, remark}."""
    return [
        {
            "status": move.get_status_display(),
            "day": _at(move.at),
            "who": str(move.actor or ""),
            "remark": move.remark,
        }
        for move in reversed(moves)
    ]


def _at(at: Any) -> str:
    return date_format(timezone.localtime(at), "DATE_FORMAT") if at else ""
