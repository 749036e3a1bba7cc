"""Which activities are meant: those of a group of kinds, of a unit, with a partner or country, under way in a year."""

from datetime import date
from typing import Any

from django.db.models import Q, Subquery
from django.utils.translation import gettext as _

from syndesis.activities.choices import CLOSED_STATUSES
from syndesis.activities.groups import KINDS, NETWORKS, ActivityGroup
from syndesis.activities.models import ActivityParty, ActivityUnit, CentreDetails
from syndesis.directory.models import Organisation
from syndesis.directory.reach import below, in_countries

FIRST_YEAR, LAST_YEAR = 1000, 2999


def of_group(text: str) -> Q:
    """Those of a group of kinds, or what runs inside a network. Raises ValueError where there is no such group."""
    if text == NETWORKS:
        return Q(network__isnull=False)
    try:
        return Q(kind__in=KINDS[ActivityGroup(text)])
    except ValueError:
        raise ValueError(_("There is no such group of activities.")) from None


def of_units(chosen: list[Any]) -> Q:
    """Those in which these units or any below them are in charge, take part or are named as a party."""
    return _taking_part(Organisation.objects.filter(below(each.path for each in chosen)).values("pk"))


def without_unit(text: str) -> Q:
    """Those in which no unit of ours is known to take part. Raises ValueError for anything but 1."""
    if text != "1":
        raise ValueError(_("Write 1, or leave it out."))
    root = Subquery(Organisation.objects.filter(is_home=True).values("path")[:1])
    units = Organisation.objects.filter(path__startswith=root, is_home=False)
    return ~_taking_part(units.values("pk"))


def _taking_part(whole: Any) -> Q:
    return (
        Q(owner_unit__in=whole)
        | Q(pk__in=ActivityUnit.objects.filter(unit__in=whole).order_by().values("activity"))
        | Q(pk__in=ActivityParty.objects.filter(organisation__in=whole).order_by().values("activity"))
        | Q(pk__in=CentreDetails.objects.filter(unit__in=whole).order_by().values("activity"))
    )


def with_partners(chosen: list[Any]) -> Q:
    """Those in which these organisations or any part of them take part."""
    whole = Organisation.objects.filter(below(each.path for each in chosen)).values("pk")
    return Q(pk__in=ActivityParty.objects.filter(organisation__in=whole).order_by().values("activity"))


def with_country(text: str) -> Q:
    """Those with a party in a country, ourselves apart. Raises ValueError where it is none."""
    code = text.strip().upper()
    if len(code) != 2 or not code.isalpha() or not code.isascii():
        raise ValueError(_("A country is written in two letters."))
    own = Organisation.objects.filter(is_home=True).values_list("path", flat=True).first() or ""
    there = Organisation.objects.filter(in_countries([code], own)).values("pk")
    return Q(pk__in=ActivityParty.objects.filter(organisation__in=there).order_by().values("activity"))


def in_year(text: str) -> Q:
    """Those that had begun by the end of a year and not ended before it. One that is closed without a known end ended
    when it came to its status, or else in the year in which it began; one whose beginning is not known is under way in
    no year. Raises ValueError."""
    if not (text.isascii() and text.isdigit() and FIRST_YEAR <= int(text) <= LAST_YEAR):
        raise ValueError(_("Write a year in four digits."))
    first, last = date(int(text), 1, 1), date(int(text), 12, 31)
    ended_unknown = Q(ends_on_last__isnull=True) & (~Q(status__in=CLOSED_STATUSES) | Q(status_on_last__gte=first))
    return Q(starts_on_first__lte=last) & (Q(ends_on_last__gte=first) | Q(starts_on_first__gte=first) | ended_unknown)
