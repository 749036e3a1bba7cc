"""Where a sentence tells of an occasion: the rules of the lexicon, and nouns of occasions beside words of taking place.

A rule `[[engagements]]` is a pattern of its own. `[[occasion_nouns]]` name a kind by its nouns ("reception", "forum");
they count where a word of `[occasion_words]` stands before them ("held", "attended", "at the") or after them ("took
place").
"""

import re
from collections.abc import Iterator
from functools import cache

from syndesis.intake.reading.contract import Span
from syndesis.intake.reading.draft import Draft
from syndesis.intake.reading.lexicons import Rule, compiled, lexicon
from syndesis.intake.reading.occasion_dates import inherited
from syndesis.intake.reading.taking_part import participants

_NEVER_BESIDE_VISIT = frozenset({"meeting", "online_meeting", "other", "lecture"})
_WHOLES = frozenset({"conference", "forum", "summit"})
_LOOSE = frozenset({"meeting"})
"""Kinds told by words so loose that a noun of another occasion in the sentence counts before them; so do rules that
say `loose` themselves."""
_DOUBT_BEFORE, _DOUBT_AFTER = 40, 10
_TWO = 2
_OBJECT = 110
"""Characters within which those stand whom one welcomed or met."""


def occasions(draft: Draft, start: int, end: int) -> list[tuple[Rule, Span]]:
    """The occasions that a sentence tells of, one a kind: the first told, and what is not merely a part of it."""
    parts = _parts(draft, start, end)
    if parts:
        return parts
    found: list[tuple[Rule, Span]] = []
    for rule, hit in _hits(draft, start, end):
        kinds = {told.kind for told, _ in found}
        if rule.kind in kinds or _is_doubtful(draft, hit, start, end):
            continue
        if rule.kind in _WHOLES and len(found) == 1 and _only_opens(draft, *found[0], hit):
            found = [(rule, hit)]
            continue
        stands = not found or (not _is_loose(rule) and _stands_beside(rule.kind, kinds))
        if not stands and ("visit" in kinds or not _is_another_deed(draft, rule, hit, found[0][1])):
            continue
        found.append((rule, hit))
    return found


def _parts(draft: Draft, start: int, end: int) -> list[tuple[Rule, Span]]:
    """What was part of an occasion told before, by its noun: "the visit ended with a dinner"."""
    opening = draft.lexicon.pattern("engagement_words", "holds_part").search(draft.clean, start, end)
    if opening is None or not draft.reading.engagements:
        return []
    reach = min(end, opening.end() + _OBJECT)
    for noun, rule in noun_rules(draft.lexicon.language):
        match = noun.search(draft.clean, opening.end(), reach) if rule.kind != "visit" else None
        if match is not None and _is_one(draft, opening.end(), match.start()):
            return [(rule, Span(match.start(), match.end()))]
    return []


def _is_one(draft: Draft, start: int, at: int) -> bool:
    """Whether an article and nothing but its adjectives stand before the noun: one occasion, not any."""
    return draft.lexicon.pattern("engagement_words", "one_of_them").fullmatch(draft.clean[start:at]) is not None


def _hits(draft: Draft, start: int, end: int) -> Iterator[tuple[Rule, Span]]:
    language = draft.lexicon.language
    small = draft.clean[start:end].lower()
    told = [rule for noun, rule in noun_rules(language) if rule.may_hit(small) and noun.search(draft.clean, start, end)]
    rules = draft.lexicon.rules("engagements")
    loose = [r for r in rules if _is_loose(r)]
    for rule in (*(r for r in rules if not _is_loose(r)), *told, *loose):
        match = rule.pattern.search(draft.clean, start, end) if rule.may_hit(small) else None
        if match is not None and _has_what_it_needs(draft, rule, match.start(), start, end):
            yield rule, Span(match.start(), match.end())


def _is_loose(rule: Rule) -> bool:
    return rule.kind in _LOOSE or "loose" in rule.extra


def _has_what_it_needs(draft: Draft, rule: Rule, at: int, start: int, end: int) -> bool:
    """Whether the sentence names the day, the date (a month at least), somebody after the words (or an office), or two
    organisations, where the rule asks for it."""
    needs = rule.extra.get("needs", "")
    if not needs:
        return True
    least = 10 if "day" in needs else 7 if "date" in needs else 0
    if least and not any(len(d.value) >= least for d in draft.dates_in(start, end)):
        return False
    if "person" in needs and not draft.people_in(at, min(end, at + _OBJECT)):
        return False
    if "two" in needs and len(participants(draft, start, end)) < _TWO:
        return False
    reach = min(end, at + _OBJECT)
    if "somebody" not in needs or draft.people_in(at, reach) or draft.organisations_in(at, reach):
        return True
    office = draft.lexicon.pattern("engagement_words", "office")
    return "office" in needs and office.search(draft.clean, at, reach) is not None


