"""What a reading of one document holds: the findings, each with the place in the text that says so.

Offsets count characters of the extracted text, end exclusive. Dates are ISO 8601 at the precision the text
supports ("2011", "2011-04", "2011-04-12"). A finding refers to another by its `key`, unique in the reading.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

OrganisationKind = Literal[
    "university",
    "company",
    "technology_park",
    "association",
    "funder",
    "government",
    "research_institute",
    "school",
    "other",
]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of the text: `text[start:end]`."""

    start: int
    end: int

    def of(self, text: str) -> str:
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Reason:
    """Why something was found or linked: a code that the interface words, and the detail that it names."""

    code: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Candidate:
    """An organisation that a mention may mean: one of our record (`record`, key = primary key) or of the catalogue
    (`catalogue`, key = ROR id)."""

    source: Literal["record", "catalogue"]
    key: str
    name: str
    kind: str
    country: str
    city: str
    ror: str
    score: float
    reasons: tuple[Reason, ...] = ()


@dataclass(slots=True, kw_only=True)
class Found:
    """What every finding has: its key, the span that says so, all its mentions, confidence (0-1), reasons."""

    key: str
    evidence: Span
    mentions: list[Span] = field(default_factory=list)
    confidence: float = 0.5
    reasons: tuple[Reason, ...] = ()


@dataclass(slots=True, kw_only=True)
class OrganisationFound(Found):
    name: str
    """The full name: of the first candidate where the link is certain, else as the text has it."""
    kind: OrganisationKind
    country: str = ""
    acronym: str = ""
    is_home: bool = False
    candidates: list[Candidate] = field(default_factory=list)
    """Best first; the first is the proposal when `linked`."""
    linked: bool = False
    parent: str = ""
    """Key of the organisation that this one is a part of: a park or branch of a university."""
    tier: Literal["", "strategic"] = ""
    """What the text calls its relation with the home institution: "strategic partner"."""
    tier_span: Span | None = None
    since: str = ""
    """Since when the text says that it has worked with the home institution: "1984"."""
    since_span: Span | None = None


@dataclass(slots=True, kw_only=True)
class PersonFound(Found):
    given_name: str
    family_name: str
    title: str = ""
    """Academic title or salutation, as written: "Professor", "Dr", "Mr."."""
    role: str = ""
    """The office held, as written, without the employer's name where the words allow."""
    role_span: Span | None = None
    organisation: str = ""
    """Key of the employer."""

    @property
    def name(self) -> str:
        """As it is said: in characters the family name comes first."""
        if "一" <= self.family_name[:1] <= "鿿":
            return self.family_name + self.given_name
        return f"{self.given_name} {self.family_name}".strip()


@dataclass(slots=True, kw_only=True)
class EngagementFound(Found):
    kind: str
    date: str = ""
    dates: list[str] = field(default_factory=list)
    """The days of a series, where the text gives several ("16, 18 and 19 February")."""
    date_span: Span | None = None
    no_later_than: str = ""
    """Where the text gives no date: its day of publication."""
    format: str = ""
    place: str = ""
    direction: Literal["", "inbound", "outbound"] = ""
    organisations: list[str] = field(default_factory=list)
    people: list[str] = field(default_factory=list)


@dataclass(slots=True, kw_only=True)
class AgreementFound(Found):
    kind: str
    status: str
    date: str = ""
    date_span: Span | None = None
    parties: list[str] = field(default_factory=list)


@dataclass(slots=True, kw_only=True)
class ActivityFound(Found):
    kind: str
    status: str
    name: str = ""
    organisations: list[str] = field(default_factory=list)


@dataclass(slots=True, kw_only=True)
class CommitmentFound(Found):
    status: Literal["agreed", "planned", "proposed", "possible"]
    topic: str = ""
    """What it is about, in the words of the text, short enough for a title."""
    activity_kind: str = ""
    """The kind of activity that it would become, where the words say so."""
    organisations: list[str] = field(default_factory=list)


@dataclass(slots=True, kw_only=True)
class FigureFound(Found):
    indicator: str
    value: float
    organisation: str = ""
    """Key of the organisation that the figure describes."""


@dataclass(slots=True, kw_only=True)
class Metadata:
    """A fact about the document itself, with its place."""

    value: str
    span: Span


@dataclass(slots=True, kw_only=True)
class Reading:
    """All that was read from one text."""

    text: str
    language: str
    title: Metadata | None = None
    published: Metadata | None = None
    issuer: Metadata | None = None
    """The issuing office, as written."""
    author: Metadata | None = None
    organisations: list[OrganisationFound] = field(default_factory=list)
    people: list[PersonFound] = field(default_factory=list)
    engagements: list[EngagementFound] = field(default_factory=list)
    agreements: list[AgreementFound] = field(default_factory=list)
    activities: list[ActivityFound] = field(default_factory=list)
    commitments: list[CommitmentFound] = field(default_factory=list)
    figures: list[FigureFound] = field(default_factory=list)

    def findings(self) -> Sequence[Found]:
        """All findings, in the order in which they build on each other."""
        return [
            *self.organisations, *self.people, *self.engagements, *self.agreements,
            *self.activities, *self.commitments, *self.figures,
        ]  # fmt: skip
