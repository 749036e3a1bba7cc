"""What counterparts say by their links: taken in, then taken over or dismissed by staff."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from syndesis.core.history import Actor, recording
from syndesis.core.services import Refused
from syndesis.engagement.choices import StatementState, Use
from syndesis.engagement.models import CounterpartLink, LinkUse, Statement
from syndesis.engagement.services.links import COUNTERPART, check_link
from syndesis.engagement.services.taking_over import write

LONGEST = 500
"""Characters of what is said of one thing."""


@dataclass(frozen=True)
class Said:
    """What a counterpart says of one thing that was shown."""

    about: str
    text: str = ""
    shown: str = ""
    key: int | None = None
    is_right: bool = False


def take_in(link: CounterpartLink, said: Sequence[Said], *, sent: Mapping[str, Any], address: str | None) -> None:
    """One answer, which uses the link up: who holds a copy of it can neither see nor overwrite what was answered, and
    whoever wants to mend something asks for another. Nothing on record changes by it. Raises Refused where the link
    does not open any more, as for the second of two answers at the same moment."""
    with recording(COUNTERPART, "Answered by a counterpart"):
        now = timezone.now()
        open_links = CounterpartLink.objects.filter(answered_at=None, revoked_at=None, expires_at__gt=now)
        if not open_links.filter(pk=link.pk).update(answered_at=now):
            raise Refused(_("This link does not work."))
        LinkUse.objects.create(link=link, what=Use.ANSWERED, address=address, answer=dict(sent))
        named = str(sent.get("name") or link.person or "")
        said_by = ", ".join(filter(None, (str(link.organisation), named)))[:LONGEST]
        Statement.objects.bulk_create(
            [
                Statement(
                    link=link,
                    said_by=said_by,
                    about=each.about,
                    object_id=each.key,
                    shown=each.shown[:LONGEST],
                    text=each.text[:LONGEST],
                    state=StatementState.CONFIRMED if each.is_right else StatementState.WAITING,
                )
                for each in said
            ]
        )


def take_over(statement: Statement, *, by: Actor) -> Statement:
    """Have the record say what the counterpart said. Raises Refused where it cannot be written as it stands."""
    with recording(by, "Statement of a counterpart taken over"):
        row = _locked(statement, by)
        write(row, by=by)
        return _settle(row, StatementState.TAKEN, by)


def settle_by_hand(statement: Statement, *, by: Actor) -> Statement:
    """Somebody has seen to it themselves."""
    with recording(by, "Statement of a counterpart seen to by hand"):
        return _settle(_locked(statement, by), StatementState.TAKEN, by)


def dismiss_statement(statement: Statement, *, by: Actor) -> Statement:
    """The record stays as it is."""
    with recording(by, "Statement of a counterpart dismissed"):
        return _settle(_locked(statement, by), StatementState.DISMISSED, by)


def take_all_over(link: CounterpartLink, *, by: Actor) -> tuple[int, int]:
    """All that waits of one answer, as far as it can be written as it stands. Returns how many were taken over, and how
    many are left for somebody to see to."""
    taken = left = 0
    with recording(by, "Statements of a counterpart taken over"):
        check_link(link, by)
        for row in link.statements.filter(state=StatementState.WAITING):
            try:
                take_over(row, by=by)
                taken += 1
            except Refused:
                left += 1
    return taken, left


def _locked(statement: Statement, by: Actor) -> Statement:
    row = Statement.objects.select_for_update(of=("self",)).select_related("link").get(pk=statement.pk)
    check_link(row.link, by)
    if row.state != StatementState.WAITING:
        raise Refused(_("Somebody has seen to this already."))
    return row


def _settle(row: Statement, state: str, by: Actor) -> Statement:
    row.state, row.settled_at, row.settled_by = state, timezone.now(), by.user
    row.save()
    if not row.link.statements.filter(state=StatementState.WAITING).exists():
        answers = LinkUse.objects.filter(link=row.link, what=Use.ANSWERED, settled_at=None)
        answers.update(settled_at=row.settled_at, settled_by=by.user)
    return row
