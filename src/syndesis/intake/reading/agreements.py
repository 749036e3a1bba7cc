"""Step: the agreements that the text tells of.

Needs what `engagements` needs, and the engagements. Adds the agreements of the reading. A signing told without a date
takes the date of the ceremony that tells of it.
"""

from dataclasses import dataclass

from syndesis.intake.reading.contract import AgreementFound, Span
from syndesis.intake.reading.dates import DateMention
from syndesis.intake.reading.draft import Draft
from syndesis.intake.reading.lexicons import Rule
from syndesis.intake.reading.reasons import reason
from syndesis.intake.reading.taking_part import at_least_two, participants, without_officials
from syndesis.lib.sentences import clauses

_STATUSES = ("planned", "proposed", "expired", "signed")
_PRECISION = {"day": 0, "relative": 0, "month": 1, "season": 2, "year": 3}


@dataclass(frozen=True, slots=True)
class _Told:
    """An agreement as one sentence tells of it: by which rule, with which status, in which words."""

    rule: Rule
    status: str
    hit: Span
    sentence: Span


def run(draft: Draft) -> None:
    for start, end in draft.body_sentences():
        told = _told(draft, Span(start, end))
        for each in (told, *_beside(draft, told)) if told else ():
            several = _parties(draft, each)
            for parties in several:
                _record(draft, each, parties, alone=len(several) == 1)
    _inherit_dates(draft)


def _told(draft: Draft, sentence: Span) -> _Told | None:
    words, start, end = draft.lexicon, sentence.start, sentence.end
    for rule in words.rules("agreements"):
        match = rule.pattern.search(draft.clean, start, end)
        if match is None:
            continue
        hit = Span(match.start(), match.end())
        if rule.status:
            return _Told(rule, rule.status, hit, sentence)
        if words.pattern("agreement_words", "not_one").search(draft.clean, start, end):
            continue
        for status in _STATUSES:
            if words.pattern("agreement_words", status).search(draft.clean, start, end):
                return _Told(rule, status, hit, sentence)
    return None


def _beside(draft: Draft, told: _Told) -> list[_Told]:
    """Agreements of other kinds that the sentence joins to the first: "a memorandum and an exchange agreement"."""
    found = [told]
    for rule in draft.lexicon.rules("agreements"):
        match = rule.pattern.search(draft.clean, told.sentence.start, told.sentence.end)
        if match is None or rule.status or any(t.rule.kind == rule.kind for t in found):
            continue
        hit = Span(match.start(), match.end())
        apart = all(hit.end <= t.hit.start or t.hit.end <= hit.start for t in found)
        joined = any(_joins(draft, *sorted((hit, t.hit))) for t in found)
        if apart and joined:
            found.append(_Told(rule, told.status, hit, told.sentence))
    return found[1:]


def _joins(draft: Draft, one: Span, other: Span) -> bool:
    """Whether only a bracket and "and a" stand between two agreements."""
    return draft.lexicon.pattern("agreement_words", "joins").fullmatch(draft.clean[one.end : other.start]) is not None


def _parties(draft: Draft, told: _Told) -> list[list[str]]:
    """The parties of each agreement: several "agreements with" make one with each organisation named."""
    start, end = told.sentence.start, told.sentence.end
    named = draft.organisations_in(start, end)
    keys = named if len(named) >= 2 else participants(draft, start, end)
    if draft.host and draft.lexicon.pattern("agreement_words", "several").search(draft.clean, start, end):
        return [[draft.host, key] for key in keys if key != draft.host]
    return [at_least_two(draft, without_officials(draft, keys), start)]


def _record(draft: Draft, told: _Told, parties: list[str], *, alone: bool) -> None:
    """Add the agreement, or what the sentence says of one told before; `alone` when the sentence tells of just one."""
    date = _date(draft, told)
    same = _same(draft, told, parties, date.value if date else "", alone=alone)
    if same is not None:
        same.mentions.append(told.sentence)
        if date and not same.date:
            same.date, same.date_span = date.value, date.span
        return
    key = f"a{len(draft.reading.agreements) + 1}"
    draft.families[key] = told.rule.extra.get("family", "")
    named = draft.organisations_in(told.sentence.start, told.sentence.end)
    draft.reading.agreements.append(
        AgreementFound(
            key=key,
            evidence=_evidence(draft, told),
            mentions=[told.sentence],
            confidence=0.75 if len(named) >= 2 else 0.55,
            reasons=(reason("words", told.hit.of(draft.clean)),),
            kind=told.rule.kind,
            status=told.status,
            date=date.value if date else "",
            date_span=date.span if date else None,
            parties=parties,
        )
    )


def _evidence(draft: Draft, told: _Told) -> Span:
    """The clause that tells of the agreement, where it says by itself that it was signed; else the sentence."""
    signed = draft.lexicon.pattern("agreement_words", "signed")
    for start, end in clauses(draft.clean, told.sentence.start, told.sentence.end):
        if start <= told.hit.start < end and signed.search(draft.clean, start, end):
            return Span(start, end)
    return told.sentence


def _date(draft: Draft, told: _Told) -> DateMention | None:
    """The date of the agreement: of those in its clause, else in its sentence, the most precise, then the nearest."""
    for within in (_evidence(draft, told), told.sentence):
        found = [d for d in draft.dates_in(within.start, within.end) if d.kind in _PRECISION]
        if found:
            return min(found, key=lambda d: (_PRECISION[d.kind], abs(d.span.start - told.hit.end)))
    return None


def _same(draft: Draft, told: _Told, parties: list[str], date: str, *, alone: bool) -> AgreementFound | None:
    """An agreement found before that may be this one: of the same kind, among the same parties, at no other date.

    "The memorandum" is the one told before even where only one of its parties is named.
    """
    family = told.rule.extra.get("family", "")
    before = draft.clean[max(0, told.hit.start - 30) : told.hit.start]
    definite = draft.lexicon.pattern("agreement_words", "definite").search(before) is not None
    for agreement in draft.reading.agreements:
        held = draft.families.get(agreement.key, "")
        if agreement.kind != told.rule.kind or (family and held and family != held):
            continue
        if not definite and agreement.status != told.status:
            continue
        agree = not date or not agreement.date or date.startswith(agreement.date) or agreement.date.startswith(date)
        shared = len(set(parties) & set(agreement.parties))
        on_one_day = bool(date) and date == agreement.date
        least = 1 if alone and (definite or on_one_day) else min(2, len(agreement.parties), len(parties))
        if agree and shared >= least:
            return agreement
    return None


def _inherit_dates(draft: Draft) -> None:
    signing = next((e for e in draft.reading.engagements if e.kind == "ceremony" and e.date), None)
    if signing is None:
        return
    for agreement in draft.reading.agreements:
        if not agreement.date and agreement.status == "signed":
            agreement.date, agreement.date_span = signing.date, signing.date_span
            agreement.reasons = (*agreement.reasons, reason("date_inherited", signing.date))
