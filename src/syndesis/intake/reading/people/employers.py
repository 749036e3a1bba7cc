"""Whom a person works for, by the words beside the name."""

import re

from syndesis.intake.reading.contract import Span
from syndesis.intake.reading.draft import Draft
from syndesis.intake.reading.people.evidence import Sighting, seen_start
from syndesis.lib.tokens import fold_phrase

_LEADING_IN = re.compile(
    r"\s*(?:,\s*|\(\s*|(?:from|of|at|with|for|de|del|de la|en|en la|из|от|von|der|an der)\s+(?:the\s+|la\s+|el\s+)?)",
    re.IGNORECASE,
)


def is_told(draft: Draft, seen: Sighting) -> bool:
    """Whether the office itself names the employer."""
    return seen.role is not None and bool(draft.organisations_in(seen.role.wide.start, seen.role.wide.end))


def employer(draft: Draft, seen: Sighting) -> str:
    """The key of the organisation named in the office, right after the name, or told by the sentence; may be empty."""
    if seen.role is not None:
        inside = draft.organisations_in(seen.role.wide.start, seen.role.wide.end)
        if inside:
            return inside[0]
        owned = _owned_by(draft, seen.role.wide.start)
        if owned:
            return owned
    ends = [seen.run.span.end] + ([seen.role.wide.end] if seen.role and seen.role.wide.end > seen.run.span.end else [])
    for end in reversed(ends):
        follows = _LEADING_IN.match(draft.clean, end)
        if follows and follows.end() > end:
            mention = draft.mention_over(follows.end())
            if mention is not None and mention.span.start <= follows.end() + 1:
                return mention.key
    if seen.role is not None and _is_owned(draft, seen.role.wide):
        before = _before_office(draft, seen.role.wide)
        if before:
            return before[-2] if len(before) > 1 and _is_shared(draft, seen.role.wide) else before[-1]
    if seen.role is not None and (of_country := _of_country(draft, seen.role.wide)):
        return of_country
    if seen.follows is not None and seen.role is None:
        told = seen.follows.role
        if told is not None and _is_shared(draft, told.wide) and len(before := _before_office(draft, told.wide)) > 1:
            return before[-1]
        return employer(draft, seen.follows)
    return _spoken_for(draft, seen) or _of_side(draft, seen) or _by_sentence(draft, seen)


def _of_side(draft: Draft, seen: Sighting) -> str:
    """The university of the country whose side the sentence tells of: "from the Spanish side"."""
    start, _ = draft.sentence_at(seen.run.span.start)
    side = draft.lexicon.pattern("side_of_country").search(draft.clean, start, seen.run.span.start)
    return _of_country(draft, Span(side.start(), side.end())) if side else ""


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


def _is_shared(draft: Draft, office: Span) -> bool:
    """Whether the office is told of two bodies at once, whose holders follow in the same order: "their rectors"."""
    around = draft.clean[max(0, office.start - 12) : office.end]
    return draft.lexicon.pattern("shared_office").search(around) is not None


def _of_country(draft: Draft, office: Span) -> str:
    """The one university of the country whose adjective stands in the office: "his Swedish counterpart"."""
    codes = {c.code for c in draft.countries_in(office.start, office.end) if c.is_adjective}
    found = [o for o in draft.reading.organisations if o.country in codes and o.kind == "university"]
    return found[0].key if len(found) == 1 else ""


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


def _owned_by(draft: Draft, start: int) -> str:
    """The organisation whose possessive stands right before the office: "UC's Director"."""
    match = re.search(r"[’']s?\s+$", draft.clean[max(0, start - 4) : start])
    if match is None:
        return ""
    mention = draft.mention_ending_at(start - len(match.group()))
    return mention.key if mention else ""


def _by_sentence(draft: Draft, seen: Sighting) -> str:
    """The host where an office has no employer beside it; else the nearest organisation before the name."""
    start, end = draft.sentence_at(seen.run.span.start)
    before = draft.organisations_in(start, seen_start(draft, seen))
    after = draft.organisations_in(seen.run.span.end, end)
    led = draft.lexicon.pattern("led_by").search(draft.clean, start, seen.run.span.start)
    if led and before and (leading := draft.organisations_in(start, led.start())):
        return leading[-1]
    if led and (visitors := _visitors(draft, seen, start, led.start())):
        return visitors
    if seen.role is not None and draft.host:
        return _other_side(draft, seen, before, after) or draft.host
    if before:
        return before[-1]
    if draft.author is not None and draft.author.span.start <= seen.run.span.start < draft.author.span.end:
        return draft.host
    return after[0] if after else draft.host


def _visitors(draft: Draft, seen: Sighting, start: int, end: int) -> str:
    """The other university, where the sentence says that guests, or people of its country, were led by the person, or
    by somebody named before in the sentence."""
    earlier = [p for p in draft.people_in(start, seen.run.span.start) if p]
    if earlier:
        first = draft.person(earlier[0])
        return first.organisation if first is not None and seen.role is None else ""
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
    if head not in draft.lexicon.single_offices:
        return ""
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
