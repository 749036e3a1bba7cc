"""Step: the people of the text.

Needs `clean`, `lexicon`, `tokens`, `sentences`, the organisations and their mentions, `host`, `author`. Adds the people
of the reading and `person_mentions`.
"""

from rapidfuzz.distance import Levenshtein

from syndesis.intake.reading.contract import PersonFound, Span
from syndesis.intake.reading.draft import Draft, PersonMention
from syndesis.intake.reading.people.chinese import add_chinese_people
from syndesis.intake.reading.people.employers import employer
from syndesis.intake.reading.people.evidence import Sighting, seen_start, sighted, surnames_first
from syndesis.intake.reading.people.named_after import is_named_after
from syndesis.intake.reading.people.roles import Role, role_text
from syndesis.intake.reading.people.runs import NameRun, name_runs
from syndesis.intake.reading.people.russian import nominative
from syndesis.intake.reading.people.titles import title_before
from syndesis.intake.reading.people.told_employers import is_told
from syndesis.intake.reading.people.unknown_employers import found_employer
from syndesis.lib.person_names import split_name
from syndesis.lib.tokens import fold_phrase

_LEAST_MISSPELT = 6


def run(draft: Draft) -> None:
    add_chinese_people(draft)
    last: Sighting | None = None
    everybody: list[Sighting] = []
    loose: list[NameRun] = []
    for found in name_runs(draft):
        seen = None if _in_headline(draft, found) or is_named_after(draft, found) else sighted(draft, found, last)
        if seen is None:
            loose.append(found)
            continue
        last = seen
        everybody.append(seen)
    for seen in everybody:
        _add(draft, seen)
    for found in loose:
        _refer(draft, found)
    draft.person_mentions.sort(key=lambda m: m.span)


def _in_headline(draft: Draft, found: NameRun) -> bool:
    """In a headline written large throughout, names cannot be told from other words."""
    if title_before(draft, found.first):
        return False
    for heading in draft.headings:
        if heading.start <= found.span.start < heading.end:
            words = heading.of(draft.clean).split()
            return len(words) > 4 and sum(w[:1].isupper() for w in words) * 4 >= len(words) * 3
    return False


def _add(draft: Draft, seen: Sighting) -> None:
    role = _role_of(seen)
    office = role.span.of(draft.clean) if role else ""
    in_russian = draft.language == "ru"
    words = nominative(seen.run.words, draft.lexicon.given_names, office) if in_russian else list(seen.run.words)
    given, family = split_name(
        words,
        surnames_first=surnames_first(),
        given_names=draft.lexicon.given_names,
        spanish=draft.language == "es",
    )
    known = _same(draft, given, family)
    span = Span(seen_start(draft, seen), seen.run.span.end)
    if known is not None:
        if role is not None and not known.role and _misspelt(fold_phrase(known.family_name), fold_phrase(family)):
            known.given_name, known.family_name = given, family
        _enrich(draft, known, seen)
        known.mentions.append(span)
        draft.person_mentions.append(PersonMention(span, known.key))
        return
    found_employer(draft, seen)
    title = _title(seen)
    person = PersonFound(
        key=f"p{len(draft.reading.people) + 1}",
        evidence=_evidence(seen, span),
        mentions=[span],
        confidence=min(0.95, 0.4 + seen.weight / 4),
        reasons=tuple(seen.reasons),
        given_name=given,
        family_name=family,
        title=title,
        role=role_text(draft, role) if role else "",
        role_span=role.span if role else None,
        organisation=employer(draft, seen),
    )
    if is_told(draft, seen):
        draft.told_employers.add(person.key)
    draft.reading.people.append(person)
    draft.person_mentions.append(PersonMention(span, person.key))


def _title(seen: Sighting) -> str:
    """The title as written; in a list the one before the first name, made singular."""
    at: Sighting | None = seen
    while at is not None and at.title is None:
        if at.role is not None and at is not seen:
            return ""
        at = at.follows
    if at is None or at.title is None:
        return ""
    if at is not seen and not at.title.is_plural:
        return ""
    return at.title.text.removesuffix("s") if at.title.is_plural else at.title.text


