"""The deed of signing told without naming what was signed: "The two rectors put their signatures to it".

Needs the agreements and people. Such a sentence goes on to tell of the agreement told last before it, where two of
its people, or both sides, sign. Its day, or that of a line such as "When and where: 17 August", dates an agreement told
without a date.
"""

from syndesis.intake.reading.contract import AgreementFound, Span
from syndesis.intake.reading.dates import DateMention
from syndesis.intake.reading.draft import Draft
from syndesis.intake.reading.reasons import reason

_PAIR, _NEAR, _DAY, _LINE = 2, 1500, 10, 120


def follow(draft: Draft) -> None:
    """Add such sentences to the agreements of the reading, and date what is told without a date."""
    told = {mention.start for agreement in draft.reading.agreements for mention in agreement.mentions}
    for start, end in draft.body_sentences():
        if start in told or not _is_signed(draft, start, end):
            continue
        agreement = _last(draft, start)
        if agreement is not None:
            agreement.mentions.append(Span(start, end))
            _date(draft, agreement, _days(draft, start, end))
    signed = [a for a in draft.reading.agreements if a.status == "signed"]
    if len(signed) == 1 or (signed and _is_told_first(signed)):
        _date(draft, signed[0], _stated(draft))


def _is_signed(draft: Draft, start: int, end: int) -> bool:
    signers = draft.lexicon.pattern("agreement_words", "signers").search(draft.clean, start, end)
    if signers is None:
        return False
    sides = draft.lexicon.pattern("agreement_words", "both_sign").search(draft.clean, start, end)
    return sides is not None or len(draft.people_in(start, end)) >= _PAIR


def _last(draft: Draft, at: int) -> AgreementFound | None:
    """The agreement signed that the text told of last before the place, not far from it."""
    before = [
        (mention.start, agreement)
        for agreement in draft.reading.agreements
        for mention in agreement.mentions
        if mention.start < at and at - mention.start < _NEAR
    ]
    last = max(before, key=lambda row: row[0], default=None)
    return last[1] if last is not None and last[1].status == "signed" else None


def _is_told_first(signed: list[AgreementFound]) -> bool:
    """Whether the text begins with one agreement, before it tells of any other."""
    starts = sorted(a.mentions[0].start for a in signed)
    return signed[0].mentions[0].start == starts[0] < starts[1]


def _days(draft: Draft, start: int, end: int) -> list[DateMention]:
    return [d for d in draft.dates_in(start, end) if d.kind in ("day", "relative") and len(d.value) == _DAY]


def _stated(draft: Draft) -> list[DateMention]:
    """The day that a line with a label states for what the text tells."""
    label = draft.lexicon.pattern("dates", "stated").search(draft.clean)
    if label is None:
        return []
    end = draft.clean.find("\n", label.end())
    return _days(draft, label.end(), min(end if end >= 0 else len(draft.clean), label.end() + _LINE))


def _date(draft: Draft, agreement: AgreementFound, days: list[DateMention]) -> None:
    if days and not agreement.date:
        agreement.date, agreement.date_span = days[0].value, days[0].span
        agreement.reasons = (*agreement.reasons, reason("date_inherited", days[0].span.of(draft.clean)))
