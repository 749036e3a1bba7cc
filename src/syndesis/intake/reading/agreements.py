"""Step: the agreements that the text tells of.

Needs what `engagements` needs, and the engagements. Adds the agreements of the reading. A signing told without a date
takes the date of the ceremony that tells of it.
"""

from dataclasses import replace

from syndesis.intake.reading.agreement_dates import (
    attached,
    by_item,
    inherit_dates,
    is_news,
    is_news_itself,
    is_of_another,
    is_past_beside,
    opening_day,
)
from syndesis.intake.reading.agreement_tellings import Told, named_with, nouns, tellings
from syndesis.intake.reading.contract import AgreementFound, Span
from syndesis.intake.reading.counterparts import concluded
from syndesis.intake.reading.dates import DateMention
from syndesis.intake.reading.draft import Draft
from syndesis.intake.reading.reasons import reason
from syndesis.lib.sentences import clauses

_LEAST_LISTED = 2
_BESIDE, _BEHIND = 40, 60
_PRECISION = {"day": 0, "relative": 0, "month": 1, "season": 2, "year": 3}


def run(draft: Draft) -> None:
    before: Told | None = None
    recorded: list[AgreementFound] = []
    for start, end in draft.body_sentences():
        sentence = Span(start, end)
        listed = _continued(draft, before, sentence)
        summed = _forget_sum(draft, recorded) if listed is not None else []
        told = [listed] if listed is not None else tellings(draft, sentence)
        recorded = []
        for each in told:
            others = [t.hit for t in told if t is not each and t.sentence == each.sentence]
            several = concluded(draft, each.sentence, each.hit, others, listed=each.is_listed)
            for parties, part in several:
                recorded.append(_record(draft, replace(each, part=part), parties, alone=len(several) == 1))
        if recorded:
            recorded[0].mentions.extend(summed)
        before = told[0] if told else None
    inherit_dates(draft)


def _continued(draft: Draft, before: Told | None, sentence: Span) -> Told | None:
    """The agreements that the sentence before told of in the plural and this one lists: "These are between ..."."""
    words = draft.lexicon
    if before is None or len(draft.organisations_in(sentence.start, sentence.end)) < _LEAST_LISTED:
        return None
    if not before.is_listed and not words.pattern("agreement_words", "plural").search(
        draft.clean, before.sentence.start, before.sentence.end
    ):
        return None
    opening = words.pattern("agreement_words", "continued").match(draft.clean, sentence.start, sentence.end)
    if opening is None:
        return None
    hit = Span(opening.start(), opening.end())
    named = next(nouns(draft, sentence), None)
    rule = before.rule if named is None or named.rule.status else named.rule
    return Told(rule, before.status, hit, sentence, is_listed=True, date=_date(draft, before))


def _forget_sum(draft: Draft, recorded: list[AgreementFound]) -> list[Span]:
    """Drop what was recorded of a sentence that only sums up the agreements which the next one lists; the sentence."""
    summed: list[Span] = []
    for agreement in recorded:
        sentence = agreement.mentions[0]
        if len(agreement.mentions) == 1 and len(draft.organisations_in(sentence.start, sentence.end)) < _LEAST_LISTED:
            draft.reading.agreements.remove(agreement)
            summed.append(sentence)
    return summed


