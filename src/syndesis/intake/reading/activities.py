"""Step: the undertakings that the text names or clearly describes: programmes, schools, projects, laboratories.

Needs `clean`, `lexicon`, `sentences`, the organisations. Adds the activities of the reading. Their status is told by
the words of the sentence: what an agreement lists is planned, what is discussed or wished is proposed, else it exists.
"""

import re
from bisect import bisect_right

from syndesis.intake.reading.contract import ActivityFound, Span
from syndesis.intake.reading.draft import Draft
from syndesis.intake.reading.listings import undertakings_listed
from syndesis.intake.reading.no_undertakings import is_no_undertaking, refers
from syndesis.intake.reading.reasons import reason
from syndesis.intake.reading.taking_part import at_least_two, participants
from syndesis.lib.sentences import clauses
from syndesis.lib.tokens import fold_phrase, fold_word

_NAME = re.compile(
    r"[A-ZÀ-ÞА-ЯЁ«“\"][\w’'-]*(?:[ -](?:[A-ZÀ-ÞА-ЯЁ0-9][\w’'-]*|(?:of|the|and|for|in|de|la|y|и|по)\b)){1,12}"
)

_EDGE = re.compile(
    r"[,;:()“”«»\"，；：、（）]|\s[–—-]\s|\b(?:including|such as|as well as|incluyendo|así como|а также|sowie)\s"
)
_WORD = re.compile(r"\S+")
_LETTERS = re.compile(r"[^\W\d_]{2,}")
_QUOTED = re.compile(r"[“\"‘«]([^”\"’»]{3,})[”\"’»]")
_CERTAINTY = {"activities": 0.5, "activity_tellings": 0.4}
_WORDS_BEFORE, _WORDS_AFTER = 4, 7


def run(draft: Draft) -> None:
    listed = [item for listing in undertakings_listed(draft) for item in listing.items]
    starts = [item.start for item in listed]
    for start, end in draft.body_sentences():
        at = bisect_right(starts, start) - 1
        if at < 0 or listed[at].end <= start:
            _read(draft, Span(start, end), is_listed=False)
    for item in listed:
        _read(draft, item, is_listed=True)


def _read(draft: Draft, sentence: Span, *, is_listed: bool) -> None:
    """Add what a sentence, or a line of a list, tells of: by the strict rules, then by plainer words, where it tells of
    a plan, a founding or of working together."""
    if not is_listed and not _concerns_us(draft, sentence.start, sentence.end):
        return
    taken: list[Span] = []
    _apply(draft, sentence, "activities", taken, is_listed=is_listed)
    opening = draft.lexicon.pattern("activity_words", "opening")
    if is_listed or opening.search(draft.clean, sentence.start, sentence.end):
        _apply(draft, sentence, "activity_tellings", taken, is_listed=is_listed)


def _apply(draft: Draft, sentence: Span, section: str, taken: list[Span], *, is_listed: bool) -> None:
    """Add what the rules of a section find where nothing was found before."""
    start, end = sentence.start, sentence.end
    small = draft.clean[start:end].lower()
    for rule in draft.lexicon.rules(section):
        if not rule.may_hit(small):
            continue
        for match in rule.pattern.finditer(draft.clean, start, end):
            span = Span(match.start(), match.end())
            if any(t.start < span.end and span.start < t.end for t in taken):
                continue
            if rule.extra.get("needs") and not re.search(rule.extra["needs"], draft.clean[start:end], re.IGNORECASE):
                continue
            if is_no_undertaking(draft, span) or (section == "activity_tellings" and refers(draft, rule.kind, span)):
                continue
            taken.append(span)
            _add(draft, rule.kind, span, sentence, section, is_listed=is_listed)


def _concerns_us(draft: Draft, start: int, end: int) -> bool:
    """Whether the sentence speaks of something done together, or names an organisation, and tells of nobody's life."""
    if draft.lexicon.pattern("activity_words", "no_undertaking").search(draft.clean, start, end):
        return False
    if draft.lexicon.pattern("activity_words", "joint").search(draft.clean, start, end):
        return True
    return bool(draft.organisations_in(start, end))


def _is_another(draft: Draft, words: str, activity: ActivityFound) -> bool:
    """Whether the words are about something else than an activity of the same kind: they share no telling word."""
    told, here = _about(draft, activity.evidence.of(draft.text)), _about(draft, words)
    return bool(told and here) and not told & here


def _about(draft: Draft, words: str) -> set[str]:
    general = draft.lexicon.pattern("activity_words", "general")
    return {fold_word(word) for word in _LETTERS.findall(words) if not general.match(word)}


def _around(draft: Draft, span: Span, sentence: Span) -> Span:
    """The words with the rest of their part of the sentence, between commas, up to a few words on each side."""
    text = draft.clean
    left = max((m.end() for m in _EDGE.finditer(text, sentence.start, span.start)), default=sentence.start)
    right = _EDGE.search(text, span.end, sentence.end)
    end = right.start() if right else sentence.end
    before = list(_WORD.finditer(text, left, span.start))[-_WORDS_BEFORE:]
    after = list(_WORD.finditer(text, span.end, end))[:_WORDS_AFTER]
    return Span(before[0].start() if before else span.start, after[-1].end() if after else span.end)


def _add(draft: Draft, kind: str, span: Span, sentence: Span, section: str, *, is_listed: bool) -> None:
    words = draft.text[span.start : span.end]
    folded = fold_phrase(words)
    status, name = "planned" if is_listed else _status(draft, span, sentence), _name(draft, span)
    if section == "activity_tellings" and not name and _is_general(draft, kind, status, sentence):
        return
    if any(name in m.span.of(draft.text) for m in draft.organisation_mentions):
        name = ""
    before = draft.clean[max(0, span.start - 8) : span.start]
    definite = bool(draft.lexicon.pattern("activity_words", "definite").search(before + words))
    for activity in draft.reading.activities:
        if activity.kind != kind:
            continue
        told = definite or folded in fold_phrase(activity.evidence.of(draft.text))
        if not told and (is_listed or _is_another(draft, words, activity)):
            continue
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
            confidence=_CERTAINTY[section],
            reasons=(reason("words", words),),
            kind=kind,
            status=status,
            name=name,
            organisations=keys,
        )
    )


def _is_general(draft: Draft, kind: str, status: str, sentence: Span) -> bool:
    """Whether plainer words tell what somebody has or does in general, rather than what was set up or done together."""
    if status != "existing" or kind not in ("programme", "project", "mobility"):
        return False
    return draft.lexicon.pattern("activity_words", "done").search(draft.clean, sentence.start, sentence.end) is None


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
    quoted = _QUOTED.search(draft.clean, span.start, span.end)
    if quoted:
        return " ".join(draft.text[quoted.start(1) : quoted.end(1)].split())
    match = _NAME.search(draft.clean, span.start, span.end)
    if match is None:
        return ""
    words = draft.text[match.start() : match.end()].split()
    while words and fold_phrase(words[0]) in draft.lexicon.not_in_names:
        del words[0]
    return " ".join(words) if sum(w[:1].isupper() for w in words) >= 2 else ""
