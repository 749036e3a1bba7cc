"""What one sentence tells of agreements: which, by which words, how far each has come.

A telling is a noun of agreements ("memorandum") with words that say what became of it: signed, planned, proposed,
expired. Words in the same clause count before those of the rest of the sentence. Where nothing says so, an agreement
stands if the words beside it do: "under an agreement", "an agreement with Uppsala University", "the accord of 2012".
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from syndesis.intake.reading.agreement_dates import attached, is_in_force_since, is_past
from syndesis.intake.reading.contract import Span
from syndesis.intake.reading.dates import DateMention
from syndesis.intake.reading.draft import Draft
from syndesis.intake.reading.lexicons import Rule
from syndesis.lib.sentences import clauses

_STATUSES = ("planned", "proposed", "expired", "signed")
_TOUCH = re.compile(r"\s*(?:(?:of|de) \w+)?\s*\(?")
_BESIDE, _REACH = 60, 45
"""Characters before the noun in which words make it stand; those after "with" in which the counterpart begins."""


@dataclass(frozen=True, slots=True)
class Told:
    """An agreement as one sentence tells of it: by which rule, with which status, in which words."""

    rule: Rule
    status: str
    hit: Span
    sentence: Span
    part: Span | None = None
    """The part of the sentence that tells of this one of several."""
    is_listed: bool = False
    """Whether the sentence before told of the agreements, which this one lists."""
    date: DateMention | None = None
    """The date that stands right beside its noun, or what the sentence before said of those listed."""
    clause: Span | None = None
    """The clause that says by itself how far the agreement has come."""
    others: tuple[DateMention, ...] = ()
    """The dates of older agreements that the sentence refers to."""
    is_old: bool = False
    """Whether that date lies well before the text: an agreement referred to, not the news."""


def tellings(draft: Draft, sentence: Span) -> list[Told]:
    """The agreement that a sentence tells of, those joined to it, and older ones told with their date."""
    found: list[Told] = []
    for told in nouns(draft, sentence):
        if any(_is_one(draft, told.hit, t.hit) for t in found):
            continue
        old, joined = _old(draft, told), _joined(draft, told, found)
        if old is not None:
            if all(t.date is None or old.date is None or t.date.value != old.date.value for t in found):
                found.append(old)
        elif joined is not None:
            found.append(replace(told, status=joined.status, date=joined.date, is_old=joined.is_old))
        elif all(t.is_old for t in found):
            status, within = _status(draft, told)
            if status:
                clause = within if within != sentence else None
                found.append(replace(told, status=status, clause=clause))
    old_dates = tuple(t.date for t in found if t.is_old and t.date is not None)
    news = [replace(t, others=old_dates) for t in found if not t.is_old]
    return [*news, *(t for t in found if t.is_old)]


def _is_one(draft: Draft, one: Span, other: Span) -> bool:
    """Whether two nouns are one: they overlap, or nothing but a bracket stands between them."""
    first, second = sorted((one, other))
    return second.start < first.end or _TOUCH.fullmatch(draft.clean[first.end : second.start]) is not None


def nouns(draft: Draft, sentence: Span) -> Iterator[Told]:
    """Every noun of agreements in the sentence, in the order of the rules."""
    small = sentence.of(draft.clean).lower()
    for rule in draft.lexicon.rules("agreements"):
        if not rule.may_hit(small):
            continue
        for match in rule.pattern.finditer(draft.clean, sentence.start, sentence.end):
            yield Told(rule, rule.status, Span(match.start(), match.end()), sentence)


def _old(draft: Draft, told: Told) -> Told | None:
    """The telling as one of an older agreement, where a date well before the text stands right beside its noun."""
    date = None if told.rule.status else attached(draft, told.hit, told.sentence)
    if (
        date is None
        or not is_past(draft, date)
        or _is_none(draft, told)
        or is_in_force_since(draft, date, told.sentence)
    ):
        return None
    expired = _says(draft, "expired", _clause(draft, told))
    return replace(told, status="expired" if expired else "signed", date=date, is_old=True)


def _is_none(draft: Draft, told: Told) -> bool:
    return _says(draft, "not_one", told.sentence)


def _status(draft: Draft, told: Told) -> tuple[str, Span]:
    """How far it has come, and what says so: the words of its clause, else of its sentence, else those that make it
    stand."""
    if told.rule.status:
        return told.rule.status, told.sentence
    if _is_none(draft, told):
        return "", told.sentence
    for within in (_clause(draft, told), told.sentence):
        for status in _STATUSES:
            if _says(draft, status, within):
                return status, within
        if _stands(draft, told, within):
            return "signed", within
    return "", told.sentence


def _stands(draft: Draft, told: Told, within: Span) -> bool:
    """Whether the words right before or after the noun say that there is such an agreement."""
    words, text = draft.lexicon, draft.clean
    if words.pattern("agreement_words", "documents").search(told.hit.of(text)) is None:
        return False
    before = text[max(within.start, told.hit.start - _BESIDE) : told.hit.start]
    if words.pattern("agreement_words", "leading").search(before):
        return True
    if words.pattern("agreement_words", "trailing").match(text, told.hit.end, within.end):
        return True
    return bool(named_with(draft, told))


def named_with(draft: Draft, told: Told) -> str:
    """Key of the organisation that stands right after "with" or "between" behind the noun; empty where none does."""
    side = draft.lexicon.pattern("agreement_words", "with_whom").match(draft.clean, told.hit.end, told.sentence.end)
    if side is None:
        return ""
    keys = draft.organisations_in(side.end(), min(told.sentence.end, side.end() + _REACH * 3))
    mention = next((m for at in range(side.end(), side.end() + _REACH) if (m := draft.mention_over(at))), None)
    return mention.key if mention is not None and mention.key in keys else ""


def _clause(draft: Draft, told: Told) -> Span:
    """The clause that holds the noun."""
    for start, end in clauses(draft.clean, told.sentence.start, told.sentence.end):
        if start <= told.hit.start < end:
            return Span(start, end)
    return told.sentence


def _says(draft: Draft, what: str, within: Span) -> bool:
    return draft.lexicon.pattern("agreement_words", what).search(draft.clean, within.start, within.end) is not None


def _joined(draft: Draft, told: Told, found: list[Told]) -> Told | None:
    """The telling to which the sentence joins this one of another kind: "a memorandum and an exchange agreement"."""
    if told.rule.status or any(t.rule.kind == told.rule.kind for t in found):
        return None
    joins = draft.lexicon.pattern("agreement_words", "joins")
    for other in found:
        first, second = sorted((told.hit, other.hit))
        if first.end <= second.start and joins.fullmatch(draft.clean[first.end : second.start]):
            return other
    return None
