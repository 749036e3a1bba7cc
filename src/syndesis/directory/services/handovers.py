"""Handing over what somebody answered for: a list of what hangs on it is ticked off, then the successor answers."""

from datetime import date, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from syndesis.core.accounts import check_governs
from syndesis.core.accounts.governing import governs
from syndesis.core.history import Actor, recording
from syndesis.core.models import User
from syndesis.core.policies import Forbidden
from syndesis.core.services import Refused
from syndesis.directory.handing_over import hanging_on, open_actions
from syndesis.directory.models import Handover, HandoverItem, Responsibility
from syndesis.directory.services.responsibilities import end_responsibility, give_responsibility
from syndesis.lib.partial_dates import PartialDate
from syndesis.work.services import hand_over_action

TEXT = 300


def start_handover(*, by: Actor, responsibility: Responsibility, on: date, successor: User | None = None) -> Handover:
    """Begin to hand over a responsibility: its list is made from what hangs on it now. Raises Refused where that has
    been begun already, or for a successor who cannot sign in or is the one who leaves."""
    with recording(by, "Handover begun"):
        check_governs(by)
        if Handover.objects.filter(responsibility=responsibility, closed_at=None).exists():
            raise Refused(_("It is being handed over already."))
        _refuse_successor(responsibility, successor)
        handover = Handover.objects.create(responsibility=responsibility, successor=successor, on=on)
        HandoverItem.objects.bulk_create(
            [HandoverItem(handover=handover, text=text[:TEXT]) for text in hanging_on(responsibility, on)]
        )
    return handover


def revise_handover(handover: Handover, *, by: Actor, on: date, successor: User | None) -> Handover:
    """Another day, or another successor."""
    with recording(by, "Handover changed"):
        check_governs(by)
        row = _open(handover)
        _refuse_successor(row.responsibility, successor)
        row.on, row.successor = on, successor
        row.save(update_fields=["on", "successor"])
    return row


def add_item(handover: Handover, *, by: Actor, text: str) -> HandoverItem:
    """One more thing to be handed over."""
    with recording(by, "Item added"):
        row = _open(handover)
        _check_takes_part(by, row)
        if not text.strip():
            raise Refused(_("Say what is to be handed over."), "text")
        return HandoverItem.objects.create(handover=row, text=text.strip()[:TEXT])


def tick_item(item: HandoverItem, *, by: Actor, done: bool = True) -> HandoverItem:
    """Say that it is handed over, or that it is not after all."""
    with recording(by, "Handed over" if done else "Not handed over yet"):
        row = HandoverItem.objects.select_for_update().get(pk=item.pk)
        _check_takes_part(by, _open(row.handover))
        if done != (row.done_at is not None):
            row.done_at, row.done_by = (timezone.now(), by.user) if done else (None, None)
            row.save(update_fields=["done_at", "done_by"])
    return row


def close_handover(handover: Handover, *, by: Actor, with_actions: bool = True) -> Handover:
    """The successor answers from the day on, whoever stood in goes on to; the day before is the last of the other. With
    `with_actions` the open actions about it become the successor's. Raises Refused where nobody succeeds yet. Items may
    be left open: the page says so, and the successor sees which."""
    with recording(by, "Handed over to the successor"):
        check_governs(by)
        row = _open(handover)
        if row.successor is None:
            raise Refused(_("Name a successor first."), "successor")
        left = row.responsibility
        actions = list(open_actions(left)) if with_actions else []
        if left.starts_on and left.starts_on.first >= row.on:
            raise Refused(_("The day lies before the responsibility begins."), "on")
        if not left.ends_on or left.ends_on.last >= row.on:
            end_responsibility(by=by, responsibility=left, ends_on=PartialDate.of(row.on - timedelta(days=1)))
        give_responsibility(
            by=by,
            user=row.successor,
            backup=left.backup if left.backup != row.successor else None,
            organisation=left.organisation,
            region=left.region,
            country=left.country,
            starts_on=PartialDate.of(row.on),
        )
        for action in actions:
            hand_over_action(action, by=by, to=row.successor)
        row.closed_at = timezone.now()
        row.save(update_fields=["closed_at"])
    return row


def takes_part(user: User, handover: Handover) -> bool:
    """Whether a user may see and tick off a handover: who leaves, who succeeds, who stands in, and who governs."""
    left = handover.responsibility
    return governs(user) or user.pk in (left.user_id, left.backup_id, handover.successor_id)


def _check_takes_part(by: Actor, handover: Handover) -> None:
    if by.user is not None and not takes_part(by.user, handover):
        raise Forbidden(str(by.user))


def _open(handover: Handover) -> Handover:
    row = Handover.objects.select_for_update().get(pk=handover.pk)
    if row.closed_at is not None:
        raise Refused(_("This handover is closed."))
    return row


def _refuse_successor(responsibility: Responsibility, successor: User | None) -> None:
    if successor is None:
        return
    if not successor.is_active:
        raise Refused(_("%(user)s cannot sign in.") % {"user": successor}, "successor")
    if successor.pk == responsibility.user_id:
        raise Refused(_("%(user)s is the one who leaves.") % {"user": successor}, "successor")
