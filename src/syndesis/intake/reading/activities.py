"""Step: the undertakings that the text names or clearly describes: programmes, schools, projects, laboratories.

Needs `clean`, `lexicon`, `sentences`, the organisations. Adds the activities of the reading. Their status is told by
the words of the sentence: what an agreement lists is planned, what is discussed or wished is proposed, else it exists.
"""

import re
from bisect import bisect_right

from syndesis.intake.reading.contract import ActivityFound, Span
from syndesis.intake.reading.draft import Draft
from syndesis.intake.reading.reasons import reason
from syndesis.intake.reading.taking_part import at_least_two, participants
from syndesis.lib.sentences import clauses
from syndesis.lib.tokens import fold_phrase

_NAME = re.compile(r"[A-ZÀ-ÞА-ЯЁ«“\"][\w’'-]*(?:[ -](?:[A-ZÀ-ÞА-ЯЁ0-9][\w’'-]*|of|the|and|for|in|de|la|y|и|по)){1,12}")

_EDGE = re.compile(r"[,;:()“”«»\"]|\s[–—-]\s|\b(?:including|such as|as well as|incluyendo|así como|а также|sowie)\s")
_WORD = re.compile(r"\S+")
_WORDS_BEFORE, _WORDS_AFTER = 4, 7


def run(draft: Draft) -> None:
    for start, end in draft.body_sentences():
        taken: list[Span] = []
        for rule in draft.lexicon.rules("activities"):
            for match in rule.pattern.finditer(draft.clean, start, end):
                span = Span(match.start(), match.end())
                if any(t.start < span.end and span.start < t.end for t in taken):
                    continue
                if rule.extra.get("needs") and not re.search(
                    rule.extra["needs"], draft.clean[start:end], re.IGNORECASE
                ):
                    continue
                if not _concerns_us(draft, start, end) or _is_no_undertaking(draft, span):
                    continue
                taken.append(span)
                _add(draft, rule.kind, span, Span(start, end))


def _concerns_us(draft: Draft, start: int, end: int) -> bool:
    """Whether the sentence speaks of something done together, or names an organisation."""
    if draft.lexicon.pattern("activity_words", "joint").search(draft.clean, start, end):
        return True
    return bool(draft.organisations_in(start, end))


def _is_no_undertaking(draft: Draft, span: Span) -> bool:
    """Whether the words are counted ("22 programmes") or stand in the name of an organisation or a unit of one."""
    if re.search(r"(?<![\d+])\d+\s+$", draft.clean[max(0, span.start - 6) : span.start]):
        return True
    if draft.lexicon.pattern("activity_words", "in_an_agreement").match(draft.clean, span.end):
        return True
    mention = draft.mention_over(span.start)
    if mention is not None and span.end <= mention.span.end:
        return True
    at = bisect_right(draft.unit_spans, span.start, key=lambda s: s.start)
    return any(span.end <= unit.end for unit in draft.unit_spans[max(0, at - 4) : at])


def _around(draft: Draft, span: Span, sentence: Span) -> Span:
    """The words with the rest of their part of the sentence, between commas, up to a few words on each side."""
    text = draft.clean
    left = max((m.end() for m in _EDGE.finditer(text, sentence.start, span.start)), default=sentence.start)
    right = _EDGE.search(text, span.end, sentence.end)
    end = right.start() if right else sentence.end
    before = list(_WORD.finditer(text, left, span.start))[-_WORDS_BEFORE:]
    after = list(_WORD.finditer(text, span.end, end))[:_WORDS_AFTER]
    return Span(before[0].start() if before else span.start, after[-1].end() if after else span.end)


def _add(draft: Draft, kind: str, span: Span, sentence: Span) -> None:
    words = draft.text[span.start : span.end]
    folded = fold_phrase(words)
    status, name = _status(draft, span, sentence), _name(draft, span)
    before = draft.clean[max(0, span.start - 8) : span.start]
    definite = bool(draft.lexicon.pattern("activity_words", "definite").search(before + words))
    for activity in draft.reading.activities:
        if activity.kind != kind:
            continue
        told = definite or folded in fold_phrase(activity.evidence.of(draft.text))
        if told or (activity.status == status and (not name or not activity.name or name == activity.name)):
            activity.name = activity.name or name
            activity.mentions.append(span)
            return
    keys = at_least_two(draft, participants(draft, sentence.start, sentence.end), sentence.start)
    draft.reading.activities.append(
        ActivityFound(
            key=f"c{len(draft.reading.activities) + 1}",
            evidence=_around(draft, span, sentence),
            mentions=[span],
            confidence=0.5,
            reasons=(reason("words", words),),
            kind=kind,
            status=status,
            name=name,
            organisations=keys,
        )
    )


def _status(draft: Draft, span: Span, sentence: Span) -> str:
    """How far it is: by the words of its clause, else of its sentence; what nothing is said of exists."""
    clause = next(
        (Span(*c) for c in clauses(draft.clean, sentence.start, sentence.end) if c[0] <= span.start < c[1]), sentence
    )
    for within in (clause, sentence):
        for status in ("proposed", "planned", "existing"):
            if draft.lexicon.pattern("activity_words", status).search(draft.clean, within.start, within.end):
                return status
    return "existing"


def _name(draft: Draft, span: Span) -> str:
    """The proper name inside the words, where most of them are written large."""
    match = _NAME.search(draft.clean, span.start, span.end)
    if match is None:
        return ""
    words = draft.text[match.start() : match.end()].split()
    while words and fold_phrase(words[0]) in draft.lexicon.not_in_names:
        del words[0]
    return " ".join(words) if sum(w[:1].isupper() for w in words) >= 2 else ""
