"""How far a user reaches: the organisations that they answer for, with all below them."""

from collections.abc import Iterable
from functools import reduce
from operator import or_

from django.db.models import Exists, Model, OuterRef, Q, QuerySet

from syndesis.core.models import User
from syndesis.core.policies import NOTHING
from syndesis.directory.models import Organisation, Responsibility


def below(paths: Iterable[str], column: str = "path") -> Q:
    """The organisations at or under any of `paths`."""
    return reduce(or_, (Q(**{f"{column}__startswith": path}) for path in paths), NOTHING)


def answered_for(user: User) -> QuerySet[Organisation]:
    """The organisations that a user answers for, with all below them; for use as a subquery.

    The few paths are asked once per user object, that is, once per request.
    """
    paths = getattr(user, "_paths_answered_for", None)
    if paths is None:
        paths = list(Responsibility.objects.filter(user=user).values_list("organisation__path", flat=True))
        user._paths_answered_for = paths  # type: ignore[attr-defined]
    return Organisation.objects.filter(below(paths))


def reached_through(user: User, model: type[Model], link: str) -> Q:
    """Rows of `model` whose link table (a related name with a column `organisation`) names one answered for."""
    table = model._meta.get_field(link).related_model
    column = model._meta.get_field(link).remote_field.name  # type: ignore[union-attr]
    rows = table._default_manager.filter(**{column: OuterRef("pk"), "organisation__in": answered_for(user)})  # type: ignore[union-attr]
    return Q(Exists(rows))
