"""Writing intellectual property with who owns how much of it, and facilities."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from syndesis.activities import policies
from syndesis.activities.amounts import percent
from syndesis.activities.models import Facility, IntellectualProperty, PropertyShare
from syndesis.core.fields import PartialDateField
from syndesis.core.history import Actor, recording
from syndesis.core.models import User
from syndesis.core.services import Refused
from syndesis.directory import policies as directory
from syndesis.directory.queries import own_unit
from syndesis.objects import of
from syndesis.objects.services import assign_many, write_rows_of_many

WHOLE = Decimal(100)
_DATE = PartialDateField()
Changes = Sequence[tuple[Any, Mapping[str, Any]]]


def register_property(*, by: Actor, **fields: Any) -> IntellectualProperty:
    """Note an invention or other right, with the `shares` of its owners. Raises Refused where these are more than the
    whole, and where it was granted before it was filed."""
    return register_properties([fields], by=by)[0]


def register_properties(rows: Iterable[Mapping[str, Any]], *, by: Actor) -> list[IntellectualProperty]:
    """The bulk twin of `register_property`: all are made or none."""
    given = [dict(row) for row in rows]
    shares = [list(row.pop("shares", None) or ()) for row in given]
    with recording(by, "Intellectual property registered"):
        unit = own_unit(by.user)
        new = [IntellectualProperty(**{"owner_unit": unit} | row) for row in given]
        for each in new:
            _refuse_days(each)
        made = IntellectualProperty.objects.bulk_create(new)
        write_rows_of_many(of(IntellectualProperty), list(zip(made, shares, strict=True)), "shares", by=by)
        _refuse_more_than_whole(made, by.user)
        policies.intellectual_property.check_all(by.user, made)
    return made


def revise_property(row: IntellectualProperty, *, by: Actor, **fields: Any) -> IntellectualProperty:
    return revise_properties([(row, fields)], by=by)[0]


def revise_properties(changes: Changes, *, by: Actor) -> list[IntellectualProperty]:
    """Change intellectual property, all or none; the same is refused as of what is new."""
    rows = [row for row, _fields in changes]
    said = [(row, list(fields["shares"])) for row, fields in changes if "shares" in fields]
    own = [(row, {name: fields[name] for name in fields if name != "shares"}) for row, fields in changes]
    with recording(by, "Intellectual property changed"):
        policies.intellectual_property.check_all(by.user, rows)
        assign_many(own)
        if said:
            write_rows_of_many(of(IntellectualProperty), said, "shares", by=by)
        for row in rows:
            _refuse_days(row)
        _refuse_more_than_whole(rows, by.user)
        policies.intellectual_property.check_all(by.user, rows)
    return rows


def register_facility(*, by: Actor, **fields: Any) -> Facility:
    """Note an installation or a piece of equipment that others may use."""
    return register_facilities([fields], by=by)[0]


def register_facilities(rows: Iterable[Mapping[str, Any]], *, by: Actor) -> list[Facility]:
    """The bulk twin of `register_facility`: all are made or none."""
    given = [dict(row) for row in rows]
    with recording(by, "Facility registered" if len(given) == 1 else "Facilities registered"):
        unit = own_unit(by.user)
        made = Facility.objects.bulk_create([Facility(**{"owner_unit": unit} | row) for row in given])
        policies.facilities.check_all(by.user, made)
    return made


def _refuse_days(row: IntellectualProperty) -> None:
    filed, granted = (_DATE.to_python(day) for day in (row.filed_on, row.granted_on))
    if filed and granted and granted.last < filed.first:
        raise Refused(_("It cannot be granted before it was filed."), "granted_on")


def _refuse_more_than_whole(rows: Sequence[IntellectualProperty], reader: User | None) -> None:
    """Raises Refused, with the names of the owners that the writer may see and the share of each."""
    of_each: defaultdict[int, list[PropertyShare]] = defaultdict(list)
    shares = PropertyShare.objects.filter(property__in=[row.pk for row in rows], percent__isnull=False)
    for share in shares.select_related("organisation").order_by("pk"):
        of_each[share.property_id].append(share)
    for held in of_each.values():
        total = sum((share.percent or Decimal(0) for share in held), Decimal(0))
        if total > WHOLE:
            named = ", ".join(f"{share.organisation} {percent(share.percent)}" for share in _seen(held, reader))
            told = _("Together the shares are %(total)s, more than the whole: %(shares)s.")
            raise Refused(told % {"total": percent(total), "shares": named}, "shares")


def _seen(shares: Sequence[PropertyShare], reader: User | None) -> list[PropertyShare]:
    if reader is None:
        return list(shares)
    seen = directory.organisations.seen(reader, [share.organisation_id for share in shares])
    return [share for share in shares if share.organisation_id in seen]
