"""Step: the promises: sentences that say what the parties will, could or want to do next.

Needs `clean`, `lexicon`, `sentences`, the organisations, the activities. Adds the commitments of the reading.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator

from syndesis.intake.reading.contract import CommitmentFound, Span
from syndesis.intake.reading.draft import Draft
from syndesis.intake.reading.listings import Listing, undertakings_listed
from syndesis.intake.reading.reasons import reason
from syndesis.intake.reading.taking_part import participants
from syndesis.lib.sentences import clauses
from syndesis.lib.tokens import fold_phrase

_LONGEST_TOPIC, _MOST_REPEATED = 90, 40
_SEMICOLON, _LEAST_PART = re.compile(r";\s+"), 4
_MOST_WORDS = 60
_LEAST_LEFT = 6
_MOST_BEFORE, _MOST_SUBJECT, _MUCH_ELSE = 9, 6, 12
_TELL_SUBJECT = frozenset({"en", "de"})
_JOINING = re.compile(r"(?:and|but|which|who|while|y|e|pero|que|а|но|и|und|aber)\s+", re.IGNORECASE)


def run(draft: Draft) -> None:
    listings = list(undertakings_listed(draft))
    starts = [listing.head.start for listing in listings]
    for start, end in _parts(draft):
        at = bisect_right(starts, start) - 1
        if at >= 0 and start < listings[at].items[-1].end:
            continue
        small = draft.clean[start:end].lower()
        for rule in draft.lexicon.rules("commitments"):
            if not rule.may_hit(small):
                continue
            match = rule.pattern.search(draft.clean, start, end)
            if match is None:
                continue
            hit = Span(match.start(), match.end())
            if not rule.extra.get("needless") and _is_praise(draft, match, end):
                break
            _add(draft, rule.status, hit, _clause(draft, hit, Span(start, end)), Span(start, end))
            break
    for listing in listings:
        _add_listed(draft, listing)


def _is_praise(draft: Draft, match: re.Match[str], end: int) -> bool:
    not_one = draft.lexicon.pattern("commitment_words", "not_one")
    return not_one.search(draft.clean, *_clause_of(draft, match, end)) is not None


def _add_listed(draft: Draft, listing: Listing) -> None:
    """A list of what is to be done together is one promise."""
    whole = Span(listing.head.start, listing.items[-1].end)
    _add(draft, "agreed", listing.head, whole, whole)


def _parts(draft: Draft) -> Iterator[tuple[int, int]]:
    """The sentences, and of those with a semicolon each part: "A will be offered; a school is planned"."""
    for start, end in draft.body_sentences():
        at = start
        for mark in _SEMICOLON.finditer(draft.clean, start, end):
            if len(draft.clean[at : mark.start()].split()) >= _LEAST_PART <= len(draft.clean[mark.end() : end].split()):
                yield at, mark.start()
                at = mark.end()
        yield at, end


def _clause_of(draft: Draft, match: re.Match[str], end: int) -> tuple[int, int]:
    """The stretch in which the words of the promise could be mere praise: its clause and what follows in it."""
    start, _ = draft.sentence_at(match.start())
    for left, right in clauses(draft.clean, start, end):
        if left <= match.start() < right:
            return left, max(right, match.end())
    return start, end


def _add(draft: Draft, status: str, hit: Span, evidence: Span, sentence: Span) -> None:
    told = fold_phrase(evidence.of(draft.text))
    if any(fold_phrase(held.evidence.of(draft.text)) == told for held in draft.reading.commitments[-_MOST_REPEATED:]):
        return
    draft.reading.commitments.append(
        CommitmentFound(
            key=f"m{len(draft.reading.commitments) + 1}",
            evidence=evidence,
            mentions=[evidence],
            confidence=0.55,
            reasons=(reason("words", hit.of(draft.clean)),),
            status=status,  # type: ignore[arg-type]
            topic=_topic(draft, hit, evidence),
            activity_kind=_activity_kind(draft, evidence),
            organisations=participants(draft, sentence.start, sentence.end),
        )
    )


def _clause(draft: Draft, hit: Span, sentence: Span) -> Span:
    """The sentence from the clause that says so on: what stands before it, or outside the quotation, is left."""
    begin, finish = _quotation(draft.clean, hit, sentence)
    start = begin
    whole = begin
    for left, right in clauses(draft.clean, begin, finish):
        whole = whole if _is_relative(draft, left) else left
        if left <= hit.start < right and _words(draft, begin, whole) >= _LEAST_LEFT:
            start = whole
    opening = _JOINING.match(draft.clean, start, finish)
    start = opening.end() if opening and start > sentence.start else start
    start = _told_by_relative(draft, hit, start, finish) or _nearer(draft, hit, start)
    after = draft.lexicon.pattern("commitment_words", "break_after").search(draft.clean, hit.end, finish)
    finish = after.start() if after else finish
    if len(draft.clean[start:finish].split()) > _MOST_WORDS:
        finish = next(
            (right for left, right in clauses(draft.clean, start, finish) if left <= hit.start < right), finish
        )
    return Span(start, finish)


def _is_relative(draft: Draft, start: int) -> bool:
    """Whether the clause says something of a word before it, without which it is no promise: "..., which they will"."""
    return draft.lexicon.pattern("commitment_words", "relative").match(draft.clean, start) is not None


def _words(draft: Draft, start: int, end: int) -> int:
    """How many words a stretch has; two characters count as a word where no spaces part them."""
    return (end - start) // 2 if draft.language == "zh" else len(draft.clean[start:end].split())


def _told_by_relative(draft: Draft, hit: Span, start: int, finish: int) -> int:
    """Where the promise begins that follows "under which" after much else; 0 where it does not."""
    leads = draft.lexicon.pattern("commitment_words", "leads_to_promise").search(draft.clean, hit.start, hit.end)
    if (
        leads is None
        or _words(draft, start, hit.start) < _MUCH_ELSE
        or _words(draft, leads.end(), finish) < _LEAST_LEFT
    ):
        return 0
    return leads.end()


def _nearer(draft: Draft, hit: Span, start: int) -> int:
    """Where the promise itself begins in a sentence that says much before it: after the last joint before its words."""
    if len(draft.clean[start : hit.start].split()) <= _MOST_BEFORE:
        return start
    breaks = draft.lexicon.pattern("commitment_words", "break_before").finditer(draft.clean, start, hit.end)
    last = max((m.end() for m in breaks if _parts_promise(draft, m, hit, start)), default=start)
    return last if len(draft.clean[last : hit.start].split()) <= _MOST_SUBJECT else start


def _parts_promise(draft: Draft, joint: re.Match[str], hit: Span, start: int) -> bool:
    """Whether a promise may begin after the joint. Right before its verb the joint leaves the subject behind: a comma
    does so in languages that always tell it, "and" only after much else."""
    if joint.end() < hit.start:
        return True
    if "," in joint.group():
        return joint.end() == hit.start and draft.language not in _TELL_SUBJECT
    return joint.end() == hit.start and len(draft.clean[start : joint.start()].split()) >= _MUCH_ELSE


def _quotation(text: str, hit: Span, sentence: Span) -> tuple[int, int]:
    """The part of the sentence inside the quotation marks around the hit; the whole where there are none."""
    closing = re.search(r"[,.!?]?\*?[”»\"]\*?\s*(?=[,–—-]|\w)", text[hit.end : sentence.end])
    opening = max(text.rfind(mark, sentence.start, hit.start) for mark in "“«")
    shut = max(text.rfind(mark, sentence.start, hit.start) for mark in "”»")
    quoted = opening > shut or (
        opening < 0 and shut < 0 and closing is not None and '"' not in text[hit.start : hit.end]
    )
    if (
        closing is None
        or not quoted
        or (text[sentence.start : hit.end + closing.start()].count('"') % 2 and opening < 0)
    ):
        return sentence.start, sentence.end
    return (opening + 1 if opening >= 0 else sentence.start), hit.end + closing.start()


def _topic(draft: Draft, hit: Span, evidence: Span) -> str:
    """A title made of the words after those that make it a promise."""
    rest = (
        draft.clean[hit.end : evidence.end]
        if hit.end < evidence.end - 12
        else draft.clean[evidence.start : evidence.end]
    )
    rest = " ".join(rest.split()).strip(" .,;:\"'“”«»")
    rest = draft.lexicon.pattern("commitment_words", "topic_drop").sub("", rest)
    if len(rest) > _LONGEST_TOPIC:
        cut = re.split(r"[,;:.](?=\s)", rest)[0]
        rest = cut if 12 <= len(cut) <= _LONGEST_TOPIC else rest[:_LONGEST_TOPIC].rsplit(" ", 1)[0]
    return rest[:1].upper() + rest[1:]


def _activity_kind(draft: Draft, evidence: Span) -> str:
    for activity in draft.reading.activities:
        if any(evidence.start <= m.start < evidence.end for m in activity.mentions):
            return activity.kind
    return ""
