"""Who signs for each party, as the opening and the signatures say: with the position held."""

import re

from syndesis.intake.reading.contract import PersonFound, Span
from syndesis.intake.reading.contracts.articles import Article
from syndesis.intake.reading.contracts.found import ContractFound, SignatoryFound
from syndesis.intake.reading.contracts.parties import Party
from syndesis.intake.reading.contracts.russian import as_called
from syndesis.intake.reading.contracts.words import Words, group
from syndesis.intake.reading.draft import Draft
from syndesis.lib.tokens import fold_phrase

_NEAR = 160
_LINES = 7
"""Lines of a block of signature."""
_OPENING = 4000
_CHINESE = re.compile(r"[\u4e00-\u9fff]{2,4}")
_NAME = re.compile(
    r"[\W_]*(?P<by>by\s+)?(?:(?:Prof(?:essor|\.)?|Dr|Mr|Mrs|Ms)\.?\s+)*"
    r"(?P<name>(?:[A-ZÀ-ÞА-ЯЁ][\w’'-]*\.?\s+){1,3}[A-ZÀ-ÞА-ЯЁ][\w’'-]+)"
)
_NO_POSITION = re.compile(r"[_…]{2,}|\d{2}|^\W*$")


def run(found: ContractFound, draft: Draft, words: Words, parties: list[Party], parts: list[Article]) -> None:
    """Adds the signatories; their people are given party and position, and one named twice is made one."""
    _called(draft, words)
    signing = [*_in_signatures(draft, words, parties), *_in_opening(draft, words, parties, parts)]
    for each in signing:
        _merge(draft, found, each)
    found.people = list(dict.fromkeys(each.person for each in found.signatories))
    for each in found.signatories:
        person = draft.person(each.person)
        if person is not None:
            person.organisation = each.organisation
            if each.position:
                person.role, person.role_span = each.position, None


def _called(draft: Draft, words: Words) -> None:
    """People as they are called: without "D." before the name, in Russian in the nominative."""
    for person in draft.reading.people:
        person.given_name = words.pattern("signing", "honorifics").sub("", person.given_name)
        if draft.language == "ru" and (called := as_called(person.given_name, person.family_name)):
            person.given_name, person.family_name = called


def _in_opening(draft: Draft, words: Words, parties: list[Party], parts: list[Article]) -> list[SignatoryFound]:
    """ "represented by its Rector, Prof. X"; or, where nobody is represented, those whose office is told there."""
    end = min(parts[0].start if parts else _OPENING, _OPENING)
    found = []
    for match in words.pattern("parties", "represented").finditer(draft.clean, 0, end):
        before = [party for party in parties if party.span.start < match.start()]
        mention = next((m for m in draft.person_mentions if match.end() <= m.span.start < match.end() + _NEAR), None)
        if before and mention is not None:
            position = _clean(draft.clean[match.end() : mention.span.start], words)
            span = Span(match.end(), mention.span.end)
            found.append(SignatoryFound(person=mention.key, organisation=before[-1].key, position=position, span=span))
    if found:
        return found
    keys = {party.key for party in parties}
    for mention in draft.person_mentions:
        person = draft.person(mention.key)
        if mention.span.start < end and person and person.role and person.organisation in keys:
            found.append(
                SignatoryFound(
                    person=person.key, organisation=person.organisation, position=person.role, span=mention.span
                )
            )
    return found


