"""Step: the occasions that the text tells of: meetings, visits, signings, forums.

Needs `clean`, `lexicon`, `sentences`, `dates`, `places`, the organisations and people. Adds the engagements of the
reading: one an occasion; sentences that tell of the same kind of occasion at no other date are taken for the same.
"""

from typing import Literal

from syndesis.intake.reading.contract import EngagementFound, Span
from syndesis.intake.reading.dated_items import DatedItem
from syndesis.intake.reading.dates import DateMention
from syndesis.intake.reading.draft import Draft
from syndesis.intake.reading.lexicons import Rule
from syndesis.intake.reading.occasion_dates import date_of, inherited
from syndesis.intake.reading.occasions import noun_rules, occasions
from syndesis.intake.reading.reasons import reason
from syndesis.intake.reading.same_occasion import Telling, goes_into_days, same_occasion
from syndesis.intake.reading.taking_part import participants

_FEW = 4
"""How many of those named below the line that tells of an occasion are taken for its participants."""


def run(draft: Draft) -> None:
    before: EngagementFound | None = None
    headings = {item.line.start: item for item in draft.dated_items if _is_heading(draft, item)}
    for start, end in draft.body_sentences():
        told = None
        for at in [at for at in headings if at < start]:
            _add_heading(draft, headings.pop(at))
        for rule, hit in occasions(draft, start, end):
            told = _add(draft, rule, Span(start, end), hit, before)
        before = told


def _is_heading(draft: Draft, item: DatedItem) -> bool:
    """Whether the first line of the item stands by itself, above what it tells."""
    return any(item.line.start <= h.start < item.line.end for h in draft.headings)


def _add_heading(draft: Draft, item: DatedItem) -> None:
    """Record the occasion that the line above an item names: "14 May, Split: the first round table"."""
    for noun, rule in noun_rules(draft.lexicon.language):
        match = noun.search(draft.clean, item.date.span.end, item.line.end)
        if match is None:
            continue
        line, hit = Span(item.line.start, item.line.end), Span(match.start(), match.end())
        keys = participants(draft, line.start, line.end) or participants(draft, line.end, item.whole.end)[:_FEW]
        people = draft.people_in(line.start, line.end)
        engagement = _new(draft, rule, Telling(rule.kind, hit, line, item.date, keys, people))
        draft.reading.engagements.append(engagement)
        return


def _add(draft: Draft, rule: Rule, sentence: Span, hit: Span, before: EngagementFound | None) -> EngagementFound:
    """Record the occasion, or what the sentence adds to one told before; `before` is that of the sentence before."""
    date = date_of(draft, sentence, hit)
    keys = participants(draft, sentence.start, sentence.end)
    people = draft.people_in(sentence.start, sentence.end)
    same = same_occasion(draft, Telling(rule.kind, hit, sentence, date, keys, people))
    if same is None and date is not None and goes_into_days(before, rule.kind, date):
        same = before
        assert same is not None
        same.date = ""
    if same is not None:
        same.mentions.append(sentence)
        same.organisations = list(dict.fromkeys([*same.organisations, *keys]))
        same.people = list(dict.fromkeys([*same.people, *people]))
        same.place = same.place or _place(draft, sentence)
        if date and not same.date:
            _set_date(same, date)
            same.evidence = sentence
            same.no_later_than = ""
        return same
    engagement = _new(draft, rule, Telling(rule.kind, hit, sentence, date, keys, people))
    if date is None:
        if told := inherited(draft, sentence):
            engagement.date, engagement.date_span = told
            engagement.reasons = (*engagement.reasons, reason("date_inherited", told[0]))
        else:
            engagement.no_later_than = draft.published_on
    draft.reading.engagements.append(engagement)
    return engagement


def _new(draft: Draft, rule: Rule, told: Telling) -> EngagementFound:
    keys = told.organisations
    if len(keys) < 2 and draft.host and draft.host not in keys:
        keys.append(draft.host)
    engagement = EngagementFound(
        key=f"e{len(draft.reading.engagements) + 1}",
        evidence=told.sentence,
        mentions=[told.sentence],
        confidence=0.7 if told.date else 0.55,
        reasons=(reason("words", told.hit.of(draft.clean)),),
        kind=rule.kind,
        format=_format(draft, rule, told.sentence),
        place=_place(draft, told.sentence),
        direction=_direction(draft, told.sentence),
        organisations=keys,
        people=told.people,
    )
    if told.date:
        _set_date(engagement, told.date)
    return engagement


def _set_date(engagement: EngagementFound, date: DateMention) -> None:
    engagement.date, engagement.date_span, engagement.dates = date.value, date.span, list(date.days)


def _format(draft: Draft, rule: Rule, sentence: Span) -> str:
    def says(name: str) -> bool:
        return (
            draft.lexicon.pattern("engagement_words", name).search(draft.clean, sentence.start, sentence.end)
            is not None
        )

    if says("hybrid"):
        return "hybrid"
    if rule.extra.get("format"):
        return rule.extra["format"]
    if says("online"):
        return "online"
    return "in_person" if says("in_person") or _place(draft, sentence) else ""


def _place(draft: Draft, sentence: Span) -> str:
    found = [
        p
        for p in draft.places
        if sentence.start <= p.span.start < sentence.end and draft.mention_over(p.span.start) is None
    ]
    found.sort(key=lambda p: p.after not in ("in", "at", "to", "en", "в"))
    return found[0].name if found else ""


def _direction(draft: Draft, sentence: Span) -> Literal["", "inbound", "outbound"]:
    if draft.lexicon.pattern("engagement_words", "inbound").search(draft.clean, sentence.start, sentence.end):
        return "inbound"
    if draft.lexicon.pattern("engagement_words", "outbound").search(draft.clean, sentence.start, sentence.end):
        return "outbound"
    return ""
