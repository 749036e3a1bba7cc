"""People in Chinese text: an office, a family name of one known character, one or two characters, perhaps a title."""

import re
from functools import lru_cache

from syndesis.intake.reading.contract import PersonFound, Span
from syndesis.intake.reading.draft import Draft, PersonMention
from syndesis.intake.reading.lexicons import Lexicon
from syndesis.intake.reading.reasons import reason
from syndesis.lib.person_names import split_name


def add_chinese_people(draft: Draft) -> None:
    """Add the people whom the pattern of the lexicon finds, with the organisation named right before the office."""
    pattern = _pattern(draft.lexicon)
    if pattern is None:
        return
    known: dict[str, PersonFound] = {}
    for match in pattern.finditer(draft.clean):
        name, role = match.group("name"), match.group("role")
        span = Span(match.start("name"), match.end("name"))
        person = known.get(name)
        if person is None:
            given, family = split_name([name])
            employer = draft.mention_ending_at(match.start())
            person = known[name] = PersonFound(
                key=f"p{len(draft.reading.people) + 1}",
                evidence=Span(match.start(), match.end()),
                confidence=0.6,
                reasons=(reason("role_beside", role),),
                given_name=given,
                family_name=family,
                title=match.group("title") or "",
                role=role,
                role_span=Span(match.start("role"), match.end("role")),
                organisation=employer.key if employer else draft.host,
            )
            draft.reading.people.append(person)
        person.mentions.append(span)
        draft.person_mentions.append(PersonMention(span, person.key))


def _pattern(words: Lexicon) -> re.Pattern[str] | None:
    return _compiled(words.raw["person"], words.raw["surnames"]) if "person" in words.raw else None


@lru_cache(maxsize=4)
def _compiled(pattern: str, surnames: str) -> re.Pattern[str]:
    return re.compile(pattern.replace("{surnames}", re.escape(surnames)))
