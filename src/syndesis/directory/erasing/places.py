"""Where, outside of their own record, a person is named: every place is a column of a row."""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db.models import F, JSONField, Model, Q, QuerySet, TextField
from django.db.models.functions import Cast

from syndesis.core.models import Document, DocumentText, Evidence, Record
from syndesis.directory.erasing.columns import Column, in_any_case, searched
from syndesis.directory.erasing.words import Name, Redacted, redacted
from syndesis.directory.models import Organisation, Person
from syndesis.lib.mentions import spellings

CHUNK = 200


@dataclass(frozen=True)
class Place:
    """A column of a row in which the name stands."""

    row: Model
    column: Column
    found: Redacted
    is_linked: bool
    """Whether the row is about the person anyway, as far as the record says."""
    is_sure: bool
    """Whether the whole name stands there; else only the family name does, which may be somebody else's."""
    is_meant: bool
    """Whether it is taken out unless somebody says otherwise."""

    @property
    def key(self) -> str:
        """By which a form names it."""
        return f"{self.row._meta.label_lower}:{self.row.pk}:{self.column.name}"

    @property
    def excerpt(self) -> tuple[str, str, str]:
        return self.found.excerpt


def places(linked: "Linked", name: Name) -> Iterator[Place]:
    """All places, table by table."""
    enough = alone_says_enough(name)
    for model, columns in searched().items():
        for row in _asked(model, columns, name):
            is_linked = linked.holds(row)
            for column in columns:
                found = redacted(_held(row, column), name, in_any_case=in_any_case(column))
                if found.changed:
                    sure = bool(found.whole)
                    yield Place(row, column, found, is_linked, sure, sure or is_linked or enough)


SHORT = 3
"""Letters of a family name that may well be another word."""


def alone_says_enough(name: Name) -> bool:
    """Whether the family name alone, wherever it stands, means this person: nobody else on record bears it, and it is
    no short word."""
    return not name.others and all(len(family) > SHORT for _given, family in name.own)


def _held(row: Model, column: Column) -> Any:
    return getattr(row, column.attname)


def _asked(model: type[Model], columns: Iterable[Column], name: Name) -> Iterator[Any]:
    """The rows in which a piece of the name stands."""
    rows: QuerySet[Any] = model._base_manager.all()
    wanted = Q(pk__in=[])
    for column in columns:
        path = column.name
        if isinstance(column, JSONField):
            path = f"words_of_{column.name}"
            rows = rows.annotate(**{path: Cast(F(column.name), TextField())})
        wanted |= holding(path, name)
    yield from rows.filter(wanted).order_by("pk").iterator(CHUNK)


def holding(path: str, name: Name) -> Q:
    """A condition on a column: that a piece of the name stands in it; also as JSON and addresses write letters."""
    wanted = Q(pk__in=[])
    for piece in {*spellings(name.own), *name.exact}:
        for written in {piece, json.dumps(piece)[1:-1], quote(piece)}:
            wanted |= Q(**{f"{path}__icontains": written})
    return wanted


class Linked:
    """Which rows are about a person by what they refer to: what names them, what that belongs to (a meeting at which
    they were), the documents that are evidence of them or credit them."""

    def __init__(self, people: Collection[Person]) -> None:
        self.people = {person.pk for person in people}
        self.kind = ContentType.objects.get_for_model(Person).pk
        self.keys: dict[type[Model], set[int]] = defaultdict(set)
        self.keys[Person] = self.people
        cited = Evidence.objects.filter(content_type=self.kind, object_id__in=self.people)
        self.keys[Document] |= set(cited.values_list("text__document", flat=True))
        for relation in Person._meta.related_objects:
            model = relation.related_model
            if isinstance(model, type):
                self._add(model, model._base_manager.filter(**{f"{relation.field.name}__in": self.people}))
        texts = DocumentText.objects.filter(document__in=self.keys[Document])
        self.keys[DocumentText] |= set(texts.values_list("pk", flat=True))
        for relation in DocumentText._meta.related_objects:
            model = relation.related_model
            if isinstance(model, type) and model is not Evidence:  # such as the review of a document
                rows = model._base_manager.filter(**{f"{relation.field.name}__in": self.keys[DocumentText]})
                self.keys[model] |= set(rows.values_list("pk", flat=True))

    def _add(self, model: type[Model], rows: QuerySet[Any]) -> None:
        """The rows, and the records that they belong to."""
        self.keys[model] |= set(rows.values_list("pk", flat=True))
        for field in model._meta.concrete_fields:
            target = field.related_model
            if isinstance(target, type) and issubclass(target, Record) and target not in (Person, Organisation):
                self.keys[target] |= set(rows.values_list(field.attname, flat=True)) - {None}

    def knows(self, model: type[Model], key: int) -> bool:
        return key in self.keys.get(model, ())

    def holds(self, row: Any) -> bool:
        if self.knows(type(row), row.pk):
            return True
        for field in row._meta.concrete_fields:
            target = field.related_model
            if isinstance(target, type) and self.knows(target, getattr(row, field.attname)):
                return True
        return any(
            getattr(row, f"{link.ct_field}_id") == self.kind and getattr(row, link.fk_field) in self.people
            for link in row._meta.private_fields
            if isinstance(link, GenericForeignKey)
        )
