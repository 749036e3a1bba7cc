"""What pages show of intellectual property and facilities: who owns them, who may use them."""

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from syndesis.activities import amounts, policies
from syndesis.activities.models import (
    Activity,
    Facility,
    FacilityAccess,
    IntellectualProperty,
    Licence,
    PropertyShare,
)
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
    whole = Organisation.objects.filter(below([organisation.path])).values("pk")
    shares = PropertyShare.objects.filter(organisation__in=whole).order_by().values("property")
    taken = Licence.objects.filter(organisation__in=whole).order_by().values("property")
    rows = IntellectualProperty.objects.filter(Q(pk__in=shares) | Q(pk__in=taken) | Q(owner_unit__in=whole))
    return _property(rows, reader)


def property_of_activity(activity: Activity, reader: User) -> list[Line]:
    return _property(IntellectualProperty.objects.filter(activity=activity), reader)


def _property(rows: QuerySet[IntellectualProperty], reader: User) -> list[Line]:
    seen = rows.filter(policies.intellectual_property.scope(reader, "view"), archived_at=None)
    return [
        Line(
            row.title,
            row.get_absolute_url(),
            detail=" · ".join(filter(None, (str(row.get_kind_display()), row.number, amounts.owners_of(row)))),
            end=_standing(row),
            icon="lightbulb",
            subject=row,
        )
        for row in seen.prefetch_related("shares__organisation")
    ]


def _standing(row: IntellectualProperty) -> str:
    day = dates.full(row.granted_on or row.filed_on)
    return " · ".join(filter(None, (str(row.get_status_display()), day)))


def used_by(organisation: Organisation, reader: User) -> list[Line]:
    """The facilities that an organisation or a part of it may use, or did."""
    whole = Organisation.objects.filter(below([organisation.path])).values("pk")
    return _used(FacilityAccess.objects.filter(organisation__in=whole), reader)


def used_within(activity: Activity, reader: User) -> list[Line]:
    """The facilities that are used within an activity."""
    return _used(FacilityAccess.objects.filter(activity=activity), reader)


def _used(rows: QuerySet[FacilityAccess], reader: User) -> list[Line]:
    facilities = Facility.objects.filter(policies.facilities.scope(reader, "view"), archived_at=None)
    return [
        Line(
            str(row.facility),
            row.facility.get_absolute_url(),
            detail=" · ".join(filter(None, (amounts.keeper_of(row.facility), row.what))),
            end=amounts.span(row.starts_on, row.ends_on),
            icon="microscope",
            subject=row,
        )
        for row in rows.filter(facility__in=facilities).select_related("facility__owner_unit")
    ]


def kept_by(organisation: Organisation, reader: User) -> list[Line]:
    """The facilities of a unit and those below it."""
    whole = Organisation.objects.filter(below([organisation.path])).values("pk")
    rows = Facility.objects.filter(
        policies.facilities.scope(reader, "view"), owner_unit__in=whole, archived_at=None
    ).select_related("field")
    return [
        Line(
            str(row),
            row.get_absolute_url(),
            detail=str(row.field or ""),
            end=_("open to partners") if row.is_offered else "",
            icon="microscope",
            subject=row,
        )
        for row in rows
    ]
