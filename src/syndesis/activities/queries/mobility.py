"""Which stays, yearly counts and offers are meant, and how many of an offer's places are taken."""

from collections.abc import Iterable
from typing import Any

from django.db import connection
from django.db.models import Count, Exists, F, IntegerField, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.db.models.lookups import In
from django.utils.translation import gettext as _

from syndesis.activities import policies
from syndesis.activities.choices import Employment
from syndesis.activities.models import InternshipOffer, Mobility, MobilityCount
from syndesis.core.countries import country_name
from syndesis.core.models import User
from syndesis.directory.models import Organisation, OrganisationName
from syndesis.directory.queries import home
from syndesis.directory.queries.as_of import in_regions
from syndesis.directory.reach import below, in_countries

FEW = 300
"""Partners: of more, the stays are not looked up one partner after the other, which is to sort most of them anew."""
MOST_KEYS = 1000
"""Partners that are named by their keys, where a row is compared with all of them at once."""
CELL = ("organisation", "year", "direction", "kind")
"""For these together a yearly count says how many moved: where there is one, single stays are no figure beside it."""


def of_units(units: Iterable[Organisation]) -> Q:
    """Of a unit of ours, or of one below it."""
    return Q(owner_unit__in=Organisation.objects.filter(below([unit.path for unit in units])).values("pk"))


def with_partners(partners: Iterable[Organisation]) -> Q:
    """With a partner, or a part of it."""
    return Q(organisation__in=Organisation.objects.filter(below([each.path for each in partners])).values("pk"))


def called(words: str) -> Q:
    """With a partner that bears or bore such a name. Who sees a stay sees its partner (`policies.MovingPolicy`)."""
    names = OrganisationName.objects.filter(text__icontains=words).order_by()
    keys = list(names.values_list("organisation", flat=True).distinct()[: FEW + 1])
    if len(keys) <= FEW:
        return Q(organisation__in=keys)
    return Q(In(F("organisation") + 0, names.values("organisation")))


def in_country(text: str) -> Q:
    """With a partner in a country, by its two letters."""
    code = text.upper()
    if not code or country_name(code) == code:
        raise ValueError(_("There is no such country: %(code)s.") % {"code": text[:80]})
    own = home()
    rows = Organisation.objects.filter(in_countries({code}, own.path if own else ""))
    return Q(organisation__in=rows.values("pk"))


def within_regions(regions: list[Any]) -> Q:
    return Q(organisation__in=Organisation.objects.filter(in_regions(regions)).values("pk"))


def of_the_whole(text: str) -> Q:
    """Of our institution itself, and of none of its units."""
    _refuse_all_but_one(text)
    return Q(owner_unit__in=Organisation.objects.filter(is_home=True).values("pk"))


def unsaid(text: str) -> Q:
    """Of which the unit, the level or the academic year is not said."""
    missing = {"unit": Q(owner_unit=None), "level": Q(level=""), "year": Q(year=None)}
    if text not in missing:
        raise ValueError(_("Write one of: %(names)s.") % {"names": ", ".join(missing)})
    return missing[text]


def with_outcome(text: str) -> Q:
    """Internships that led to this. No facet: it would have every stay read to be counted."""
    if text not in Employment.values:
        raise ValueError(_("Write one of: %(names)s.") % {"names": ", ".join(Employment.values)})
    return Q(employment=text)


def _refuse_all_but_one(text: str) -> None:
    if text != "1":
        raise ValueError(_("Write 1, or leave it out."))


def beside_no_count(text: str, reader: User) -> Q:
    """Stays for which no yearly count stands that the reader may see: those that the figures add to the counts.
    PostgreSQL joins both once; for SQLite the partners and years with such are asked first, all else is passed by."""
    _refuse_all_but_one(text)
    counts = MobilityCount.objects.filter(policies.mobility_counts.scope(reader, "view"))
    alone = ~Q(Exists(counted_beside(counts)))
    if connection.vendor == "postgresql":
        return alone
    met = with_stays(counts.filter(archived_at=None), Mobility.objects.filter(archived_at=None))
    cells = set(met.values_list("year", "organisation"))
    years, partners = {year for year, _key in cells}, {key for _year, key in cells}
    if not cells:
        return Q()
    near = Q(organisation__in=partners if len(partners) <= MOST_KEYS else met.values("organisation"))
    return ~(Q(year__in=years) & near) | alone


def with_stays(counts: QuerySet[MobilityCount], stays: QuerySet[Mobility]) -> QuerySet[MobilityCount]:
    """The counts beside which there are stays."""
    same = {name: OuterRef(name) for name in CELL}
    # One of them, and no EXISTS, for which PostgreSQL would read all stays.
    one = Subquery(stays.filter(**same).order_by().values("pk")[:1])
    return counts.alias(one=one).filter(one__isnull=False).order_by()


def counted_beside(counts: QuerySet[MobilityCount]) -> QuerySet[MobilityCount]:
    """For a subquery of stays: the counts of the same partner, academic year, direction and kind."""
    return counts.filter(archived_at=None, **{name: OuterRef(name) for name in CELL}).order_by()


def offers() -> QuerySet[InternshipOffer]:
    """All of them, each with how many placements it had and how many were hired afterwards."""
    return InternshipOffer.objects.annotate(placed=_placements(Q()), hired=_placements(Q(employment=Employment.HIRED)))


def _placements(condition: Q) -> Coalesce:
    rows = Mobility.objects.filter(condition, offer=OuterRef("pk"), archived_at=None).order_by()
    return Coalesce(
        Subquery(rows.values("offer").annotate(number=Count("pk")).values("number"), output_field=IntegerField()), 0
    )