def _is_another_deed(draft: Draft, rule: Rule, hit: Span, other: Span) -> bool:
    """Whether a meeting with somebody is told as a deed of its own before or after the other: "met the dean and
    attended a forum"."""
    if rule.kind != "meeting":
        return False
    words, first = draft.lexicon, hit.end <= other.start
    start, end = (hit.end, other.start) if first else (hit.end, hit.end + _OBJECT)
    if not (draft.people_in(start, end) or draft.organisations_in(start, end)):
        return False
    if first:
        return words.pattern("engagement_words", "next_deed").search(draft.clean, start, other.end) is not None
    return words.pattern("engagement_words", "deed_before").search(draft.clean[other.end : hit.start]) is not None


def _only_opens(draft: Draft, rule: Rule, hit: Span, whole: Span) -> bool:
    """Whether the words of a ceremony tell that the conference was opened or closed, which is that occasion."""
    opening = draft.lexicon.pattern("engagement_words", "opening")
    if rule.kind != "ceremony" or opening.search(draft.clean, hit.start, hit.end) is None:
        return False
    first, second = sorted((hit, whole))
    between = draft.clean[first.end : second.start]
    besides = draft.lexicon.pattern("engagement_words", "besides").search(between)
    return second.start - first.end < _DOUBT_BEFORE and besides is None


def _stands_beside(kind: str, kinds: set[str]) -> bool:
    """Whether an occasion of the kind is told beside the others: a visit beside a signing, a forum beside a visit."""
    if kind == "visit":
        return kinds <= {"ceremony", "forum", "conference", "summit", "exhibition"}
    return "visit" in kinds and len(kinds) == 1 and kind not in _NEVER_BESIDE_VISIT and kind != "workshop"


def _is_doubtful(draft: Draft, hit: Span, start: int, end: int) -> bool:
    """Whether the occasion is only wished for, or repeated ever again, or lies ahead at no date."""
    words = draft.lexicon
    around = max(start, hit.start - _DOUBT_BEFORE), min(end, hit.end + _DOUBT_AFTER)
    if _is_announced(draft, hit, end):
        return False
    if words.pattern("engagement_words", "not_one").search(draft.clean, *around):
        return True
    if words.pattern("engagement_words", "any_of_many").match(draft.clean, hit.start, hit.end):
        return not any(d.kind != "relative" for d in draft.dates_in(start, end))
    is_bare = words.pattern("engagement_words", "bare").match(draft.clean, hit.start, hit.end) is not None
    since = start if is_bare else max(start, hit.start - _DOUBT_BEFORE)
    ahead = words.pattern("dates", "ahead").search(draft.clean, since, hit.end)
    if ahead is None or inherited(draft, Span(start, end)) is not None:
        return False
    return not any(len(d.value) > 4 or d.kind != "relative" for d in draft.dates_in(start, end))


def _is_announced(draft: Draft, hit: Span, end: int) -> bool:
    """Whether words that look ahead and a day or month follow: "the fair, which will take place on 20 September"."""
    reach = min(end, hit.end + _OBJECT)
    ahead = draft.lexicon.pattern("engagement_words", "announced").search(draft.clean, hit.start, reach)
    return ahead is not None and any(len(d.value) > 4 for d in draft.dates_in(hit.start, reach))


@cache
def noun_rules(language: str) -> tuple[tuple[re.Pattern[str], Rule], ...]:
    """A rule for each kind of occasion, of its nouns and of the words of taking place; before it the nouns alone, which
    tell quickly where the rule may hit."""
    raw = lexicon(language).raw
    words = raw.get("occasion_words", {})
    rows = raw.get("occasion_nouns", [])
    return tuple((compiled(_noun(row), re.IGNORECASE), _noun_rule(row, words)) for row in rows)


def _noun(row: dict[str, str]) -> str:
    return rf"(?<![\w-])(?:{row['nouns']})(?![\w-])"


def _noun_rule(row: dict[str, str], words: dict[str, str]) -> Rule:
    noun = _noun(row)
    before, article, after = words["before"], words["article"], words["after"]
    between = r"(?:[\w’'&“”\"–-]+,?\s+){0,7}?"
    near = r"(?:[\w’'&“”\"–-]+\s+){0,5}?"
    pattern = (
        rf"\b(?:{before})\s+(?:{article}\s+)?{between}[“\"‘«]?{noun}"
        rf"|\b(?:{words['before_article']})\s+{article}\s+{near}{noun}"
        rf"|{noun}[^.;:]{{0,120}}?\b(?:{after})\b"
    )
    extra: dict[str, str] = {name: row[name] for name in ("format", "needs") if name in row}
    return Rule(compiled(pattern, re.IGNORECASE), row["kind"], "", extra, tuple(row.get("hints", ())))
