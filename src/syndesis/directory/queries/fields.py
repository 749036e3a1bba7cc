"""Questions about fields: what lies below one, and who works in it."""

from collections.abc import Collection, Iterable
from typing import Any

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce
from django.utils import timezone

from syndesis.directory.choices import FieldUse
from syndesis.directory.models import Field, OrganisationField

LEVELS = 4
"""How deep fields lie within each other: the classifications have three levels, a field of our own may lie below."""


def under(keys: Any, way: str = "") -> Q:
    """The fields with these keys and all narrower ones; `way` leads to the field, as "field__"."""
    found = Q(**{f"{way}pk__in": keys})
    for level in range(1, LEVELS):
        found |= Q(**{f"{way}{'parent__' * level}pk__in": keys})
    return found


def narrower(fields: Iterable[Field]) -> QuerySet[Field]:
    """Fields and all narrower ones."""
    return Field.objects.filter(under([field.pk for field in fields]))


def working_in(fields: Iterable[Field], *uses: str) -> QuerySet[OrganisationField]:
    """Who works in these fields or narrower ones today; where uses are named, in that way only."""
    rows: QuerySet[OrganisationField] = OrganisationField.objects.on(timezone.localdate())
    rows = rows.filter(field__in=narrower(fields).values("pk"))
    return rows.filter(use__in=uses) if uses else rows


def in_field(fields: Collection[Field]) -> Q:
    """Organisations that work in one of these fields or a narrower one."""
    return Q(pk__in=working_in(fields).values("organisation"))


def in_sector(fields: Collection[Field]) -> Q:
    """Organisations of one of these sectors or a narrower one."""
    return Q(pk__in=working_in(fields, FieldUse.SECTOR).values("organisation"))


def with_numbers() -> QuerySet[Field]:
    """Fields, each with the number of organisations that work or worked in it or in a narrower one."""
    rows = OrganisationField.objects.filter(_at_or_under_each()).order_by().annotate(all=Value(1))
    number = rows.values("all").annotate(number=Count("organisation", distinct=True)).values("number")
    return Field.objects.annotate(organisation_count=Coalesce(Subquery(number), 0))


def _at_or_under_each() -> Q:
    found = Q(field=OuterRef("pk"))
    for level in range(1, LEVELS):
        found |= Q(**{f"field__{'__'.join(['parent'] * level)}": OuterRef("pk")})
    return found
