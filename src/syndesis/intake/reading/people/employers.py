"""Whom a person works for, by the words beside the name."""

import re

from syndesis.intake.reading.contract import Span
from syndesis.intake.reading.draft import Draft
from syndesis.intake.reading.organisations.web_address import telling_words
from syndesis.intake.reading.people.companions import is_of_strangers, leader_house, only_mission
from syndesis.intake.reading.people.evidence import Sighting, seen_start
from syndesis.intake.reading.people.roles import Role, head_of
from syndesis.intake.reading.people.shared_offices import is_shared, of_country, of_place_or_pair
from syndesis.intake.reading.people.sides import side_of
from syndesis.intake.reading.people.told_employers import after_row, first_of_row, place_in_row, told_employer
from syndesis.intake.reading.taking_part import taking_part_in
from syndesis.lib.tokens import fold_phrase

_LATEST_SUBJECT, _FORMER, _QUOTE = 3, 12, re.compile('[“”«"]')


def employer(draft: Draft, seen: Sighting) -> str:
    """The key of the organisation named in the office, beside the name, or told by the sentence; may be empty."""
    role = seen.role
    told = told_employer(draft, seen)
    if told:
        return told
    if role is not None and _is_owned(draft, role.wide):
        before = _before_office(draft, role.wide)
        if before:
            return before[-2] if len(before) > 1 and is_shared(draft, role) else before[-1]
    if placed := of_place_or_pair(draft, seen):
        return placed
    if role is None and seen.follows is not None and (first := first_of_row(seen)).role is not None:
        office, place = first.role, place_in_row(seen)
        if office.is_plural and len(inside := draft.organisations_in(office.wide.start, office.wide.end)) > place:
            return inside[place]
        if is_shared(draft, office) and len(before := _before_office(draft, office.wide)) > 1:
            return before[-1]
    if role is None or role.is_plural:
        last = after_row(draft, seen)
        if last:
            return last
    if seen.follows is not None and role is None:
        return employer(draft, seen.follows)
    said = _spoken_for(draft, seen) or side_of(draft, seen) or _of_side(draft, seen)
    if said or (role is not None and head_of(draft, role) in draft.lexicon.state_offices):
        return said or only_mission(draft, seen)
    return (_by_kind(draft, role) if role is not None else "") or _by_sentence(draft, seen)


def _by_kind(draft: Draft, role: Role) -> str:
    """The organisation of the kind that the office names, "the College President": the host, else the last one told."""
    words = [w for w in fold_phrase(role.span.of(draft.clean)).split() if draft.lexicon.heads.get(w) == "university"]
    if not words:
        return ""
    host = draft.organisation(draft.host)
    if host is not None and words[0] in fold_phrase(host.name).split():
        return ""
    earlier = [m.key for m in draft.organisation_mentions if m.span.start < role.span.start][::-1]
    named = (draft.organisation(key) for key in earlier)
    return next((o.key for o in named if o is not None and words[0] in fold_phrase(o.name).split()), "")


def _of_side(draft: Draft, seen: Sighting) -> str:
    """The university of the country whose side the sentence tells of: "from the Spanish side"."""
    start, _ = draft.sentence_at(seen.run.span.start)
    side = draft.lexicon.pattern("side_of_country").search(draft.clean, start, seen.run.span.start)
    return of_country(draft, Span(side.start(), side.end())) if side else ""


def _is_owned(draft: Draft, office: Span) -> bool:
    """Whether the office is told as "its", "their" or "whose", in its words or right before them."""
    start = max(0, office.start - 12)
    pattern = draft.lexicon.pattern("owned_office")
    return bool(
        pattern.search(office.of(draft.clean))
        or re.search(rf"{pattern.pattern}\s+$", draft.clean[start : office.start], re.IGNORECASE)
    )


def _before_office(draft: Draft, office: Span) -> list[str]:
    """Keys of the organisations that the sentence names before the office."""
    start, _ = draft.sentence_at(office.start)
    return draft.organisations_in(start, office.start)


def _spoken_for(draft: Draft, seen: Sighting) -> str:
    """The organisation on whose behalf the person is told right before: "For Leiden University, Rector ..."."""
    start = seen.role.wide.start if seen.role is not None else seen_start(draft, seen)
    gap = re.search(
        r",?\s+(?:the\s+|der\s+|die\s+|el\s+|la\s+|its\s+|deren\s+|dessen\s+|\w+(?:ed|ó|te|l)\s+)?$",
        draft.clean[max(0, start - 30) : start],
    )
    if gap is None:
        return ""
    mention = draft.mention_ending_at(start - len(gap.group()))
    if mention is None:
        return ""
    before = draft.clean[max(0, mention.span.start - 40) : mention.span.start]
    return mention.key if draft.lexicon.pattern("on_behalf").search(before) else ""


