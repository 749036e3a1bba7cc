"""Questions to the directory."""

from collections.abc import Iterable
from functools import reduce
from operator import or_

from django.db.models import Exists, Model, OuterRef, Q, QuerySet

from syndesis.core.models import User
from syndesis.core.policies import NOTHING
from syndesis.directory.models import Organisation, OrganisationName, Partnership, PartnershipTier, Responsibility


def home() -> Organisation | None:
    """Our own institution, once the first-run set-up has named it."""
    return Organisation.objects.filter(is_home=True).first()


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
        user._paths_answered_for = paths  # type: ignore[attr-defined]  # noqa: SLF001 -- kept for the request
    return Organisation.objects.filter(below(paths))


def own_unit(user: User | None) -> Organisation | None:
    """The unit of ours for which a user writes: the first that they answer for, else our institution."""
    ours = home()
    if user is not None and ours is not None:
        unit = Organisation.objects.filter(responsible__user=user, path__startswith=ours.path).order_by(
            "responsible__id"
        )
        return unit.first() or ours
    return ours


def by_identifier(scheme: str, value: str) -> Organisation | None:
    return Organisation.objects.filter(identifiers__scheme=scheme, identifiers__value=value).first()


def by_name(name: str) -> QuerySet[Organisation]:
    """Organisations that bear or bore exactly this name, in any writing of capitals."""
    return Organisation.objects.filter(
        Q(name__iexact=name) | Exists(OrganisationName.objects.filter(organisation=OuterRef("pk"), text__iexact=name))
    )


def reached_through(user: User, model: type[Model], link: str) -> Q:
    """Rows of `model` whose link table (a related name with a column `organisation`) names one answered for."""
    table = model._meta.get_field(link).related_model
    column = model._meta.get_field(link).remote_field.name  # type: ignore[union-attr]
    rows = table._default_manager.filter(**{column: OuterRef("pk"), "organisation__in": answered_for(user)})  # type: ignore[union-attr]
    return Q(Exists(rows))


def partners() -> QuerySet[Organisation]:
    """Organisations with which we have a partnership."""
    return Organisation.objects.filter(Exists(Partnership.objects.filter(organisation=OuterRef("pk"))))


def current_tiers() -> QuerySet[PartnershipTier]:
    """Tiers without an end, newest first; to be filtered to one partner by the caller."""
    return PartnershipTier.objects.filter(ends_on="").order_by("-starts_on_first", "-id")
