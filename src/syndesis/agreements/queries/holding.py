"""With whom an agreement is at the moment, to annotate the rows of lists: as one text, without a query a row."""

from django.db.models import Case, CharField, Count, F, IntegerField, OuterRef, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce, NullIf

from syndesis.agreements.choices import ENDED, IN_APPROVAL, ApprovalState, Deciders
from syndesis.agreements.models import Approval
from syndesis.core.models import User, Visibility
from syndesis.directory.models import Organisation

SOME_UNIT = "-"
"""What stands for a unit that is not named."""


def holder() -> Case:
    """Of whom the decision is asked that waits, blank for any manager; of what is not to be approved, who looks after
    it, else the unit in charge; nobody of what has ended."""
    asked = Case(
        When(decided_by=Deciders.USER, then=_user("user")),
        When(decided_by=Deciders.UNIT, then=Coalesce(_unit("unit"), Value(SOME_UNIT))),
        default=Value(""),
        output_field=CharField(),
    )
    return Case(
        When(status__in=ENDED, then=Value("")),
        When(status__in=IN_APPROVAL, then=Coalesce(Subquery(_waiting().values(who=asked)[:1]), Value(""))),
        default=Coalesce(_user("officer"), _unit("owner_unit"), Value("")),
        output_field=CharField(),
    )


def holders_more() -> Coalesce:
    """How many more decisions wait side by side."""
    counted = _waiting().order_by().values("agreement").annotate(number=Count("pk")).values(more=F("number") - 1)
    return Coalesce(Subquery(counted), Value(0), output_field=IntegerField())


def _waiting() -> QuerySet[Approval]:
    return Approval.objects.filter(agreement=OuterRef("pk"), state=ApprovalState.WAITING).order_by("order", "pk")


def _user(name: str) -> Subquery:
    named = Coalesce(NullIf("display_name", Value("")), "username")
    return Subquery(User.objects.filter(pk=OuterRef(name)).values(name=named)[:1])


def _unit(name: str) -> Subquery:
    """Restricted ones are not named: a list has readers who may not see them."""
    seen = Organisation.objects.exclude(visibility=Visibility.RESTRICTED)
    return Subquery(seen.filter(pk=OuterRef(name)).values("name")[:1])
