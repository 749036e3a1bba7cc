"""Which dates of a sentence are those of its agreement, and whence one told without a date has it."""

from syndesis.intake.reading.contract import AgreementFound, EngagementFound, Span
from syndesis.intake.reading.dated_items import item_at
from syndesis.intake.reading.dates import DateMention
from syndesis.intake.reading.draft import Draft
from syndesis.intake.reading.reasons import reason

_OCCASIONS = frozenset({"visit", "meeting", "online_meeting"})
_HOLD = _OCCASIONS | {"conference", "forum", "summit", "workshop", "exhibition"}
_DAY, _MONTH, _SHORTLY, _OPENING = 10, 7, 900, 30
_PAIR = 2
_NEWS = 4
"""Months before the text after which a signing is no news."""


def is_news(draft: Draft, date: DateMention) -> bool:
    """Whether a date tells when the agreement was made known, not when it was signed: "announced on Wednesday"."""
    before = draft.clean[max(0, date.span.start - 24) : date.span.start]
    return draft.lexicon.pattern("agreement_words", "news").search(before) is not None


def is_of_another(draft: Draft, date: DateMention, sentence: Span) -> bool:
    """Whether a date tells something else of an agreement than when it was signed: until when it holds, when a party
    was founded, or since when one has been in force that is renewed now."""
    before = draft.clean[max(0, date.span.start - 30) : date.span.start]
    other = draft.lexicon.pattern("agreement_words", "other_date").search(before)
    return other is not None or is_in_force_since(draft, date, sentence)


def is_in_force_since(draft: Draft, date: DateMention, sentence: Span) -> bool:
    """Whether a date tells since when an agreement has been in force that the sentence says is renewed now."""
    before = draft.clean[max(0, date.span.start - 30) : date.span.start]
    if draft.lexicon.pattern("agreement_words", "renewed").search(draft.clean, sentence.start, sentence.end) is None:
        return False
    return draft.lexicon.pattern("agreement_words", "since").search(before) is not None


def opening_day(draft: Draft, hit: Span, sentence: Span, date: DateMention) -> DateMention | None:
    """The day with which the sentence begins, which is that of its deed rather than a year that tells what the
    agreement did: "On 3 May they renewed the accord that founded the institute in 2004"."""
    between = draft.clean[hit.end : date.span.start]
    if date.kind != "year" or draft.lexicon.pattern("agreement_words", "what_it_did").search(between) is None:
        return None
    days = draft.dates_in(sentence.start, min(sentence.end, sentence.start + _OPENING))
    return next((d for d in days if d.kind in ("day", "relative") and not is_news(draft, d)), None)


def attached(draft: Draft, hit: Span, sentence: Span) -> DateMention | None:
    """The date right beside the noun of an agreement: "the 2017 memorandum", "the memorandum signed in 2017"."""
    for date in draft.dates_in(sentence.start, sentence.end):
        after, before = draft.clean[hit.end : date.span.start], draft.clean[date.span.end : hit.start]
        follows = hit.end <= date.span.start and _joins(draft, "dated_after", after)
        if follows or (date.span.end <= hit.start and _joins(draft, "dated_before", before)):
            return date
    return None


def _joins(draft: Draft, name: str, between: str) -> bool:
    return draft.lexicon.pattern("agreement_words", name).fullmatch(between) is not None


def is_past(draft: Draft, date: DateMention) -> bool:
    """Whether a date lies so long before the text that it is not its news; of an undated text a bare year."""
    if date.kind not in ("day", "month", "year"):
        return False
    if not draft.published_on:
        return date.kind == "year"
    return date.value[:7] < months_before(draft.published_on, _NEWS)[: len(date.value)]


def months_before(day: str, months: int) -> str:
    """The month that lies so many months before the day."""
    count = int(day[:4]) * 12 + int(day[5:7] or 1) - 1 - months
    return f"{count // 12:04d}-{count % 12 + 1:02d}"


def inherit_dates(draft: Draft) -> None:
    """Give a signing told without a date that of the ceremony, or of the occasion at which it says it took place."""
    told = sorted((e for e in draft.reading.engagements if e.date), key=lambda e: e.evidence.start)
    ceremonies = [e for e in told if e.kind == "ceremony" and not _is_over(draft, e)]
    for agreement in draft.reading.agreements:
        if agreement.date or agreement.status not in ("signed", "planned") or _is_long_ago(draft, agreement):
            continue
        if agreement.status == "planned":
            _plan_for(draft, agreement, told)
            continue
        ceremony = next((e for e in ceremonies if _may_be_signing(agreement, e)), None)
        occasion = ceremony or _occasion(draft, agreement, told) or _only_one(draft, agreement, told)
        if occasion is not None:
            agreement.date, agreement.date_span = occasion.date, occasion.date_span
            agreement.reasons = (*agreement.reasons, reason("date_inherited", occasion.date))


