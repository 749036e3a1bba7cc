"""Organisations that the text only talks about: where somebody studied, what a house grew out of, who ranks it."""

from re import Pattern

from syndesis.intake.reading.contract import OrganisationFound
from syndesis.intake.reading.draft import Draft

_REACH = 150


def leave_bystanders(draft: Draft) -> None:
    """Drop the organisations that stand only after words of a biography, a history or a source."""
    pattern, behind = draft.lexicon.pattern("bystanders"), draft.lexicon.pattern("bystanders_after")
    gone = {
        o.key
        for o in draft.reading.organisations
        if o.key != draft.host
        and not _is_ours(o)
        and all(_is_talked_of(draft, m.start, pattern) or behind.match(draft.clean, m.end) for m in o.mentions)
    }
    if gone:
        draft.reading.organisations = [o for o in draft.reading.organisations if o.key not in gone]
        draft.organisation_mentions = [m for m in draft.organisation_mentions if m.key not in gone]


def _is_ours(organisation: OrganisationFound) -> bool:
    """Whether it is in our record, which makes it worth telling in any case."""
    return organisation.is_home or (organisation.linked and organisation.candidates[0].source == "record")


def _is_talked_of(draft: Draft, start: int, pattern: Pattern[str]) -> bool:
    sentence, _ = draft.sentence_at(start)
    return pattern.search(draft.clean[max(sentence, start - _REACH) : start]) is not None
