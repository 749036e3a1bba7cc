"""How far a user reaches: the organisations that they answer for today, with all below them. Whoever stands in for
somebody reaches as far: an absence is not announced to the system, and a stand-in who cannot act is none."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cached_property, reduce
from operator import or_

from django.db.models import Model, Q, QuerySet
from django.utils import timezone

from syndesis.core.models import User
from syndesis.core.policies import NOTHING
from syndesis.directory.models import Organisation, RegionCountry, Responsibility

LEVELS_BELOW = 4
"""So many levels of units inherit the country of an organisation abroad."""


@dataclass(frozen=True)
class Held:
    """What a user answers for today."""

    paths: tuple[str, ...] = ()
    """Of organisations."""
    countries: frozenset[str] = frozenset()
    own: str = ""
    """The path of our own institution, asked for only where there are countries."""

    @cached_property
    def organisations(self) -> QuerySet[Organisation]:
        """All that lies within: put together once, since every scope of a request names it."""
        return Organisation.objects.filter(below(self.paths) | in_countries(self.countries, self.own))


def below(paths: Iterable[str], column: str = "path") -> Q:
    """The organisations at or under any of `paths`."""
    return reduce(or_, (Q(**{f"{column}__under": path}) for path in paths), NOTHING)


def in_countries(countries: Collection[str], own: str) -> Q:
    """The organisations in these countries, and their units that name no country of their own. Nothing of our own
    institution, whatever country it is in: whoever answers for a country looks after partners there. Joins the
    organisations above, so it is for subqueries; nested subqueries would be too deep for SQLite's parser."""
    if not countries:
        return NOTHING
    condition, above, of_no_country = Q(country__in=countries), "", Q()
    for _level in range(LEVELS_BELOW):
        of_no_country &= Q(**{f"{above}country": ""})
        above += "parent__"
        condition |= of_no_country & Q(**{f"{above}country__in": countries})
    return condition & ~Q(path__startswith=own) if own else condition


def answered_for(user: User) -> QuerySet[Organisation]:
    """The organisations that a user answers for, with all below them; for use as a subquery."""
    return _held(user).organisations.all()


def answered_by(users: Iterable[User]) -> Q:
    """The organisations for which any of these users answers today, on whatever ground: for one itself, for one above
    it, for its country or a region. Who merely stands in is not meant."""
    rows = Responsibility.objects.filter(user__in=list(users)).on(timezone.localdate())
    held = held_with(rows.select_related("organisation").only("organisation__path", "region", "country"))
    found = Organisation.objects.filter(below(held.paths) | in_countries(held.countries, held.own))
    return Q(pk__in=found.values("pk"))


def _held(user: User) -> Held:
    """Asked once per user object, that is, once per request."""
    held: Held | None = getattr(user, "_answers_for", None)
    if held is None:
        rows = Responsibility.objects.filter(Q(user=user) | Q(backup=user)).on(timezone.localdate())
        held = held_with(rows.select_related("organisation").only("organisation__path", "region", "country"))
        user._answers_for = held  # type: ignore[attr-defined]
    return held


def as_if_answering(*rows: Responsibility) -> User:
    """Somebody who answers for these and nothing else, to ask what can be reached through them; no such user exists."""
    nobody = User(pk=0)
    nobody._answers_for = held_with(rows)  # type: ignore[attr-defined]
    return nobody


def held_with(responsibilities: Iterable[Responsibility]) -> Held:
    """What is held by these responsibilities."""
    rows = list(responsibilities)
    paths = tuple(row.organisation.path for row in rows if row.organisation)
    regions = {row.region_id for row in rows if row.region_id}
    countries = {row.country for row in rows if row.country}
    if regions:
        countries |= set(RegionCountry.objects.filter(region__in=regions).values_list("country", flat=True))
    own = ""
    if countries:
        own = Organisation.objects.filter(is_home=True).values_list("path", flat=True).first() or ""
    return Held(paths, frozenset(countries), own)


def reached_through(user: User, model: type[Model], link: str) -> Q:
    """Rows of `model` whose link table (a related name with a column `organisation`) names one answered for.

    The keys of these, which are few, and no EXISTS: PostgreSQL expects to ask that of every row, and spent a second on
    compiling the statement first.
    """
    table = model._meta.get_field(link).related_model
    column = model._meta.get_field(link).remote_field.name  # type: ignore[union-attr]
    rows = table._default_manager.filter(organisation__in=answered_for(user)).order_by()  # type: ignore[union-attr]
    return Q(pk__in=rows.values(column))
