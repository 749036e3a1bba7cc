"""The working copy of one text: what the steps of the pipeline have found so far."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from syndesis.intake.reading.contract import Metadata, OrganisationFound, PersonFound, Reading, Span
from syndesis.intake.reading.countries import CountryMention
from syndesis.intake.reading.dates import DateMention
from syndesis.intake.reading.gazetteer import Gazetteer
from syndesis.intake.reading.lexicons import Lexicon, lexicon
from syndesis.intake.reading.name_index import Hit
from syndesis.intake.reading.places import PlaceMention
from syndesis.lib.sentences import containing
from syndesis.lib.tokens import Tokens

if TYPE_CHECKING:
    from syndesis.intake.reading.dated_items import DatedItem


@dataclass(frozen=True, slots=True)
class OrganisationMention:
    """A place in the text that means an organisation of the reading."""

    span: Span
    key: str


@dataclass(frozen=True, slots=True)
class PersonMention:
    """A place in the text that means a person of the reading."""

    span: Span
    key: str


@dataclass(kw_only=True)
class Draft:
    """A text under way. `clean` is as long as `text`, with page furniture and marks blanked, so places agree."""

    text: str
    gazetteer: Gazetteer
    learnt: Mapping[str, str]
    published_hint: str = ""
    is_agreement: bool = False
    """Whether somebody has said that this is the text of an agreement."""
    clean: str = ""
    headers: dict[str, Span] = field(default_factory=dict)
    language: str = "en"
    lexicon: Lexicon = field(default_factory=lambda: lexicon("en"))
    tokens: Tokens = field(default_factory=lambda: Tokens(""))
    sentences: list[tuple[int, int]] = field(default_factory=list)
    title: Metadata | None = None
    published: Metadata | None = None
    issuer: Metadata | None = None
    author: Metadata | None = None
    metadata_spans: list[Span] = field(default_factory=list)
    """Lines that state metadata: they hold names, but tell nothing."""
    headings: list[Span] = field(default_factory=list)
    dates: list[DateMention] = field(default_factory=list)
    dated_items: list["DatedItem"] = field(default_factory=list)
    countries: list[CountryMention] = field(default_factory=list)
    country_at: dict[int, CountryMention] = field(default_factory=dict)
    """Countries by their first token."""
    country_tokens: set[int] = field(default_factory=set)
    hits: list[Hit] = field(default_factory=list)
    """Every known name in the text, by place, longest first."""
    known_ends: dict[int, set[int]] = field(default_factory=dict)
    """For the first token of each known name of several words the last tokens of such names."""
    places: list[PlaceMention] = field(default_factory=list)
    organisation_mentions: list[OrganisationMention] = field(default_factory=list)
    person_mentions: list[PersonMention] = field(default_factory=list)
    unit_spans: list[Span] = field(default_factory=list)
    """Where faculties, institutes and offices inside organisations are named."""
    families: dict[str, str] = field(default_factory=dict)
    """For the keys of agreements the family of their name: a letter, a memorandum."""
    told_employers: set[str] = field(default_factory=set)
    """Keys of the people whose office names the employer."""
    host: str = ""
    """Key of the organisation whose text this is: the issuer's, else our own, else the one named most."""
    host_country: str = ""
    """The country of the host, as far as it is known before organisations are linked."""
    reading: Reading = field(default_factory=lambda: Reading(text="", language=""))

    @property
    def published_on(self) -> str:
        """The day of publication as an ISO date; empty where it is unknown, or only its month or year is told."""
        told = self.published.value if self.published else ""
        return told if len(told) == len("2024-05-20") else self.published_hint

    def tells_publication(self, span: Span) -> bool:
        """Whether a date there only says when the text was published, apart from what happened."""
        published = self.published.span if self.published else None
        return published is not None and published.start < span.end and span.start < published.end

    def organisation(self, key: str) -> OrganisationFound | None:
        return next((o for o in self.reading.organisations if o.key == key), None)

    def person(self, key: str) -> PersonFound | None:
        return next((p for p in self.reading.people if p.key == key), None)

    def mention_over(self, offset: int) -> OrganisationMention | None:
        """The mention of an organisation that holds the offset, the longest where several do."""
        at = bisect_right(self.organisation_mentions, offset, key=lambda m: m.span.start)
        over = [m for m in self.organisation_mentions[max(0, at - 6) : at] if m.span.end > offset]
        return max(over, key=lambda m: m.span.end - m.span.start, default=None)

    def mention_ending_at(self, offset: int) -> OrganisationMention | None:
        """The mention of an organisation that ends at the offset."""
        mention = self.mention_over(offset - 1) if offset else None
        return mention if mention is not None and mention.span.end == offset else None

    def organisations_in(self, start: int, end: int) -> list[str]:
        """Keys of the organisations mentioned in a stretch, in order, each once."""
        return _keys(self.organisation_mentions, start, end)

    def taken_tokens(self) -> set[int]:
        """The tokens inside mentions of organisations."""
        spans = [span for o in self.reading.organisations for span in o.mentions]
        return {i for span in spans for i in self.tokens.within(span.start, span.end)}

    def countries_in(self, start: int, end: int) -> list[CountryMention]:
        """The countries named in a stretch."""
        at = bisect_left(self.countries, start, key=lambda c: c.span.start)
        found = []
        while at < len(self.countries) and self.countries[at].span.start < end:
            found.append(self.countries[at])
            at += 1
        return found

    def people_in(self, start: int, end: int) -> list[str]:
        """Keys of the people mentioned in a stretch, in order, each once."""
        return _keys(self.person_mentions, start, end)

    def dates_in(self, start: int, end: int) -> list[DateMention]:
        """The dates in a stretch."""
        at = bisect_left(self.dates, start, key=lambda d: d.span.start)
        found = []
        while at < len(self.dates) and self.dates[at].span.start < end:
            if self.dates[at].span.end <= end:
                found.append(self.dates[at])
            at += 1
        return found

    def sentence_at(self, offset: int) -> tuple[int, int]:
        """The sentence that holds the offset."""
        index = containing(self.sentences, offset)
        return self.sentences[index] if index >= 0 else (0, len(self.text))

    def body_sentences(self) -> list[tuple[int, int]]:
        """The sentences that tell something: neither headings nor metadata."""
        silent = sorted([*self.headings, *self.metadata_spans])
        told = []
        for start, end in self.sentences:
            at = bisect_right(silent, start, key=lambda span: span.start) - 1
            if at < 0 or silent[at].end < end:
                told.append((start, end))
        return told


def _keys(mentions: list[OrganisationMention] | list[PersonMention], start: int, end: int) -> list[str]:
    """Keys of the mentions, which are in the order of the text, that lie in a stretch."""
    at = bisect_left(mentions, start, key=lambda m: m.span.start)
    keys: dict[str, None] = {}
    while at < len(mentions) and mentions[at].span.start < end:
        if mentions[at].span.end <= end:
            keys[mentions[at].key] = None
        at += 1
    return list(keys)