def _record(draft: Draft, told: Told, parties: list[str], *, alone: bool) -> AgreementFound:
    """Add the agreement, or what the sentence says of one told before; `alone` when the sentence tells of just one."""
    date = _date(draft, told)
    same = _same(draft, told, parties, date.value if date else "", alone=alone)
    if same is not None:
        same.mentions.append(told.sentence)
        if date and not same.date:
            same.date, same.date_span = date.value, date.span
        return same
    key = f"a{len(draft.reading.agreements) + 1}"
    draft.families[key] = told.rule.extra.get("family", "")
    named = draft.organisations_in(told.sentence.start, told.sentence.end)
    agreement = AgreementFound(
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
    draft.reading.agreements.append(agreement)
    return agreement


def _evidence(draft: Draft, told: Told) -> Span:
    """The clause that tells of the agreement, where it says by itself what became of it; else the sentence."""
    if told.part is not None or told.clause is not None:
        return told.part or told.clause or told.sentence
    signed = draft.lexicon.pattern("agreement_words", "signed")
    for start, end in clauses(draft.clean, told.sentence.start, told.sentence.end):
        if start <= told.hit.start < end and signed.search(draft.clean, start, end):
            return Span(start, end)
    return told.sentence


def _date(draft: Draft, told: Told) -> DateMention | None:
    """The date of the agreement: the one right beside its noun, else of those in its clause, else in its sentence, the
    most precise, then the nearest."""
    if told.date is not None or told.status == "proposed":
        return told.date
    if _is_ground(draft, told):
        behind = draft.dates_in(told.hit.end, min(told.sentence.end, told.hit.end + _BEHIND))
        return attached(draft, told.hit, told.sentence) or next((d for d in behind if d.kind == "year"), None)
    clause = _evidence(draft, told)
    for within in (clause,) if _is_referred(draft, told) else (clause, told.sentence):
        found = [d for d in draft.dates_in(within.start, within.end) if d.kind in _PRECISION and not is_news(draft, d)]
        found = [d for d in found if d not in told.others]
        found = [d for d in found if not is_of_another(draft, d, within) and _may_date(draft, told.status, d)]
        if found:
            best = min(found, key=lambda d: (_PRECISION[d.kind], abs(d.span.start - told.hit.end)))
            return opening_day(draft, told.hit, told.sentence, best) or best
    return by_item(draft, told.sentence) if told.status == "signed" else None


def _is_ground(draft: Draft, told: Told) -> bool:
    """Whether the agreement is only what something else was done under, whose date the sentence tells."""
    before = draft.clean[max(told.sentence.start, told.hit.start - _BESIDE) : told.hit.start]
    return draft.lexicon.pattern("agreement_words", "ground").search(before) is not None


def _may_date(draft: Draft, status: str, date: DateMention) -> bool:
    """Whether the date may be that of the agreement: what is planned lies ahead of the text."""
    return status != "planned" or not draft.published_on or date.value >= draft.published_on[: len(date.value)]


def _same(draft: Draft, told: Told, parties: list[str], date: str, *, alone: bool) -> AgreementFound | None:
    """An agreement found before that may be this one: of the same kind, among the same parties, at no other date.

    "The memorandum" is the one told before even where only one of its parties is named, "the agreement" also where it
    was told of as one of another kind.
    """
    family = told.rule.extra.get("family", "")
    definite = _is_definite(draft, told) and not told.is_listed
    generic = _is_referred(draft, told)
    counterpart = named_with(draft, told)
    for agreement in reversed(draft.reading.agreements) if generic else draft.reading.agreements:
        held = draft.families.get(agreement.key, "")
        if (agreement.kind != told.rule.kind and not generic) or (family and held and family != held):
            continue
        if (not definite and agreement.status != told.status) or (counterpart and counterpart not in agreement.parties):
            continue
        agree = not date or not agreement.date or date.startswith(agreement.date) or agreement.date.startswith(date)
        if told.is_old and not agreement.date and is_news_itself(draft, agreement):
            agree = False
        if not (definite or date) and is_past_beside(draft, told.sentence, agreement):
            agree = False
        shared = len(set(parties) & set(agreement.parties))
        on_one_day = bool(date) and date == agreement.date and not told.is_listed
        least = 1 if alone and (definite or on_one_day) else min(2, len(agreement.parties), len(parties))
        if alone and definite and not counterpart and _is_only(draft, agreement):
            least = 0
        if agree and shared >= least:
            return agreement
    return None


def _is_only(draft: Draft, agreement: AgreementFound) -> bool:
    """Whether the text has told of no other agreement but this one: "the agreement" is it, whoever signs."""
    return all(a is agreement for a in draft.reading.agreements)


def _is_definite(draft: Draft, told: Told) -> bool:
    before = draft.clean[max(0, told.hit.start - 30) : told.hit.start]
    words = draft.lexicon
    if words.pattern("agreement_words", "part_of_one").search(before):
        return False
    return (
        words.pattern("agreement_words", "definite").search(before) is not None
        or words.pattern("agreement_words", "definite_itself").match(told.hit.of(draft.clean)) is not None
    )


def _is_referred(draft: Draft, told: Told) -> bool:
    """Whether the words are those by which one refers to any agreement told of before: "the accord"."""
    generic = draft.lexicon.pattern("agreement_words", "generic")
    return _is_definite(draft, told) and generic.fullmatch(told.hit.of(draft.clean)) is not None
