"""What counterparts have answered and nobody has seen to."""

from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from syndesis.core.models import User
from syndesis.engagement import policies
from syndesis.engagement.choices import StatementState
from syndesis.engagement.models import CounterpartLink, Engagement, Proposal, Statement


def answers_waiting(user: User) -> QuerySet[Any]:
    """The links by which something was said that the user may take over, the first answered first; each with the
    number of things, as `waiting`."""
    meetings = Engagement.objects.filter(policies.engagements.scope(user, "change"), archived_at=None).order_by()
    proposals = Proposal.objects.filter(policies.proposals.scope(user, "change"), archived_at=None).order_by()
    of_those = Q(engagement__in=meetings.values("pk")) | Q(recipient__proposal__in=proposals.values("pk"))
    waiting = Statement.objects.filter(link=OuterRef("pk"), state=StatementState.WAITING)
    rows = CounterpartLink.objects.filter(of_those, Exists(waiting))
    counted = Count("statements", filter=Q(statements__state=StatementState.WAITING))
    return rows.annotate(waiting=counted).order_by("answered_at", "pk")