def _evidence(seen: Sighting, span: Span) -> Span:
    role = _role_of(seen)
    if role is None:
        return span
    return Span(min(span.start, role.wide.start), max(span.end, role.wide.end))


def _role_of(seen: Sighting) -> Role | None:
    """The office told beside the name, or the one in the plural before the first name of its row, or after the last."""
    last = seen
    while last.role is None and last.leads_to is not None:
        last = last.leads_to
    if last.role is not None and last.role.is_plural and last.role.span.start > last.run.span.start:
        return last.role
    at: Sighting | None = seen
    while at is not None and at.role is None:
        at = at.follows if at.title is None or at.title.is_academic else None
    return at.role if at is not None and at.role is not None and (at is seen or at.role.is_plural) else None


def _enrich(draft: Draft, known: PersonFound, seen: Sighting) -> None:
    """A later, fuller sighting adds the office that the first one lacked."""
    if known.role and is_told(draft, seen) and known.key not in draft.told_employers:
        known.organisation = employer(draft, seen)
        draft.told_employers.add(known.key)
    academic = fold_phrase(known.role) in draft.lexicon.academic
    office = seen.role is not None and fold_phrase(seen.role.span.of(draft.clean)) not in draft.lexicon.academic
    if seen.role is not None and (not known.role or (academic and office)):
        known.role = role_text(draft, seen.role)
        known.role_span = seen.role.span
        known.organisation = employer(draft, seen) or known.organisation
        known.evidence = _evidence(seen, seen.run.span)
    known.title = known.title or _title(seen)


def _same(draft: Draft, given: str, family: str) -> PersonFound | None:
    """The person found before with this family name and a given name, or initial, that agrees."""
    whole, mine = fold_phrase(f"{given} {family}"), fold_phrase(given)
    for person in draft.reading.people:
        known, theirs = fold_phrase(person.family_name), fold_phrase(person.given_name)
        if known == whole or (
            known != fold_phrase(family) and fold_phrase(person.name) == fold_phrase(f"{family} {given}")
        ):
            return person
        if known != fold_phrase(family):
            if mine and mine == theirs and _misspelt(known, fold_phrase(family)):
                return person
            continue
        if mine == theirs or not mine or not theirs or (mine[0] == theirs[0] and (len(mine) <= 3 or len(theirs) <= 3)):
            return person
        if _spelt_out(mine) == _spelt_out(theirs) and _spelt_out(mine):
            return person
    return _shortened(draft, whole)


def _shortened(draft: Draft, whole: str) -> PersonFound | None:
    """The one person found before whose full name begins with this one: "Mara Lind" after "Mara Lind Borg"."""
    longer = [p for p in draft.reading.people if fold_phrase(p.name).startswith(f"{whole} ")]
    return longer[0] if len(longer) == 1 and " " in whole else None


def _spelt_out(given: str) -> list[str]:
    """The given names that are no mere initials."""
    return [word for word in given.split() if len(word) > 1]


def _misspelt(one: str, other: str) -> bool:
    """Whether two family names are the same but for one letter."""
    return min(len(one), len(other)) >= _LEAST_MISSPELT and one[0] == other[0] and Levenshtein.distance(one, other) == 1


def _refer(draft: Draft, found: NameRun) -> None:
    """A family name, or full name, of a person found elsewhere in the text."""
    words = fold_phrase(" ".join(found.words))
    for person in draft.reading.people:
        family, full = fold_phrase(person.family_name), fold_phrase(person.name)
        if words and words in (family, full, fold_phrase(person.given_name) if len(words) > 4 else family):
            title = title_before(draft, found.first)
            start = draft.tokens.starts[title.first] if title else found.span.start
            span = Span(start, found.span.end)
            person.mentions.append(span)
            draft.person_mentions.append(PersonMention(span, person.key))
            return
