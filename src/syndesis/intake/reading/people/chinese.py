"""People in Chinese text: an office, a family name of one known character, one or two characters, perhaps a title."""

import re
from functools import lru_cache

from syndesis.intake.reading.contract import PersonFound, Span
from syndesis.intake.reading.draft import Draft, PersonMention
from syndesis.intake.reading.lexicons import Lexicon
from syndesis.intake.reading.reasons import reason
from syndesis.lib.person_names import split_name

_LONGEST_UNIT = 16


def add_chinese_people(draft: Draft) -> None:
    """Add the people whom the patterns of the lexicon find: an office and a name, or a name with an office or title
    after it. The employer is the organisation named right before, else the one named last in the sentence."""
    known: dict[str, PersonFound] = {}
    for match in sorted(_matches(draft), key=lambda m: m.start("name")):
        span = _name(draft, match)
        name, role, title = span.of(draft.clean), match.group("role") or "", match.group("title") or ""
        office = _office(draft, match)
        role = office.of(draft.clean) if office else role
        person = known.get(name)
        if person is None:
            given, family = split_name([name])
            person = known[name] = PersonFound(
                key=f"p{len(draft.reading.people) + 1}",
                evidence=Span(min(match.start(), office.start if office else match.start()), match.end()),
                confidence=0.6,
                reasons=(reason("role_beside", role) if role else reason("title_beside", title),),
                given_name=given,
                family_name=family,
                title=title,
                role=role,
                role_span=office,
                organisation=_employer(draft, office or Span(match.start(), match.start())),
            )
            draft.reading.people.append(person)
        person.mentions.append(span)
        draft.person_mentions.append(PersonMention(span, person.key))


def _name(draft: Draft, match: re.Match[str]) -> Span:
    """Where the name stands, without the organisation right before it that its characters run on from."""
    mention = draft.mention_over(match.start("name"))
    within = mention is not None and mention.span.end < match.end("name")
    return Span(mention.span.end if mention is not None and within else match.start("name"), match.end("name"))


def _office(draft: Draft, match: re.Match[str]) -> Span | None:
    """The office with the unit named right before it, inside the organisation: "国际处处长"."""
    if not match.group("role"):
        return None
    start = match.start("role")
    if start < match.start("name"):
        before = draft.organisation_mentions
        floor = max((m.span.end for m in before if start - _LONGEST_UNIT <= m.span.end <= start), default=0)
        unit = draft.lexicon.pattern("unit_before").search(draft.clean, max(floor, start - _LONGEST_UNIT, 0), start)
        start = unit.start() if unit else start
    return Span(start, match.end("role"))


def _matches(draft: Draft) -> list[re.Match[str]]:
    """Every place of a name, each once: an office before it counts first."""
    words = draft.lexicon
    found: list[re.Match[str]] = []
    taken: set[int] = set()
    for key in ("person", "person_after"):
        pattern = _pattern(words, key)
        for match in pattern.finditer(draft.clean) if pattern else ():
            beside = match.group("role") or match.group("title")
            if beside and taken.isdisjoint(range(match.start("name"), match.end("name"))):
                taken.update(range(match.start("name"), match.end("name")))
                found.append(match)
    return found


def _employer(draft: Draft, office: Span) -> str:
    """The body named right before the office, else the one told last in the sentence; none for offices of state."""
    start = office.start
    beside = draft.mention_over(start) or draft.mention_ending_at(start)
    if beside is not None:
        return beside.key
    if draft.lexicon.pattern("state_offices_written").search(office.of(draft.clean)):
        return ""
    named = draft.organisations_in(draft.sentence_at(start)[0], start)
    return named[-1] if named else draft.host


def _pattern(words: Lexicon, key: str) -> re.Pattern[str] | None:
    return _compiled(words.raw[key], words.raw["surnames"], words.raw["rare_surnames"]) if key in words.raw else None


@lru_cache(maxsize=8)
def _compiled(pattern: str, surnames: str, rare: str) -> re.Pattern[str]:
    return re.compile(pattern.replace("{surnames}", re.escape(surnames)).replace("{rare}", re.escape(rare)))
