"""Which dates of a sentence are those of its agreement, and whence one told without a date has it."""

from syndesis.intake.reading.contract import AgreementFound, EngagementFound, Span
from syndesis.intake.reading.dates import DateMention
from syndesis.intake.reading.draft import Draft
from syndesis.intake.reading.reasons import reason

_OCCASIONS = frozenset({"visit", "meeting", "online_meeting"})


def is_news(draft: Draft, date: DateMention) -> bool:
    """Whether a date tells when the agreement was made known, not when it was signed: "announced on Wednesday"."""
    before = draft.clean[max(0, date.span.start - 24) : date.span.start]
    return draft.lexicon.pattern("agreement_words", "news").search(before) is not None


def is_of_the_old(draft: Draft, date: DateMention, sentence: Span) -> bool:
    """Whether a date tells since when an agreement has been in force that is renewed now."""
    if draft.lexicon.pattern("agreement_words", "renewed").search(draft.clean, sentence.start, sentence.end) is None:
        return False
    before = draft.clean[max(0, date.span.start - 12) : date.span.start]
    return draft.lexicon.pattern("agreement_words", "since").search(before) is not None


def inherit_dates(draft: Draft) -> None:
    """Give a signing told without a date that of the ceremony, or of the occasion at which it says it took place."""
    told = sorted((e for e in draft.reading.engagements if e.date), key=lambda e: e.evidence.start)
    ceremony = next((e for e in told if e.kind == "ceremony"), None)
    for agreement in draft.reading.agreements:
        if agreement.date or agreement.status != "signed":
            continue
        occasion = ceremony or _occasion(draft, agreement, told)
        if occasion is not None:
            agreement.date, agreement.date_span = occasion.date, occasion.date_span
            agreement.reasons = (*agreement.reasons, reason("date_inherited", occasion.date))


def _occasion(draft: Draft, agreement: AgreementFound, told: list[EngagementFound]) -> EngagementFound | None:
    """The visit or meeting told last before a signing that took place "during the visit", "after the talks"."""
    at = agreement.mentions[0]
    if draft.lexicon.pattern("agreement_words", "during").search(draft.clean, at.start, at.end) is None:
        return None
    before = [e for e in told if e.kind in _OCCASIONS and e.evidence.start <= at.start]
    return before[-1] if before else None
