"""What every acceptance does: cite, and find what the finding refers to among the accepted."""

from typing import TypeVar

from django.db.models import Model

from syndesis.core.history import Actor
from syndesis.core.services import cite
from syndesis.directory.models import Organisation
from syndesis.intake.case import Case
from syndesis.intake.models import Decision, Finding

Record = TypeVar("Record", bound=Model)


def cite_finding(case: Case, finding: Finding, record: Model, by: Actor, field: str = "") -> None:
    cite(by=by, subject=record, text=case.text, start=finding.start, end=finding.end, field=field)


def cite_span(case: Case, span: dict[str, int] | None, record: Model, by: Actor, field: str = "") -> None:
    """Cite a span of a finding's data, where it has one."""
    if span:
        cite(by=by, subject=record, text=case.text, start=span["start"], end=span["end"], field=field)


def organisations(case: Case, finding: Finding) -> list[Organisation]:
    """The accepted organisations that a finding names."""
    return accepted(case.organisations_of(finding), Organisation)


def accepted(findings: list[Finding], kind: type[Record]) -> list[Record]:
    records = [finding.record for finding in findings if finding.decision == Decision.ACCEPTED]
    return [record for record in records if isinstance(record, kind)]
