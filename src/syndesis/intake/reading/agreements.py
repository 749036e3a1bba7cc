"""Step: the agreements that the text tells of.

Needs what `engagements` needs, and the engagements. Adds the agreements of the reading. A signing told without a date
takes the date of the ceremony that tells of it.
"""

from syndesis.intake.reading.contract import AgreementFound, Span
from syndesis.intake.reading.dates import DateMention
from syndesis.intake.reading.draft import Draft
from syndesis.intake.reading.lexicons import Rule
from syndesis.intake.reading.reasons import reason
from syndesis.intake.reading.taking_part import at_least_two, participants, without_officials

_STATUSES = ("planned", "proposed", "expired", "signed")


def run(draft: Draft) -> None:
    for start, end in draft.body_sentences():
        told = _told(draft, start, end)
        if told is not None:
            _add(draft, *told, Span(start, end))
    _inherit_dates(draft)


def _told(draft: Draft, start: int, end: int) -> tuple[Rule, str, Span] | None:
    """The rule, the status and the words of an agreement that the sentence tells of."""
    words = draft.lexicon
    for rule in words.rules("agreements"):
        match = rule.pattern.search(draft.clean, start, end)
        if match is None:
            continue
        if rule.status:
            return rule, rule.status, Span(match.start(), match.end())
        if words.pattern("agreement_words", "not_one").search(draft.clean, start, end):
            continue
        for status in _STATUSES:
            if words.pattern("agreement_words", status).search(draft.clean, start, end):
                return rule, status, Span(match.start(), match.end())
    return None


def _add(draft: Draft, rule: Rule, status: str, hit: Span, sentence: Span) -> None:
    named = draft.organisations_in(sentence.start, sentence.end)
    keys = named if len(named) >= 2 else participants(draft, sentence.start, sentence.end)
    parties = at_least_two(draft, without_officials(draft, keys), sentence.start)
    date = _date(draft, sentence, hit)
    same = _same(draft, rule.kind, status, date.value if date else "", parties)
    if same is not None:
        same.mentions.append(sentence)
        if date and not same.date:
            same.date, same.date_span = date.value, date.span
        return
    draft.reading.agreements.append(
        AgreementFound(
            key=f"a{len(draft.reading.agreements) + 1}",
            evidence=sentence,
            mentions=[sentence],
            confidence=0.75 if len(named) >= 2 else 0.55,
            reasons=(reason("words", hit.of(draft.clean)),),
            kind=rule.kind,
            status=status,
            date=date.value if date else "",
            date_span=date.span if date else None,
            parties=parties,
        )
    )


def _date(draft: Draft, sentence: Span, hit: Span) -> DateMention | None:
    order = {"day": 0, "relative": 0, "month": 1, "season": 2, "year": 3}
    found = [d for d in draft.dates_in(sentence.start, sentence.end) if d.kind in order]
    found.sort(key=lambda d: (order[d.kind], abs(d.span.start - hit.end)))
    return found[0] if found else None


def _same(draft: Draft, kind: str, status: str, date: str, parties: list[str]) -> AgreementFound | None:
    """An agreement found before of the same kind, among the same parties, at no other date."""
    for agreement in draft.reading.agreements:
        if agreement.kind != kind or agreement.status != status:
            continue
        agree = not date or not agreement.date or date.startswith(agreement.date) or agreement.date.startswith(date)
        shared = set(parties) & set(agreement.parties)
        if agree and len(shared) >= min(2, len(agreement.parties), len(parties)):
            return agreement
    return None


def _inherit_dates(draft: Draft) -> None:
    for agreement in draft.reading.agreements:
        if agreement.date or agreement.status != "signed":
            continue
        for engagement in draft.reading.engagements:
            if engagement.kind == "ceremony" and engagement.date:
                agreement.date, agreement.date_span = engagement.date, engagement.date_span
                agreement.reasons = (*agreement.reasons, reason("date_inherited", engagement.date))
                break
