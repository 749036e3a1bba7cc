"""What is read from the text of an agreement, beyond what a text that tells of one says."""

from dataclasses import dataclass, field
from typing import Literal

from syndesis.intake.reading.contract import AgreementFound, Span


@dataclass(slots=True, kw_only=True)
class ClauseFound:
    """A clause, by its kind: the span is the sentence that says it, `where` its article as the text calls it."""

    kind: str
    where: str
    span: Span


@dataclass(slots=True, kw_only=True)
class SignatoryFound:
    """Who signs for a party: keys of the person and the organisation; the position as written."""

    person: str
    organisation: str
    position: str
    span: Span


@dataclass(slots=True, kw_only=True)
class LanguageFound:
    language: str
    is_authentic: bool


@dataclass(slots=True, kw_only=True)
class ContractFound(AgreementFound):
    """An agreement whose own text was read. A fact that the text does not state is blank and has no span."""

    is_contract: bool = True
    title: str = ""
    title_span: Span | None = None
    reference: str = ""
    reference_span: Span | None = None
    starts_on: str = ""
    starts_on_span: Span | None = None
    ends_on: str = ""
    """The last day, where the text states it."""
    ends_on_span: Span | None = None
    runs_until: str = ""
    """The last day as it follows from the first and the term."""
    is_open_ended: bool = False
    is_open_ended_span: Span | None = None
    term_months: int | None = None
    term_months_span: Span | None = None
    renewal: Literal["", "agreed", "automatic"] = ""
    renewal_span: Span | None = None
    renewal_months: int | None = None
    renewal_months_span: Span | None = None
    notice: int | None = None
    notice_unit: Literal["days", "months"] = "months"
    notice_span: Span | None = None
    people: list[str] = field(default_factory=list)
    """Keys of those who sign."""
    signatories: list[SignatoryFound] = field(default_factory=list)
    languages: list[LanguageFound] = field(default_factory=list)
    languages_span: Span | None = None
    clauses: list[ClauseFound] = field(default_factory=list)
