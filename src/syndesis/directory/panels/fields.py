"""What the page of a field shows: where it lies, what lies within it, and who works in it."""

from django.db.models import QuerySet
from django.utils.translation import ngettext

from syndesis.core.models import User
from syndesis.directory import policies
from syndesis.directory.choices import FieldScheme
from syndesis.directory.models import Field, Organisation, OrganisationField
from syndesis.directory.queries.fields import narrower, with_numbers
from syndesis.directory.queries.periods import period
from syndesis.objects import Line


def part_of(field: Field) -> str:
    """The wider field. Needs the parent fetched along."""
    return str(field.parent or "")


def coded(field: Field) -> str:
    """The code with its classification, "ISCED-F 2013 0713"; of a field of our own what there is of a code."""
    if field.scheme == FieldScheme.OWN:
        return field.code
    return f"{field.get_scheme_display()} {field.code}".strip()


def wider(field: Field, reader: User) -> list[Line]:
    """The fields that this one is part of, the widest first."""
    above: list[Field] = []
    while (parent := (above[0] if above else field).parent) is not None:
        above.insert(0, parent)
    return [_line(each) for each in above]


def within(field: Field, reader: User) -> list[Line]:
    """Its parts, each with how many organisations work in it."""
    rows: QuerySet[Field] = with_numbers().filter(policies.fields.scope(reader, "view"), parent=field, archived_at=None)
    return [_line(each, _organisations(each.organisation_count)) for each in rows]  # type: ignore[attr-defined]


def organisations(field: Field, reader: User) -> list[Line]:
    """Who works or worked in it or in a part of it."""
    seen = Organisation.objects.filter(policies.organisations.scope(reader, "view"), archived_at=None)
    rows = OrganisationField.objects.filter(field__in=narrower([field]).values("pk"), organisation__in=seen)
    return [
        Line(
            title=row.organisation.name,
            url=row.organisation.get_absolute_url(),
            detail=" · ".join(
                filter(
                    None, (str(row.get_use_display()), "" if row.field_id == field.pk else str(row.field), row.remark)
                )
            ),
            end=period(row.starts_on, row.ends_on),
            icon="landmark" if row.organisation.is_home else "building-2",
            subject=row,
        )
        for row in rows.select_related("organisation", "field").order_by("organisation__name", "pk")
    ]


def _line(field: Field, end: str = "") -> Line:
    return Line(str(field), field.get_absolute_url(), detail=coded(field), end=end, icon="tag")


def _organisations(number: int) -> str:
    if not number:
        return ""
    return ngettext("%(number)s organisation", "%(number)s organisations", number) % {"number": number}