def _may_be_signing(agreement: AgreementFound, ceremony: EngagementFound) -> bool:
    """Whether the parties took part in the ceremony, two of them at least where as many are told."""
    parties, present = set(agreement.parties), set(ceremony.organisations)
    return len(parties & present) >= min(_PAIR, len(parties), len(present))


def _is_over(draft: Draft, ceremony: EngagementFound) -> bool:
    """Whether a ceremony lies so long before the text that an agreement told without a date is not of it."""
    span = ceremony.date_span
    is_of_it = any(ceremony.evidence.start <= m.start < ceremony.evidence.end for m in _mentions(draft))
    return span is not None and not is_of_it and is_past(draft, DateMention(span, ceremony.date, "day"))


def _mentions(draft: Draft) -> list[Span]:
    return [m for a in draft.reading.agreements if a.status == "signed" for m in a.mentions]


def _plan_for(draft: Draft, agreement: AgreementFound, told: list[EngagementFound]) -> None:
    """Give what is to be signed "during the visit" the month of a visit that is under way or ahead."""
    occasion = _occasion(draft, agreement, told)
    if occasion is None or len(occasion.date) < _MONTH or not draft.published_on:
        return
    ahead = draft.lexicon.pattern("dates", "ahead").search(occasion.evidence.of(draft.clean))
    if ahead is not None and occasion.date[:_MONTH] >= draft.published_on[:_MONTH]:
        agreement.date, agreement.date_span = occasion.date[:_MONTH], occasion.date_span
        agreement.reasons = (*agreement.reasons, reason("date_inherited", agreement.date))


def _occasion(draft: Draft, agreement: AgreementFound, told: list[EngagementFound]) -> EngagementFound | None:
    """The occasion told last before a signing that took place "during the visit", "after the talks", "the same day"."""
    at = agreement.mentions[0]
    if draft.lexicon.pattern("agreement_words", "during").search(draft.clean, at.start, at.end) is None:
        return None
    before = [e for e in told if e.kind in _HOLD and e.evidence.start <= at.start]
    return before[-1] if before else None


def _only_one(draft: Draft, agreement: AgreementFound, told: list[EngagementFound]) -> EngagementFound | None:
    """The one visit or meeting whose day the text tells, where it tells of the deed of signing shortly after it."""
    at = agreement.mentions[0]
    if len(told) != 1 or told[0].kind not in _OCCASIONS or len(told[0].date) < _DAY:
        return None
    deed = draft.lexicon.pattern("agreement_words", "deed").search(draft.clean, at.start, at.end)
    return told[0] if deed is not None and 0 <= at.start - told[0].evidence.start < _SHORTLY else None


def is_past_beside(draft: Draft, sentence: Span, agreement: AgreementFound) -> bool:
    """Whether the sentence tells of a fresh signing, and the agreement is one of years ago."""
    fresh = draft.lexicon.pattern("agreement_words", "fresh")
    is_past = bool(agreement.date) and agreement.date < draft.published_on[:4]
    return (is_past or _is_long_ago(draft, agreement)) and fresh.search(
        draft.clean, sentence.start, sentence.end
    ) is not None


def _is_long_ago(draft: Draft, agreement: AgreementFound) -> bool:
    """Whether the text says of the agreement that it was years ago, of a date that may not be told."""
    at = agreement.mentions[0]
    return draft.lexicon.pattern("agreement_words", "long_ago").search(draft.clean, at.start, at.end) is not None


def is_news_itself(draft: Draft, agreement: AgreementFound) -> bool:
    """Whether the text told of the deed of signing it."""
    return any(is_deed(draft, mention) for mention in agreement.mentions)


def is_deed(draft: Draft, sentence: Span) -> bool:
    """Whether the sentence tells of the deed of signing."""
    deed = draft.lexicon.pattern("agreement_words", "deed")
    return deed.search(draft.clean, sentence.start, sentence.end) is not None


def by_item(draft: Draft, sentence: Span) -> DateMention | None:
    """The day of the item in which the sentence tells of the deed of signing."""
    item = item_at(draft, sentence.start) if is_deed(draft, sentence) else None
    return item.part(draft.clean) if item is not None else None
