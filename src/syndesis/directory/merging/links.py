"""What refers to a record: found in the tables themselves, so that a new one is never forgotten."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.apps import apps
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db.models import CheckConstraint, F, Model, Q, QuerySet, UniqueConstraint

from syndesis.directory.models import (
    Brokerage,
    Contact,
    Counterpart,
    DocumentCredit,
    InstitutionalStatus,
    Membership,
    OrganisationField,
    OrganisationPlace,
    PartnershipStatus,
    PartnershipTier,
    PersonName,
    Position,
    Responsibility,
)

SAME_BY: dict[type[Model], tuple[str, ...]] = {
    Brokerage: ("partnership", "region", "organisation"),
    Contact: ("person", "kind", "value"),
    Counterpart: ("partnership", "person", "scope", "starts_on"),
    DocumentCredit: ("document", "role", "as_written", "organisation", "person"),
    InstitutionalStatus: ("organisation", "name", "starts_on"),
    Membership: ("network", "member", "kind", "starts_on"),
    OrganisationField: ("organisation", "field", "use", "starts_on"),
    OrganisationPlace: ("organisation", "name", "city"),
    PartnershipStatus: ("partnership", "status", "starts_on"),
    PartnershipTier: ("partnership", "tier", "starts_on"),
    PersonName: ("person", "given_name", "family_name", "language"),
    Position: ("person", "organisation", "title", "kind"),
    Responsibility: ("user", "person", "organisation", "region", "country", "starts_on"),
}
"""What makes two rows say the same, where no constraint of the table tells it; texts in any writing of capitals."""
NOT_REFERENCES = {
    "core.historyevent": "the past stays as it was",
    "core.searchentry": "made anew from the records",
    "core.submission": "forms that were sent: remembered for a day",
}
"""Tables that name records of any type by their keys without being about them, and why they are left alone."""


@dataclass(frozen=True)
class Rule:
    """Fields whose values together stand in one row of a table only."""

    fields: tuple[str, ...]
    condition: Q | None = None
    of_table: bool = True
    """Whether the database insists on it; then what is not known equals nothing."""


@dataclass(frozen=True)
class Link:
    """A column by which the rows of a table refer to the records of a model; with `kind`, the column that tells of
    which model, a generic one."""

    table: type[Model]
    column: str
    kind: str = ""

    def rows(self, record: Model) -> QuerySet[Any]:
        """Those that refer to a record."""
        return self.rows_of(type(record), [record.pk])

    def rows_of(self, model: type[Model], keys: Iterable[int]) -> QuerySet[Any]:
        return self.of(model).filter(**{f"{self.column}__in": list(keys)}).order_by("pk")

    def of(self, model: type[Model]) -> QuerySet[Any]:
        """All rows whose link leads to records of a model."""
        of_model = {self.kind: ContentType.objects.get_for_model(model)} if self.kind else {}
        wanted: QuerySet[Any] = self.table._base_manager.filter(**of_model)
        return wanted

    def rules(self) -> list[Rule]:
        """Those that a row may break by referring to another record."""
        return [rule for rule in rules_of(self.table) if self.column in rule.fields]

    def against(self) -> list[str]:
        """The columns that may not name the same record as this one."""
        pairs = [pair for pair in _never_the_same(self.table) if self.column in pair]
        return [each for pair in pairs for each in pair if each != self.column]


@cache
def links_to(model: type[Model]) -> tuple[Link, ...]:
    """All columns of all tables that refer to records of a model, generic ones among them."""
    return tuple(_links_to(model))


def _links_to(model: type[Model]) -> Iterator[Link]:
    for table in apps.get_models(include_auto_created=True):
        meta = table._meta
        if not meta.managed or meta.proxy:
            continue
        for field in meta.local_concrete_fields:
            if field.is_relation and field.related_model is model:
                yield Link(table, field.name)
        for link in meta.private_fields:
            if isinstance(link, GenericForeignKey):
                yield Link(table, link.fk_field, link.ct_field)


@cache
def rules_of(table: type[Model]) -> tuple[Rule, ...]:
    meta = table._meta
    found = [Rule((field.name,)) for field in meta.local_concrete_fields if field.unique and not field.primary_key]
    found += [Rule(tuple(names)) for names in meta.unique_together]
    found += [
        Rule(tuple(constraint.fields), constraint.condition)
        for constraint in meta.constraints
        if isinstance(constraint, UniqueConstraint) and constraint.fields
    ]
    if table in SAME_BY:
        found.append(Rule(SAME_BY[table], of_table=False))
    return tuple(found)


@cache
def _never_the_same(table: type[Model]) -> tuple[tuple[str, str], ...]:
    """Pairs of columns that a constraint keeps apart: `~Q(organisation=F("other"))`."""
    found = []
    for constraint in table._meta.constraints:
        condition = constraint.condition if isinstance(constraint, CheckConstraint) else None
        if not isinstance(condition, Q) or not condition.negated or len(condition.children) != 1:
            continue
        child = condition.children[0]
        if isinstance(child, tuple) and isinstance(child[1], F):
            found.append((str(child[0]), str(child[1].name)))  # type: ignore[attr-defined]
    return tuple(found)
