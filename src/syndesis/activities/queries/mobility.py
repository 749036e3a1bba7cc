"""Which stays, yearly counts and offers are meant, and how many of an offer's places are taken."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Count, F, IntegerField, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.db.models.lookups import In
from django.utils.translation import gettext as _

from syndesis.activities import policies
from syndesis.activities.choices import Employment
from syndesis.activities.models import InternshipOffer, Mobility, MobilityCount
from syndesis.activities.queries.beside import is_beside
from syndesis.core.countries import country_name
from syndesis.core.models import User
from syndesis.directory.models import Organisation, OrganisationName
from syndesis.directory.queries import home
from syndesis.directory.queries.as_of import in_regions
from syndesis.directory.reach import below, in_countries

FEW = 300
"""Partners: of more, the stays are not looked up one partner after the other, which is to sort most of them anew."""


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
    # PostgreSQL would join a bare IN, and expect 25 rows of half a million: beside another condition it leaves it one.
    return Q(In(F("organisation") + 0, names.values("organisation"))) | Q(pk__isnull=True)


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
    """Stays for which no yearly count stands that the reader may see: those that the figures add to the counts."""
    _refuse_all_but_one(text)
    counts = MobilityCount.objects.filter(policies.mobility_counts.scope(reader, "view"))
    return ~is_beside(Mobility.objects.filter(archived_at=None), counts)


def offers() -> QuerySet[InternshipOffer]:
    """All of them, each with how many placements it had and how many were hired afterwards."""
    return InternshipOffer.objects.annotate(placed=_placements(Q()), hired=_placements(Q(employment=Employment.HIRED)))


def _placements(condition: Q) -> Coalesce:
    rows = Mobility.objects.filter(condition, offer=OuterRef("pk"), archived_at=None).order_by()
    return Coalesce(
        Subquery(rows.values("offer").annotate(number=Count("pk")).values("number"), output_field=IntegerField()), 0
    )
