"""What is being decided about an agreement: of whom it is asked, since when, until when, and the form to decide it."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from syndesis.agreements.choices import ApprovalState
from syndesis.agreements.models import Agreement, Approval
from syndesis.agreements.objects.deeds import DecisionForm
from syndesis.agreements.queries.deciding import Holders, holders_of
from syndesis.core.accounts import governs
from syndesis.core.models import User


def decisions(agreement: Agreement, asked: Sequence[Approval], reader: User, today: date) -> list[dict[str, Any]]:
    """Those that wait, as `web/agreements/decision.html` takes each."""
    waiting = [row for row in asked if row.state == ApprovalState.WAITING]
    holders = holders_of(waiting, today) if waiting else {}
    return [decision(agreement, row, holders[row.pk], reader, today) for row in waiting]


def decision(agreement: Agreement, row: Approval, holders: Holders, reader: User, today: date) -> dict[str, Any]:
    may_decide = not agreement.archived_at and holders.may_decide(reader)
    instead = holders.in_place_of(reader) if may_decide else None
    form = DecisionForm(initial={"approval": row.pk}, auto_id=f"decision-{row.pk}-%s") if may_decide else None
    return {
        "step": str(row),
        "stage": row.get_stage_display(),
        "who": who(row, holders),
        "since": date_format(timezone.localtime(row.asked_at), "DATE_FORMAT") if row.asked_at else "",
        "due": date_format(row.due_on, "DATE_FORMAT") if row.due_on else "",
        "overdue": overdue(row, today),
        "notes": list(_notes(row, holders, reader, instead)),
        "form": form,
        "approve_url": reverse("web:agreement_approve", args=[agreement.pk]),
        "send_back_url": reverse("web:agreement_send_back", args=[agreement.pk]),
        "reassign_url": _reassigning(agreement, row) if governs(reader) and not agreement.archived_at else "",
    }


def _reassigning(agreement: Agreement, row: Approval) -> str:
    return f"{reverse('web:agreement_reassign', args=[agreement.pk])}?approval={row.pk}"


def who(row: Approval, holders: Holders) -> str:
    """ "Anna Keller, in her place Ivan Orlov": those of whom it is asked; any manager, where it is asked of all."""
    if holders.managers:
        return _("any manager")
    names = [str(user) for user in holders.asked]
    for deputy, principal in holders.standing_in.items():
        names.append(_("%(deputy)s (in place of %(user)s)") % {"deputy": deputy, "user": principal})
    named = ", ".join(names)
    return _("%(names)s, for %(unit)s") % {"names": named, "unit": row.unit} if row.unit and named else named


def overdue(row: Approval, today: date) -> str:
    """ "3 days overdue"; blank while there is time."""
    if row.due_on is None or row.due_on >= today:
        return ""
    days = (today - row.due_on).days
    return ngettext("%(number)s day overdue", "%(number)s days overdue", days) % {"number": days}


def _notes(row: Approval, holders: Holders, reader: User, instead: User | None) -> Any:
    if holders.only_submitter:
        told = _("It is asked of %(user)s, who submitted it: any manager may decide.")
        yield told % {"user": ", ".join(map(str, holders.everybody_asked))}
    elif holders.gone and holders.nobody_left:
        told = _("%(user)s, of whom it was asked, can no longer sign in: any manager may decide.")
        yield told % {"user": holders.gone}
    elif holders.nobody_left and row.unit:
        yield _("Nobody answers for %(unit)s: any manager may decide.") % {"unit": row.unit}
    elif holders.nobody_left:
        yield _("Nobody is left who could decide it: any manager may.")
    if instead is not None and instead.is_active:
        yield _("You decide in place of %(user)s.") % {"user": instead}
    if holders.is_own(reader):
        yield _("You submitted it yourself, so that somebody else decides.")
