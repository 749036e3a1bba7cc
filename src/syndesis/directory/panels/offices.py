"""What the page of an office abroad shows, and what hosts and regions show of offices."""

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from syndesis.core import dates
from syndesis.core.countries import country_name
from syndesis.core.models import User
from syndesis.directory import policies
from syndesis.directory.choices import OfficeStatus
from syndesis.directory.models import OfficeAbroad, Organisation, Person, Position, Region
from syndesis.directory.panels.organisations import attested, named, seen_organisations
from syndesis.directory.reach import below
from syndesis.directory.wording import is_open
from syndesis.objects import Line

TONES = {OfficeStatus.PLANNED: "warn"}


def about(office: OfficeAbroad, reader: User) -> list[Line]:
    """Where it is, since when, and of which unit of ours it is part."""
    place = office.organisation
    where = ", ".join(filter(None, (place.city, country_name(place.country))))
    lines = [Line(where, place.get_absolute_url(), detail=_days(place), icon="map-pin", subject=place)]
    if place.parent and place.parent in seen_organisations(reader, [place.parent]):
        lines.append(named(place.parent, _("Part of")))
    return lines


def offices_below(office: OfficeAbroad, reader: User) -> list[Line]:
    """The offices and reference points that belong to it."""
    whole = Organisation.objects.filter(below([office.organisation.path])).exclude(pk=office.organisation_id)
    return _lines(_seen(reader).filter(organisation__in=whole))


def staff(office: OfficeAbroad, reader: User) -> list[Line]:
    """Who holds or held a position there or in an office below it."""
    rows = Position.objects.filter(
        organisation__in=Organisation.objects.filter(below([office.organisation.path])),
        person__in=Person.objects.filter(policies.people.scope(reader, "view"), archived_at=None).values("pk"),
    ).select_related("person")
    return [
        Line(str(row.person), row.person.get_absolute_url(), row.title, attested(row), icon="user", subject=row)
        for row in rows
    ]


def hosted_by(organisation: Organisation, reader: User) -> list[Line]:
    """The offices of ours that work on the basis of an organisation, and the one that it is itself."""
    hosted = _seen(reader).filter(host=organisation)
    return _lines(hosted | _seen(reader).filter(organisation=organisation))


def of_region(region: Region, reader: User) -> list[Line]:
    """The offices that serve a region, and those that stand in one of its countries."""
    countries = list(region.countries.values_list("country", flat=True))
    there = Organisation.objects.filter(country__in=countries).values("pk")
    return _lines(_seen(reader).filter(region=region) | _seen(reader).filter(organisation__in=there))


def country_of(office: OfficeAbroad) -> str:
    return office.organisation.country


def place_of(office: OfficeAbroad) -> str:
    """City and country."""
    return ", ".join(filter(None, (office.organisation.city, country_name(office.organisation.country))))


def host_of(office: OfficeAbroad) -> str:
    """The name of the host, unless it is restricted: lists are read by more people than may see it."""
    return office.host.name if office.host and is_open(office.host) else ""


def is_not_open(office: OfficeAbroad) -> bool:
    return office.status != OfficeStatus.OPEN


def is_not_closed(office: OfficeAbroad) -> bool:
    return office.status != OfficeStatus.CLOSED


def _seen(reader: User) -> QuerySet[OfficeAbroad]:
    return OfficeAbroad.objects.filter(policies.offices.scope(reader, "view"), archived_at=None)


def _lines(rows: QuerySet[OfficeAbroad]) -> list[Line]:
    return [
        Line(
            str(row),
            row.get_absolute_url(),
            detail=" · ".join(filter(None, (str(row.get_kind_display()), place_of(row)))),
            end=str(row.get_status_display()) if row.status != OfficeStatus.OPEN else _days(row.organisation),
            tone=TONES.get(OfficeStatus(row.status), ""),
            icon="map-pin",
            subject=row,
        )
        for row in rows.select_related("organisation")
    ]


def _days(place: Organisation) -> str:
    if place.closed_on:
        return _("closed %(day)s") % {"day": dates.full(place.closed_on)}
    return _("opened %(day)s") % {"day": dates.full(place.founded_on)} if place.founded_on else ""