def _by_sentence(draft: Draft, seen: Sighting) -> str:
    """The host where an office has no employer beside it; else the nearest organisation before the name."""
    start, end = draft.sentence_at(seen.run.span.start)
    before = taking_part_in(draft, start, seen_start(draft, seen))
    after = draft.organisations_in(seen.run.span.end, end)
    led = draft.lexicon.pattern("led_by").search(draft.clean, start, seen.run.span.start)
    if led and before and (leading := draft.organisations_in(start, led.end())):
        return leading[-1]
    if led and (visitors := _visitors(draft, seen, start, led.end()) or leader_house(draft, seen, start)):
        return visitors
    if led and not before and not after and is_of_strangers(draft, start, led.end()):
        return ""
    if before and draft.lexicon.pattern("respectively").search(draft.clean, seen.run.span.end, end):
        named = draft.organisations_in(start, seen.run.span.start)
        place = len(draft.people_in(start, seen.run.span.start))
        return named[place] if place < len(named) else before[-1]
    if seen.role is not None and (subject := _subject(draft, seen, start)):
        return subject
    if seen.role is not None and draft.host:
        return _other_side(draft, seen, before, after) or draft.host
    if before:
        return before[-1]
    if draft.author is not None and draft.author.span.start <= seen.run.span.start < draft.author.span.end:
        return draft.host
    return after[0] if after else draft.host


def _subject(draft: Draft, seen: Sighting, start: int) -> str:
    """The university with which the sentence begins, where the host is not told before the name and nobody is merely
    quoted."""
    before = taking_part_in(draft, start, seen_start(draft, seen))
    end = draft.sentence_at(start)[1]
    if not before or draft.host in before or _QUOTE.search(draft.clean, start, end):
        return ""
    first = next(m for m in draft.organisation_mentions if m.span.start >= start)
    organisation = draft.organisation(first.key)
    is_leading = len(draft.clean[start : first.span.start].split()) <= _LATEST_SUBJECT
    is_house = organisation is not None and organisation.kind in ("university", "school")
    return first.key if is_leading and is_house else ""


def _visitors(draft: Draft, seen: Sighting, start: int, end: int) -> str:
    """The other university, where the sentence says that guests, or people of its country, were led by the person, or
    by somebody named before in the sentence."""
    earlier = [p for p in draft.people_in(start, seen.run.span.start) if p]
    if earlier:
        first = draft.person(earlier[0])
        return first.organisation if first is not None and seen.role is None else ""
    host = draft.organisation(draft.host)
    if host is not None and telling_words([host.name]) & set(fold_phrase(draft.clean[start:end]).split()):
        return host.key
    others = [o for o in draft.reading.organisations if o.key != draft.host and o.kind in ("university", "school")]
    codes = {c.code for c in draft.countries_in(start, end)}
    fitting = [o for o in others if o.country in codes]
    if not fitting and draft.lexicon.pattern("guests").search(draft.clean, start, end):
        fitting = others
    return fitting[0].key if len(fitting) == 1 else ""


def _other_side(draft: Draft, seen: Sighting, before: list[str], after: list[str]) -> str:
    """The other institution, where the office is one of a kind and a person of the host's holds it already: the second
    rector of the text. The one named before in the sentence comes first, then after, then before it."""
    office = seen.role.span.of(draft.clean) if seen.role else ""
    head = fold_phrase(office)
    before_office = draft.clean[max(0, seen_start(draft, seen) - _FORMER) : seen.run.span.start]
    if head not in draft.lexicon.single_offices or draft.lexicon.pattern("former_office").search(before_office):
        return ""
    other = seen.follows.role if seen.follows is not None else None
    if other is not None and {head, head_of(draft, other)} <= draft.lexicon.heads_of_houses:
        head = head_of(draft, other)
    holders = [p for p in draft.reading.people if p.organisation == draft.host and _same_office(p.role, head)]
    if not holders:
        return ""
    start = seen.run.span.start
    earlier = [m.key for m in draft.organisation_mentions if m.span.start < start][::-1]
    held = {p.organisation for p in draft.reading.people if _same_office(p.role, head)}
    for key in (*before[::-1], *after, *earlier):
        organisation = draft.organisation(key)
        if key not in held and organisation is not None and organisation.kind in ("university", "school"):
            return key
    return ""


def _same_office(role: str, head: str) -> bool:
    """Whether the office is the same, of either gender and in any case."""
    folded = fold_phrase(role)
    return bool(folded) and (folded.startswith(head) or head.startswith(folded))
