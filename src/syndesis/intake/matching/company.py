"""Whom the findings of a case concern, and what of the record the reviewer may see."""

from collections.abc import Set as AbstractSet
from functools import cached_property
from typing import Any, TypeVar

from django.db.models import Model, QuerySet

from syndesis.core.policies import Policy
from syndesis.directory.models import Organisation
from syndesis.directory.queries import home
from syndesis.directory.reach import below
from syndesis.intake.case import Case
from syndesis.intake.models import Finding, FindingCategory

Record = TypeVar("Record", bound=Model)


class Company:
    """Asked of the database once for a case."""

    def __init__(self, case: Case) -> None:
        self.case = case

    def partners(self, finding: Finding) -> set[int]:
        """The organisations that a finding concerns, without our own institution, which is part of nearly all."""
        records = (self.case.record_of(f) for f in self.case.organisations_of(finding))
        return {record.pk for record in records if record is not None} - self.ours

    @cached_property
    def ours(self) -> set[int]:
        ours = home()
        return set(Organisation.objects.filter(below([ours.path])).values_list("pk", flat=True)) if ours else set()

    @cached_property
    def organisations(self) -> list[int]:
        records = (self.case.record_of(f) for f in self.case.of_category(FindingCategory.ORGANISATION))
        return [record.pk for record in records if record is not None]

    def visible(self, policy: Policy, rows: QuerySet[Any]) -> QuerySet[Any]:
        """Rows that the reviewer may see: no other is ever proposed."""
        rows = rows.filter(archived_at=None)
        return rows if self.case.reader is None else rows.filter(policy.scope(self.case.reader, "view"))


def chosen(finding: Finding, rows: list[Record]) -> Record | None:
    """The one that the reviewer has named."""
    source, _, key = finding.choice.partition(":")
    return next((row for row in rows if str(row.pk) == key), None) if source == "record" else None


def alike(found: AbstractSet[int | None], held: AbstractSet[int | None]) -> bool:
    """Two sets of organisations may be one company: two in common, or all of the smaller where it has one."""
    common = len(found & held)
    return common >= 2 or (common == 1 and min(len(found), len(held)) == 1)
