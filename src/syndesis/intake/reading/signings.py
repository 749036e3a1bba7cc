"""Step: the signings that are occasions of their own.

Needs the agreements and engagements. Adds a ceremony for each signing whose setting is told (a day, a town, those who
signed or looked on), unless the sentence tells of a visit, whose part the signing is, or of a ceremony already.
"""

from syndesis.intake.reading import bare_signings
from syndesis.intake.reading.agreement_dates import is_news, months_before
from syndesis.intake.reading.contract import AgreementFound, EngagementFound, Span
from syndesis.intake.reading.dated_items import item_at
from syndesis.intake.reading.dates import DateMention
from syndesis.intake.reading.draft import Draft
from syndesis.intake.reading.reasons import reason

_HOLD_SIGNINGS = frozenset({"visit", "meeting", "online_meeting", "forum", "summit"})
_BESIDE, _DAY = 8, 10
_HAVE_SIGNINGS = frozenset({"visit", "conference", "forum", "summit", "exhibition"})
_WITHIN = frozenset({"in", "at", "near", "en", "в", "во", "на", "在", "于"})
"""What stands before the town where something happens, not where somebody is from."""


def run(draft: Draft) -> None:
    bare_signings.follow(draft)
    for agreement in draft.reading.agreements:
        if agreement.status != "signed" or agreement.kind == "grant" or _is_old(draft, agreement):
            continue
        setting = next((s for s in agreement.mentions if _has_setting(draft, s)), None)
        if setting is not None and not _belongs_to_visit(draft, setting) and not _is_told(draft, agreement, setting):
            _add(draft, agreement, setting)
    draft.reading.engagements.sort(key=lambda e: e.evidence.start)


def _has_setting(draft: Draft, sentence: Span) -> bool:
    """Whether the sentence tells of the deed of signing, with its day, place, people or witnesses."""
    words, start, end = draft.lexicon, sentence.start, sentence.end
    deeds = (words.pattern("agreement_words", name).search(draft.clean, start, end) for name in ("deed", "signers"))
    if not any(deeds):
        return False
    witnessed = words.pattern("agreement_words", "witnessed").search(draft.clean, start, end)
    if witnessed is not None and not _names_parties(draft, witnessed.end(), end):
        return True
    if _days(draft, sentence):
        return True
    return len(draft.people_in(start, end)) >= 2 or _is_placed(draft, sentence)


def _names_parties(draft: Draft, at: int, end: int) -> bool:
    """Whether "signed by" only names who concluded it: an organisation stands there, and nobody in the sentence."""
    beside = any(draft.mention_over(offset) is not None for offset in range(at, min(end, at + _BESIDE)))
    return (
        beside
        and not draft.people_in(*draft.sentence_at(at))
        and not draft.lexicon.pattern("agreement_words", "present").search(draft.clean, *draft.sentence_at(at))
    )


def _is_placed(draft: Draft, sentence: Span) -> bool:
    """Whether the sentence names the town."""
    return any(
        sentence.start <= p.span.start < sentence.end and p.after in _WITHIN and _is_free(draft, p.span)
        for p in draft.places
    )


def _belongs_to_visit(draft: Draft, sentence: Span) -> bool:
    """Whether nothing but its signers is told of a signing in a text that tells of a visit or meeting: it is part of
    that."""
    if not any(e.kind in _HOLD_SIGNINGS for e in draft.reading.engagements):
        return False
    witnessed = draft.lexicon.pattern("agreement_words", "witnessed").search(draft.clean, sentence.start, sentence.end)
    return witnessed is None and not _days(draft, sentence) and not _is_placed(draft, sentence)


def _days(draft: Draft, sentence: Span) -> list[DateMention]:
    found = [d for d in draft.dates_in(sentence.start, sentence.end) if d.kind in ("day", "relative")]
    if not found and (item := item_at(draft, sentence.start)) is not None:
        return [item.part(draft.clean)] if len(item.part(draft.clean).value) == _DAY else []
    return [d for d in found if not is_news(draft, d)]


def _is_old(draft: Draft, agreement: AgreementFound) -> bool:
    """Whether it was signed, by its bare year or month, long before the text, which then tells of no occasion."""
    if len(agreement.date) == 10 or not agreement.date:
        return False
    return not draft.published_on or agreement.date[:7] < months_before(draft.published_on, 3)


def _is_free(draft: Draft, span: Span) -> bool:
    return draft.mention_over(span.start) is None


def _is_told(draft: Draft, agreement: AgreementFound, setting: Span) -> bool:
    """Whether an engagement tells of the signing: a ceremony at no other date, or what its sentence tells of."""
    for engagement in draft.reading.engagements:
        beside = any(m.start <= setting.start < m.end for m in engagement.mentions)
        if beside and engagement.kind != "ceremony" and not _is_apart(draft, engagement, setting):
            return True
        agree = not engagement.date or not agreement.date or _may_be_one(engagement.date, agreement.date)
        if engagement.kind == "ceremony" and agree and not _is_another(draft, engagement, setting):
            if agreement.date and not engagement.date and _is_of_signing(draft, engagement):
                engagement.date, engagement.date_span = agreement.date, agreement.date_span
                engagement.no_later_than = ""
            return True
        if beside and engagement.kind == "ceremony":
            return True
    return False


def _is_another(draft: Draft, ceremony: EngagementFound, setting: Span) -> bool:
    """Whether a ceremony of no date, told elsewhere and not as that of the signing, is another than a signing whose
    day the text tells."""
    if ceremony.date or any(m.start <= setting.start < m.end for m in ceremony.mentions):
        return False
    return bool(_days(draft, setting)) and not _is_of_signing(draft, ceremony)


def _is_of_signing(draft: Draft, ceremony: EngagementFound) -> bool:
    """Whether the ceremony is that of the signing: its words say so, or call it "the ceremony"."""
    words = ceremony.evidence.of(draft.clean)
    deed, the_one = ("agreement_words", "deed"), ("engagement_words", "the_ceremony")
    return any(draft.lexicon.pattern(*path).search(words) is not None for path in (deed, the_one))


def _is_apart(draft: Draft, engagement: EngagementFound, setting: Span) -> bool:
    """Whether the sentence tells of the signing as a deed of its own beside a visit or conference: on a day, in its
    course, or before witnesses; not where the visit is one "to sign"."""
    if engagement.kind not in _HAVE_SIGNINGS:
        return False
    if draft.lexicon.pattern("agreement_words", "errand").search(draft.clean, setting.start, setting.end):
        return False
    return (engagement.kind == "visit" and bool(_days(draft, setting))) or any(
        draft.lexicon.pattern("agreement_words", name).search(draft.clean, setting.start, setting.end) is not None
        for name in ("during", "witnessed")
    )


def _may_be_one(one: str, other: str) -> bool:
    return one.startswith(other) or other.startswith(one)


def _add(draft: Draft, agreement: AgreementFound, setting: Span) -> None:
    place = next(
        (p.name for p in draft.places if setting.start <= p.span.start < setting.end and _is_free(draft, p.span)), ""
    )
    engagement = EngagementFound(
        key=f"e{len(draft.reading.engagements) + 1}",
        evidence=setting,
        mentions=[setting],
        confidence=0.6,
        reasons=(reason("words", agreement.reasons[0].detail),),
        kind="ceremony",
        date=agreement.date,
        date_span=agreement.date_span,
        no_later_than="" if agreement.date else draft.published_on,
        format="in_person",
        place=place,
        organisations=list(agreement.parties),
        people=draft.people_in(setting.start, setting.end),
    )
    draft.reading.engagements.append(engagement)
