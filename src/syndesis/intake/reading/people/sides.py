"""Whose people those are who are told as one side: below a line that names the body, or in a sentence that does.

"X was represented by" stands above a list; "From X came ..., with ...", "X sent ..." and "officials of X: ..." hold for
all who follow in the sentence; "With her were ..." tells of people of the house of whom was told before.
"""

import re

from syndesis.intake.reading.contract import PersonFound, Span
from syndesis.intake.reading.draft import Draft, OrganisationMention
from syndesis.intake.reading.people.evidence import Sighting, seen_start
from syndesis.lib.tokens import fold_phrase

_ITEM = re.compile(r"[ \t]*(?:[-*+•·–—▪◦‣●○]|\d{1,2}[.)])\s*\S")
_ITEM_HEAD = re.compile(r"(?:\s*\([^()\n]{1,30}\))?(?:, [A-Z][\w’'-]+)?\s*(?:[.:]|\s[–—-])\s")
_LONGEST_HEADING, _LONGEST_ITEM, _MOST_ITEMS, _REACH = 200, 260, 40, 40


def side_of(draft: Draft, seen: Sighting) -> str:
    """Key of the organisation on whose side the person is told; empty where none is."""
    at = seen_start(draft, seen)
    start, _ = draft.sentence_at(seen.run.span.start)
    if house := _house_of_item(draft, at):
        return house
    heading = _heading_above(draft, at)
    if heading is not None and (house := _house_of_heading(draft, heading)):
        return house
    for told in (_side_in_sentence, _house_of_town, _house_of_leader, _house_of_delegation):
        if house := told(draft, start, at):
            return house
    return ""


def _house_of_item(draft: Draft, at: int) -> str:
    """The body with whose name, and a stop, colon or dash, the item begins in which the person stands: "• Alvor
    University. The Rector, ..."."""
    start = draft.text.rfind("\n", 0, at) + 1
    item = _ITEM.match(draft.text, start)
    mention = draft.mention_over(item.end() - 1) if item is not None else None
    if item is None or mention is None or mention.span.start != item.end() - 1:
        return ""
    return mention.key if _ITEM_HEAD.match(draft.clean, mention.span.end, at) else ""


def _heading_above(draft: Draft, at: int) -> Span | None:
    """The line above the list in which the person stands: the first above that is no item."""
    start = draft.text.rfind("\n", 0, at) + 1
    bulleted = _ITEM.match(draft.text, start) is not None
    for _ in range(_MOST_ITEMS):
        end = start - 1
        if end < 0:
            return None
        start = draft.text.rfind("\n", 0, end) + 1
        line = draft.text[start:end].strip()
        if not line or _ITEM.match(draft.text, start, end):
            continue
        if len(line) <= _LONGEST_HEADING and (line.endswith((":", "：")) or (bulleted and line[-1] not in ".!?;")):
            return Span(start, end)
        if bulleted or len(line) > _LONGEST_ITEM or line[-1] in ".!?":
            return None
    return None


def _house_of_heading(draft: Draft, heading: Span) -> str:
    """The body that the line above a list names: the one whose side it tells of, or the only one."""
    keys = draft.organisations_in(heading.start, heading.end)
    if len(keys) <= 1:
        return keys[0] if keys else ""
    return _side_in_sentence(draft, heading.start, heading.end)


def _side_in_sentence(draft: Draft, start: int, at: int) -> str:
    """The body of whose people the sentence tells before the place, the last one where it tells of several."""
    told = ""
    for mention in draft.organisation_mentions:
        if mention.span.start >= at:
            break
        if mention.span.start >= start and _opens_side(draft, mention, start, at):
            told = mention.key
    return told


def _opens_side(draft: Draft, mention: OrganisationMention, start: int, at: int) -> bool:
    """Whether the words around the name say that its people follow, and nothing since that others do."""
    words, text = draft.lexicon, draft.clean
    before = text[max(start, mention.span.start - _REACH) : mention.span.start]
    for side in ("subject", "from", "people"):
        opening = words.pattern("sides", f"{side}_before").search(before)
        if opening is None:
            continue
        after = words.pattern("sides", f"{side}_after").match(text, mention.span.end, at)
        if after is not None:
            return words.pattern("sides", "ends").search(text, after.end(), at) is None
    return False


def _house_of_town(draft: Draft, start: int, at: int) -> str:
    """The one university of the text that is named after the town for which the sentence says that people came."""
    told = draft.lexicon.pattern("sides", "town").search(draft.clean, start, at)
    if told is None:
        return ""
    town = fold_phrase(told.group("town"))
    named = [o for o in draft.reading.organisations if o.kind == "university" and town in fold_phrase(o.name).split()]
    return named[0].key if len(named) == 1 else ""


def _house_of_leader(draft: Draft, start: int, at: int) -> str:
    """The house of whom the sentence tells that others came with, or of whom the sentence before told first."""
    opening = draft.lexicon.pattern("sides", "with_leader").match(draft.clean, start, at)
    if opening is None:
        return ""
    inside = draft.people_in(start, opening.end())
    leader = draft.person(inside[0]) if inside else _told_before(draft, start)
    return leader.organisation if leader is not None else ""


def _house_of_delegation(draft: Draft, start: int, at: int) -> str:
    """The house of the delegation that the sentence before told of, where this one says who led it."""
    if start == 0 or draft.lexicon.pattern("sides", "led").match(draft.clean, start, at) is None:
        return ""
    first, end = draft.sentence_at(len(draft.clean[:start].rstrip()) - 1)
    sent = draft.lexicon.pattern("sent")
    came = [
        m.key
        for m in draft.organisation_mentions
        if first <= m.span.start < end and sent.search(draft.clean, first, m.span.start)
    ]
    return came[0] if came else ""


def _told_before(draft: Draft, start: int) -> PersonFound | None:
    """The first person of the sentence before, by family name at least."""
    if start == 0:
        return None
    first, end = draft.sentence_at(len(draft.clean[:start].rstrip()) - 1)
    words = fold_phrase(draft.clean[first:end]).split()
    places = [(words.index(name[0]), p) for p in draft.reading.people if (name := _family(p)) and name[0] in words]
    return min(places, key=lambda place: place[0])[1] if places else None


def _family(person: PersonFound) -> list[str]:
    return fold_phrase(person.family_name).split()
