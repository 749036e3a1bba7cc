"""Writing our offices abroad."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import gettext as _

from syndesis.core.history import Actor, recording
from syndesis.core.services import Refused
from syndesis.directory import policies
from syndesis.directory.choices import OfficeStatus, OrganisationKind
from syndesis.directory.models import OfficeAbroad, Organisation
from syndesis.directory.queries import home
from syndesis.directory.services.revising import revise_organisation
from syndesis.lib.partial_dates import PartialDate


def register_office(*, by: Actor, organisation: Organisation, **fields: Any) -> OfficeAbroad:
    """Keep a unit of ours as an office abroad. An organisation that is part of nothing yet becomes a unit of ours.
    Raises Refused for a unit of somebody else, and where it is an office on record already."""
    return register_offices([{"organisation": organisation, **fields}], by=by)[0]


def register_offices(rows: Iterable[Mapping[str, Any]], *, by: Actor) -> list[OfficeAbroad]:
    """The bulk twin of `register_office`."""
    wanted = [dict(row) for row in rows]
    with recording(by, "Office registered" if len(wanted) == 1 else "Offices registered"):
        ours = home()
        for row in wanted:
            _settle(row["organisation"], ours, by)
        known = OfficeAbroad.objects.filter(organisation__in=[row["organisation"] for row in wanted])
        if taken := known.select_related("organisation").first():
            raise Refused(_("%(office)s is an office on record already.") % {"office": taken}, "organisation")
        for row in wanted:
            _check(row.get("host"), ours)
        offices = OfficeAbroad.objects.bulk_create([OfficeAbroad(**row) for row in wanted])
        policies.offices.check_all(by.user, offices)
    return offices


def revise_office(office: OfficeAbroad, *, by: Actor, **fields: Any) -> OfficeAbroad:
    with recording(by, "Office changed"):
        policies.offices.check(by.user, office)
        _check(fields.get("host"), home())
        for name, value in fields.items():
            setattr(office, name, value)
        office.save()
        policies.offices.check(by.user, office)
    return office


def open_office(office: OfficeAbroad, *, by: Actor, on: PartialDate | str | None = None) -> OfficeAbroad:
    """A planned office opens; its day is that of its organisation."""
    with recording(by, "Office opened"):
        policies.offices.check(by.user, office)
        if office.status == OfficeStatus.OPEN:
            raise Refused(_("%(office)s is open already.") % {"office": office})
        revised = revise_office(office, by=by, status=OfficeStatus.OPEN)
        revise_organisation(office.organisation, by=by, closed_on="", **({"founded_on": on} if on else {}))
    return revised


def close_office(office: OfficeAbroad, *, by: Actor, on: PartialDate | str | None = None) -> OfficeAbroad:
    with recording(by, "Office closed"):
        policies.offices.check(by.user, office)
        if office.status == OfficeStatus.CLOSED:
            raise Refused(_("%(office)s is closed already.") % {"office": office})
        revised = revise_office(office, by=by, status=OfficeStatus.CLOSED)
        if on:
            revise_organisation(office.organisation, by=by, closed_on=on)
    return revised


def _settle(organisation: Organisation, ours: Organisation | None, by: Actor) -> None:
    """An office is part of our institution, at any depth."""
    if ours is None:
        raise Refused(_("Say first which institution is our own."), "organisation")
    if organisation.pk == ours.pk:
        raise Refused(_("Our institution as a whole is no office."), "organisation")
    if organisation.path.startswith(ours.path):
        return
    if organisation.parent_id is not None or organisation.kind not in (OrganisationKind.OTHER, OrganisationKind.OFFICE):
        told = _("%(organisation)s is no unit of ours: an office of ours can be its guest, not itself.")
        raise Refused(told % {"organisation": organisation}, "organisation")
    revise_organisation(organisation, by=by, parent=ours, kind=OrganisationKind.OFFICE)


def _check(host: Organisation | None, ours: Organisation | None) -> None:
    if host is not None and ours is not None and host.path.startswith(ours.path):
        raise Refused(_("An office abroad is the guest of another organisation."), "host")
