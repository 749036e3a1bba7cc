"""What pages show of intellectual property and facilities: who owns them, who may use them."""

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from syndesis.activities import amounts, policies
from syndesis.activities.models import (
    Activity,
    Facility,
    FacilityAccess,
    IntellectualProperty,
    Licence,
)
from syndesis.activities.panels.several import several
from syndesis.activities.queries.belongings import concerning
from syndesis.activities.queries.belongings import kept_by as facilities_of
from syndesis.core import dates
from syndesis.core.currencies import money
from syndesis.core.models import User
from syndesis.directory.models import Organisation
from syndesis.directory.panels.organisations import seen_organisations
from syndesis.directory.reach import below
from syndesis.objects import Line


def owners(row: IntellectualProperty, reader: User) -> list[Line]:
    """Who owns how much of it."""
    shares = list(row.shares.select_related("organisation"))
    seen = seen_organisations(reader, [share.organisation for share in shares])
    return [
        Line(
            share.organisation.name,
            share.organisation.get_absolute_url(),
            end=amounts.percent(share.percent),
            share=None if share.percent is None else round(share.percent),
            icon="landmark" if share.organisation.is_home else "building-2",
            subject=share,
        )
        for share in shares
        if share.organisation in seen
    ]


def licences(row: IntellectualProperty, reader: User) -> list[Line]:
    """Who was given leave to use it, and for how much."""
    rows = list(row.licences.select_related("organisation"))
    seen = seen_organisations(reader, [each.organisation for each in rows])
    return [
        Line(
            each.organisation.name,
            each.organisation.get_absolute_url(),
            detail=_terms(each),
            end=money(each.amount, each.currency),
            icon="building-2",
            subject=each,
        )
        for each in rows
        if each.organisation in seen
    ]


def _terms(each: Licence) -> str:
    exclusive = _("exclusive") if each.is_exclusive else _("not exclusive")
    return " · ".join(filter(None, (exclusive, each.market, amounts.span(each.starts_on, each.ends_on))))


def accesses(facility: Facility, reader: User) -> list[Line]:
    """Who may use it, or did."""
    rows = list(facility.accesses.select_related("organisation", "activity"))
    seen = seen_organisations(reader, [each.organisation for each in rows])
    return [
        Line(
            each.organisation.name,
            each.organisation.get_absolute_url(),
            detail=" · ".join(filter(None, (each.what, amounts.title_of(each.activity)))),
            end=amounts.span(each.starts_on, each.ends_on),
            icon="building-2",
            subject=each,
        )
        for each in rows
        if each.organisation in seen
    ]


def property_of_organisation(organisation: Organisation, reader: User) -> list[Line]:
    """What an organisation or a part of it owns, licensed or is in charge of."""
    return _property(IntellectualProperty.objects.filter(concerning([organisation])), reader, concerns=organisation.pk)


def property_of_activity(activity: Activity, reader: User) -> list[Line]:
    return _property(IntellectualProperty.objects.filter(activity=activity), reader, activity=activity.pk)


def _property(rows: QuerySet[IntellectualProperty], reader: User, **asked: int) -> list[Line]:
    seen = rows.filter(policies.intellectual_property.scope(reader, "view"), archived_at=None)
    return several(seen.prefetch_related("shares__organisation"), _property_line, "intellectual_properties", **asked)


def _property_line(row: IntellectualProperty) -> Line:
    day = dates.full(row.granted_on or row.filed_on)
    return Line(
        row.title,
        row.get_absolute_url(),
        detail=" · ".join(filter(None, (str(row.get_kind_display()), row.number, amounts.owners_of(row)))),
        end=" · ".join(filter(None, (str(row.get_status_display()), day))),
        icon="lightbulb",
        subject=row,
    )


def used_by(organisation: Organisation, reader: User) -> list[Line]:
    """The facilities that an organisation or a part of it may use, or did."""
    whole = Organisation.objects.filter(below([organisation.path])).values("pk")
    return _used(FacilityAccess.objects.filter(organisation__in=whole), reader, used_by=organisation.pk)


def used_within(activity: Activity, reader: User) -> list[Line]:
    """The facilities that are used within an activity."""
    return _used(FacilityAccess.objects.filter(activity=activity), reader)


def _used(rows: QuerySet[FacilityAccess], reader: User, **asked: int) -> list[Line]:
    facilities = Facility.objects.filter(policies.facilities.scope(reader, "view"), archived_at=None)
    seen = rows.filter(facility__in=facilities.order_by().values("pk")).select_related("facility__owner_unit")
    return several(seen, _used_line, "facilities", **asked)


def _used_line(row: FacilityAccess) -> Line:
    return Line(
        str(row.facility),
        row.facility.get_absolute_url(),
        detail=" · ".join(filter(None, (amounts.keeper_of(row.facility), row.what))),
        end=amounts.span(row.starts_on, row.ends_on),
        icon="microscope",
        subject=row,
    )


def kept_by(organisation: Organisation, reader: User) -> list[Line]:
    """The facilities of a unit and those below it."""
    rows = Facility.objects.filter(
        policies.facilities.scope(reader, "view"), facilities_of([organisation]), archived_at=None
    )
    return several(rows.select_related("field"), _kept_line, "facilities", owner_unit=organisation.pk)


def _kept_line(row: Facility) -> Line:
    return Line(
        str(row),
        row.get_absolute_url(),
        detail=str(row.field or ""),
        end=_("open to partners") if row.is_offered else "",
        icon="microscope",
        subject=row,
    )
