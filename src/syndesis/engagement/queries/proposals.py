"""Questions to the proposals: how many were asked, what they answered, what is overdue."""

from datetime import date
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from syndesis.engagement.choices import ProposalStatus, Response
from syndesis.engagement.models import Initiative, InitiativeParty, Proposal, ProposalRecipient


def with_answers() -> QuerySet[Proposal]:
    """Proposals, each with how many it is addressed to and how many of them have answered."""
    asked = ProposalRecipient.objects.filter(proposal=OuterRef("pk"))
    answered = asked.exclude(response=Response.NONE)
    return Proposal.objects.annotate(asked=_number(asked), answered=_number(answered))


def _number(rows: QuerySet[ProposalRecipient]) -> Coalesce:
    counted = rows.order_by().values("proposal").annotate(number=Count("pk"))
    return Coalesce(Subquery(counted.values("number")), 0)


def numbers(proposal: Proposal) -> dict[str, int]:
    """How many recipients gave each answer; every answer is there, also at nought."""
    rows = proposal.recipients.order_by().values_list("response").annotate(number=Count("pk"))
    return dict.fromkeys(Response.values, 0) | dict(rows)


def overdue(today: date | None = None) -> Q:
    """Of recipients: what was to be done next is late. An answer that is waited for is late after the day that the
    proposal names."""
    day = today or timezone.localdate()
    waited_for = Q(response=Response.NONE, due_on_last=None, proposal__status=ProposalStatus.SENT)
    return Q(due_on_last__lt=day) | waited_for & Q(proposal__due_on_last__lt=day)


def with_promises(rows: QuerySet[ProposalRecipient]) -> QuerySet[Any]:
    """Recipients, each with the promise that came of its answer, as `promise_id`."""
    promises = Initiative.objects.filter(
        Exists(
            InitiativeParty.objects.filter(initiative=OuterRef("pk"), organisation=OuterRef(OuterRef("organisation")))
        ),
        proposal=OuterRef("proposal"),
        archived_at=None,
    )
    return rows.annotate(promise_id=Subquery(promises.order_by("pk").values("pk")[:1]))
