"""What of agreements somebody leaves behind: those in their charge, obligations, and decisions that wait for them."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce, NullIf
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from syndesis.agreements.choices import ENDED, AgreementStatus, ApprovalState, ObligationState
from syndesis.agreements.models import Agreement, Approval, ApprovalStep, Deputy, Move, Obligation
from syndesis.core.history import Actor
from syndesis.core.models import User
from syndesis.directory.leaving.deed import goodbyes
from syndesis.directory.leaving.groups import Giving, Group, Open, register_group, with_title


def agreements(user: User) -> Iterable[Agreement]:
    """Those not ended that they look after."""
    return Agreement.objects.filter(officer=user, archived_at=None).exclude(status__in=ENDED).order_by("pk")


def _give_agreements(rows: Sequence[Agreement], giving: Giving) -> None:
    Agreement.objects.filter(pk__in=_keys(rows)).update(officer=giving.to)


def obligations(user: User) -> Iterable[Obligation]:
    return Obligation.objects.filter(owner=user, state=ObligationState.OPEN, archived_at=None).order_by("pk")


def _give_obligations(rows: Sequence[Obligation], giving: Giving) -> None:
    Obligation.objects.filter(pk__in=_keys(rows)).update(owner=giving.to)


def approvals(user: User) -> Iterable[Approval]:
    """Those asked of them by name, now or later."""
    undecided = (ApprovalState.AHEAD, ApprovalState.WAITING)
    rows = Approval.objects.filter(user=user, state__in=undecided).select_related("agreement").order_by("pk")
    submitted = Move.objects.filter(agreement=OuterRef("agreement"), status=AgreementStatus.SUBMITTED)
    named = Coalesce(NullIf("actor__display_name", Value("")), "actor__username")
    last = submitted.order_by("-at", "-pk").annotate(named=named)
    return rows.annotate(submitter=Subquery(last.values("named")[:1]))


def _give_approvals(rows: Sequence[Approval], giving: Giving) -> None:
    Approval.objects.filter(pk__in=_keys(rows)).update(user=giving.to)


def steps(user: User) -> Iterable[ApprovalStep]:
    """By which they would be asked again."""
    return ApprovalStep.objects.filter(user=user).select_related("path").order_by("pk")


def _give_steps(rows: Sequence[ApprovalStep], giving: Giving) -> None:
    ApprovalStep.objects.filter(pk__in=_keys(rows)).update(user=giving.to)


def _keys(rows: Sequence[Any]) -> list[int]:
    return [row.pk for row in rows]


def _approval(row: Approval) -> Open:
    """With who submitted it: managers decide in place of a successor who is that."""
    submitter = getattr(row, "submitter", None)
    told = gettext("%(step)s, submitted by %(user)s") % {"step": row, "user": submitter} if submitter else str(row)
    return Open(str(row.agreement), row.agreement.get_absolute_url(), told)


def _step(row: ApprovalStep) -> Open:
    return Open(str(row.path), detail=str(row))


def _deputies_end(user: User, by: Actor) -> None:
    """Nobody stands in for them, nor they for others; what is over stays on record."""
    lasting = Q(ends_on=None) | Q(ends_on__gte=timezone.localdate())
    Deputy.objects.filter(lasting, Q(user=user) | Q(deputy=user)).delete()


for group in (
    Group("agreements", _("Agreements"), agreements, with_title, _give_agreements),
    Group("obligations", _("Obligations"), obligations, with_title, _give_obligations),
    Group("approvals", _("Approvals asked of them"), approvals, _approval, _give_approvals),
    Group("approval_steps", _("Steps of approval paths"), steps, _step, _give_steps),
):
    register_group(group)
goodbyes.append(_deputies_end)
