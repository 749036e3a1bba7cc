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
from syndesis.lib.sentences import clauses

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
    date = _date(draft, sentence, hit)
    several = draft.lexicon.pattern("agreement_words", "several").search(draft.clean, sentence.start, sentence.end)
    if several and draft.host:
        for key in keys:
            if key != draft.host:
                _record(draft, rule, status, hit, sentence, [draft.host, key], date)
        return
    parties = at_least_two(draft, without_officials(draft, keys), sentence.start)
    _record(draft, rule, status, hit, sentence, parties, date)


def _record(
    draft: Draft, rule: Rule, status: str, hit: Span, sentence: Span, parties: list[str], date: DateMention | None
) -> None:
    """Add the agreement, or what the sentence says of one told before."""
    same = _same(draft, rule, status, date.value if date else "", parties, hit)
    if same is not None:
        same.mentions.append(sentence)
        if date and not same.date:
            same.date, same.date_span = date.value, date.span
        return
    key = f"a{len(draft.reading.agreements) + 1}"
    draft.families[key] = rule.extra.get("family", "")
    draft.reading.agreements.append(
        AgreementFound(
            key=key,
            evidence=_evidence(draft, hit, sentence),
            mentions=[sentence],
            confidence=0.75 if len(draft.organisations_in(sentence.start, sentence.end)) >= 2 else 0.55,
            reasons=(reason("words", hit.of(draft.clean)),),
            kind=rule.kind,
            status=status,
            date=date.value if date else "",
            date_span=date.span if date else None,
            parties=parties,
        )
    )


def _evidence(draft: Draft, hit: Span, sentence: Span) -> Span:
    """The clause that tells of the agreement, where it says by itself that it was signed; else the sentence."""
    for start, end in clauses(draft.clean, sentence.start, sentence.end):
        if start <= hit.start < end and draft.lexicon.pattern("agreement_words", "signed").search(draft.clean, start, end):
            return Span(start, end)
    return sentence


def _date(draft: Draft, sentence: Span, hit: Span) -> DateMention | None:
    """The date of the agreement: of those in its clause, else in its sentence, the most precise, then the nearest."""
    order = {"day": 0, "relative": 0, "month": 1, "season": 2, "year": 3}
    clause = _evidence(draft, hit, sentence)
    for within in (clause, sentence):
        found = [d for d in draft.dates_in(within.start, within.end) if d.kind in order]
        if found:
            return min(found, key=lambda d: (order[d.kind], abs(d.span.start - hit.end)))
    return None


def _same(
    draft: Draft, rule: Rule, status: str, date: str, parties: list[str], hit: Span
) -> AgreementFound | None:
    """An agreement found before that may be this one: of the same kind, among the same parties, at no other date.

    "The memorandum" is the one told before even where only one of its parties is named.
    """
    family = rule.extra.get("family", "")
    definite = draft.lexicon.pattern("agreement_words", "definite").search(draft.clean[max(0, hit.start - 30) : hit.start])
    for agreement in draft.reading.agreements:
        held = draft.families.get(agreement.key, "")
        if agreement.kind != rule.kind or (family and held and family != held):
            continue
        agree = not date or not agreement.date or date.startswith(agreement.date) or agreement.date.startswith(date)
        shared = len(set(parties) & set(agreement.parties))
        if not agree or (not definite and agreement.status != status):
            continue
        if shared >= (1 if definite or (date and date == agreement.date) else min(2, len(agreement.parties), len(parties))):
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