def _in_signatures(draft: Draft, words: Words, parties: list[Party]) -> list[SignatoryFound]:
    found = []
    matches = list(words.pattern("parties", "for_party").finditer(draft.clean, len(draft.clean) // 2))
    for number, match in enumerate(matches):
        stop = matches[number + 1].start() if number + 1 < len(matches) else len(draft.clean)
        party = _party(draft, match, parties, number)
        end = _block_end(draft.clean, match.end(), stop)
        signatory = _block(draft, words, match, end, party) if party else None
        if signatory is not None:
            found.append(signatory)
    if not matches or len({each.organisation for each in found}) < len(parties):
        found += _closing(draft, words, parties, found)
    return found


def _closing(draft: Draft, words: Words, parties: list[Party], known: list[SignatoryFound]) -> list[SignatoryFound]:
    """The writer of a letter: a name, below it an office, below it a party."""
    told = {each.organisation for each in known}
    found = []
    for mention in draft.person_mentions:
        if mention.span.start < len(draft.clean) // 2:
            continue
        end = _block_end(draft.clean, mention.span.end, len(draft.clean), 3)
        organisation = next((k for k in draft.organisations_in(mention.span.end, end)), "")
        lines = [line.strip() for line in draft.clean[mention.span.end : end].split("\n") if line.strip()]
        if organisation in {party.key for party in parties} - told and lines:
            told.add(organisation)
            position = _clean(lines[0], words)
            found.append(
                SignatoryFound(person=mention.key, organisation=organisation, position=position, span=mention.span)
            )
    return found


def _party(draft: Draft, match: re.Match[str], parties: list[Party], number: int) -> Party | None:
    keys = draft.organisations_in(match.start(), match.end() + 1)
    by_key = next((party for party in parties if party.key in keys), None)
    label = group(match, "number")
    by_label = next((party for party in parties if label and party.label == label), None)
    alike = sorted(((_alike(draft, party, group(match, "name")), -n) for n, party in enumerate(parties)), reverse=True)
    by_name = parties[-alike[0][1]] if alike and alike[0][0] else None
    return by_key or by_label or by_name or (parties[number] if number < len(parties) else None)


def _alike(draft: Draft, party: Party, name: str) -> int:
    """How many words of a name begin like one of the party's, whatever their case."""
    organisation = draft.organisation(party.key)
    surfaces = [mention.of(draft.text) for mention in organisation.mentions] if organisation else []
    stems = {word[:5] for text in surfaces for word in fold_phrase(text).split() if len(word) > 3}
    return len(stems & {word[:5] for word in fold_phrase(name).split()})


def _block_end(text: str, start: int, stop: int, lines: int = _LINES) -> int:
    """After so many lines that hold something."""
    at, seen = start, 0
    while at < stop and seen <= lines:
        following = text.find("\n", at + 1, stop)
        following = stop if following < 0 else following
        seen += bool(text[at:following].strip())
        at = following
    return at


def _block(draft: Draft, words: Words, match: re.Match[str], end: int, party: Party) -> SignatoryFound | None:
    mention = next((m for m in draft.person_mentions if match.end() <= m.span.start and m.span.end <= end), None)
    key, span = (mention.key, mention.span) if mention else _unknown(draft, words, match, end)
    if not key:
        return None
    position = ""
    for line in re.finditer(r"[^\n]+", draft.clean[match.end() : end]):
        first, last = match.end() + line.start(), match.end() + line.end()
        told = words.pattern("signing", "position").match(line[0])
        if told:
            position = _clean(line[0][told.end() :], words)
            break
        if words.pattern("signing", "date").match(line[0]) or draft.organisations_in(first, last):
            continue
        rest = draft.clean[max(first, span.end) : last] if first <= span.start < last else line[0]
        cleaned = _clean(rest, words)
        if not position and cleaned and not _NO_POSITION.search(cleaned):
            position = cleaned
    return SignatoryFound(person=key, organisation=party.key, position=position, span=span)


def _unknown(draft: Draft, words: Words, match: re.Match[str], end: int) -> tuple[str, Span]:
    """A name in a signature that the reading does not take for one by itself: it is in its own line, or after "by"."""
    text = draft.clean
    if draft.language == "zh":
        name = _CHINESE.match(text, match.end(), end)
        return _person(draft, Span(*name.span()), name[0][1:], name[0][0]) if name else ("", Span(*match.span()))
    for line in re.finditer(r"[^\n]+", text[match.end() : end]):
        label = words.pattern("signing", "name").match(line[0])
        start = match.end() + line.start() + (label.end() if label else 0)
        name = _NAME.match(text, start, match.end() + line.end())
        if name and (label or name["by"] or not text[name.end() : match.end() + line.end()].strip()):
            given, _blank, family = name["name"].rpartition(" ")
            return _person(draft, Span(*name.span("name")), given, family)
    return "", Span(*match.span())


def _person(draft: Draft, span: Span, given: str, family: str) -> tuple[str, Span]:
    taken = {person.key for person in draft.reading.people}
    key = next(f"p{number}" for number in range(len(taken) + 1, 10_000) if f"p{number}" not in taken)
    draft.reading.people.append(
        PersonFound(key=key, evidence=span, mentions=[span], confidence=0.7, given_name=given, family_name=family)
    )
    return key, span


def _clean(text: str, words: Words) -> str:
    """An office without titles, blanks and marks around it."""
    kept = " ".join(text.replace("_", " ").replace("|", " ").split()).strip(" ,.:;–—-/()")
    kept = words.pattern("signing", "label").sub("", kept)
    previous = ""
    while previous != kept:
        previous, kept = kept, words.pattern("signing", "honorifics").sub("", kept).strip(" ,.:;")
    titles = re.search(r"[,\s]+(?:prof(?:essor|\.)?|dr\.?|mr\.?|ms\.?|mrs\.?|d\.ª?|doctor)$", kept, re.IGNORECASE)
    return (kept[: titles.start()] if titles else kept).strip(" ,.:;")[:200]


def _merge(draft: Draft, found: ContractFound, told: SignatoryFound) -> None:
    """Take a signatory in; one of the same party and family name is the same, told again more fully."""
    person = draft.person(told.person)
    if person is None:
        return
    for held in found.signatories:
        other = draft.person(held.person)
        if held.organisation != told.organisation or other is None:
            continue
        if other.key == person.key or _same(other, person):
            if other.key != person.key:
                _join(draft, other, person)
            held.position = held.position or told.position
            return
    found.signatories.append(told)


def _same(one: PersonFound, other: PersonFound) -> bool:
    if fold_phrase(one.family_name) != fold_phrase(other.family_name):
        first, second = (set(fold_phrase(each.name).split()) for each in (one, other))
        return len(first & second) >= 2
    initials = {fold_phrase(each.given_name)[:1] for each in (one, other)} - {""}
    return len(initials) <= 1


def _join(draft: Draft, kept: PersonFound, gone: PersonFound) -> None:
    if len(gone.given_name) > len(kept.given_name) and "." not in gone.given_name:
        kept.given_name, kept.family_name = gone.given_name, gone.family_name
    kept.title = kept.title or gone.title
    kept.mentions = sorted([*kept.mentions, *gone.mentions])
    draft.reading.people.remove(gone)
