"""Whether a run of words is the name of a person, with the reasons for it."""

import re
from dataclasses import dataclass, field
from functools import lru_cache

from syndesis.intake.reading.canonical import concept, generic_concepts
from syndesis.intake.reading.contract import Reason
from syndesis.intake.reading.draft import Draft
from syndesis.intake.reading.lexicons import load, shared
from syndesis.intake.reading.people.around import is_addressed, is_complement, shouted, speaks
from syndesis.intake.reading.people.beside import employer_beside
from syndesis.intake.reading.people.deeds import role_by_deed, role_of_sentence_before, same_role
from syndesis.intake.reading.people.named_after import names_a_thing
from syndesis.intake.reading.people.roles import Role, head_of
from syndesis.intake.reading.people.roles_after import role_after
from syndesis.intake.reading.people.roles_before import role_before
from syndesis.intake.reading.people.runs import NameRun
from syndesis.intake.reading.people.titles import Title, title_before
from syndesis.intake.reading.reasons import reason
from syndesis.lib.person_names import is_initials
from syndesis.lib.tokens import fold_phrase, fold_word

_LIST_GAP = re.compile(r"^(?:,?\s*(?:and|y|e|и|und|&)|,|、)\s*$")
_MOST_WORDS, _UNSURE = 6, 0.3
_LEAST = 0.7
_CONTACT_REACH, _REACH_BEFORE = 40, 32


@dataclass(slots=True)
class Sighting:
    """A run that is a person's name, with what stands beside it."""

    run: NameRun
    title: Title | None = None
    role: Role | None = None
    weight: float = 0.0
    reasons: list[Reason] = field(default_factory=list)
    follows: "Sighting | None" = None
    """The person named right before it in a list."""
    leads_to: "Sighting | None" = None
    """The person named right after it in the list."""
    end: int = 0
    """Where what is told of the person ends: the name, its office, or the employer after them."""

    def add(self, weight: float, said: Reason) -> None:
        self.weight += weight
        self.reasons.append(said)


def sighted(draft: Draft, run: NameRun, before: Sighting | None) -> Sighting | None:
    """The sighting of a person in the run; None where too little speaks for one. `before`: the one sighted last."""
    if len(run.words) > _MOST_WORDS:
        return None
    seen = Sighting(run, end=run.span.end)
    _beside(draft, seen, before)
    _form(draft, seen)
    seen.end = _told_until(draft, seen)
    _surroundings(draft, seen, before)
    spelt = [w for w in run.words if not is_initials(w)]
    several = len(spelt) > 1 or (bool(spelt) and len(run.words) > 1)
    alone = bool(seen.role) and len(run.words[0]) > 3 and (shouted(run.words[0]) or is_addressed(draft, seen))
    if not alone and len(run.words) == 1 and speaks(draft, seen):
        alone = True
        seen.weight -= _UNSURE
    if not several and not alone:
        return None
    if not seen.title and any(concept(fold_word(w)) in generic_concepts() for w in run.words):
        return None
    is_told = seen.role or (seen.title and seen.title.is_academic)
    if not is_told and names_a_thing(draft, run):
        return None
    return seen if seen.weight >= _LEAST else None


def _beside(draft: Draft, seen: Sighting, last: Sighting | None) -> None:
    run = seen.run
    seen.title = title_before(draft, run.first)
    if seen.title:
        seen.add(1.0, reason("title_beside", seen.title.text))
    start = seen.title.first if seen.title else run.first
    before = None if is_complement(draft, start) else role_before(draft, start, run.span.end)
    if before is not None and last is not None and before.span.start < _name_and_office(last):
        before = None
    academic = before is not None and fold_phrase(before.span.of(draft.clean)) in draft.lexicon.academic
    adjacent = before is not None and (seen.title is not None or "," not in draft.tokens.gap(start)) and not academic
    is_said = draft.lexicon.pattern("holds_office").match(draft.clean, run.span.end) is not None
    stands_in = before is not None and _is_for(draft, before)
    after = None if adjacent and not is_said and not stands_in else _role_behind(draft, run, last)
    seen.role = after or before or role_of_sentence_before(draft, run.span.start)
    if adjacent and is_said and after is not None and before is not None and _is_slight(draft, before, after):
        seen.role, after = before, None
    if seen.role:
        weight = 1.0 if after is None else 0.9
        if after is None and "," in draft.tokens.gap(start) and not seen.title:
            weight = 0.7
        if len(run.words) == 1 and shouted(run.words[0]):
            weight += 0.2
        seen.add(weight, reason("role_beside", seen.role.span.of(draft.clean)))


def _role_behind(draft: Draft, run: NameRun, last: Sighting | None) -> Role | None:
    """The office after the name: told by its noun, by what its holder does, or as the same that the last one has."""
    end = run.span.end
    found = role_by_deed(draft, end) or role_after(draft, end)
    return found or same_role(draft, end, last.role if last is not None else None)


def _name_and_office(last: Sighting) -> int:
    """Where the name and office of the person told last end, without the body for which the office is held."""
    return max(last.run.span.end, last.role.span.end if last.role is not None else 0)


def _is_for(draft: Draft, office: Role) -> bool:
    """Whether the office is that of somebody for whom the person only speaks: "On behalf of the Rector, Dr ..."."""
    before = draft.clean[max(0, office.wide.start - _REACH_BEFORE) : office.wide.start]
    return draft.lexicon.pattern("stands_in").search(before) is not None


def _is_slight(draft: Draft, before: Role, after: Role) -> bool:
    """Whether "who is the coordinator of this project" tells less than the office before the name, which is the
    person's own."""
    slight = draft.lexicon.pattern("slight_office").match(after.span.of(draft.clean)) is not None
    return slight and head_of(draft, before) not in draft.lexicon.occupations


def _told_from(draft: Draft, seen: Sighting) -> int:
    start = seen_start(draft, seen)
    return min(start, seen.role.span.start) if seen.role is not None else start


def _told_until(draft: Draft, seen: Sighting) -> int:
    end = max(seen.run.span.end, seen.role.wide.end if seen.role else 0)
    mention = employer_beside(draft, end)
    end = mention.span.end if mention is not None else end
    return end + (draft.clean[end : end + 1] == ")")


def _form(draft: Draft, seen: Sighting) -> None:
    words = seen.run.words
    spelt = [w for w in words if not is_initials(w)]
    loud = [w for w in spelt if shouted(w)]
    if loud and len(loud) < len(words):
        seen.add(0.6, reason("capitals"))
    if any(is_initials(w) and "." in w for w in words) and spelt:
        seen.add(0.8, reason("initials"))
    first = fold_word(words[0].split("-")[0])
    if first in draft.lexicon.given_names or any(fold_word(w) in draft.lexicon.given_names for w in words[1:-1]):
        seen.add(0.7, reason("given_name"))
    elif first in _surnames_first() and 2 <= len(words) <= 3:
        seen.add(0.4, reason("family_name_first"))


def _surroundings(draft: Draft, seen: Sighting, before: Sighting | None) -> None:
    run, text = seen.run, draft.clean
    speech = draft.lexicon.pattern("speech")
    spoken = speech.match(text, min(run.span.end + 1, len(text))) or re.search(
        rf"\b{speech.pattern}\s+$", text[max(0, seen_start(draft, seen) - 20) : seen_start(draft, seen)], re.IGNORECASE
    )
    if spoken and len(run.words) > 1:
        seen.add(0.5, reason("speech", spoken.group().strip()))
    if len(run.words) > 1 and draft.lexicon.pattern("goes_on_who").match(text, run.span.end):
        seen.add(0.7, reason("words", text[run.span.end : run.span.end + 6].strip(" ,")))
    after = text[run.span.end : run.span.end + 2]
    if after == " (" and draft.mention_over(run.span.end + 2) is not None and len(run.words) > 1:
        seen.add(0.7, reason("employer_beside"))
    if draft.author is not None and draft.author.span.start <= run.span.start < draft.author.span.end:
        seen.add(1.0, reason("author_line"))
    contact = contact_before().search(text, max(0, seen_start(draft, seen) - _CONTACT_REACH), seen_start(draft, seen))
    if contact and len(run.words) > 1:
        seen.add(0.8, reason("words", contact.group()))
    if before is not None and len(run.words) > 1:
        between = text[before.end : _told_from(draft, seen)]
        if len(between) < 12 and _LIST_GAP.match(between) and "\n\n" not in between:
            seen.follows, before.leads_to = before, seen
            seen.add(0.7, reason("listed"))
    if any(p.span.start == run.span.start for p in draft.places) and not seen.title:
        seen.weight -= 0.8


@lru_cache(maxsize=1)
def contact_before() -> re.Pattern[str]:
    """What stands before the name of whom to ask: "Media contact:"."""
    return re.compile(rf"\b(?:{'|'.join(shared()['metadata']['contact'])})\s*[:：]\s*$", re.IGNORECASE)


def seen_start(draft: Draft, seen: Sighting) -> int:
    """Where the name with its titles begins."""
    return draft.tokens.starts[seen.title.first] if seen.title else seen.run.span.start


@lru_cache(maxsize=1)
def _surnames_first() -> frozenset[str]:
    return frozenset(fold_word(w) for w in load("names")["surnames_first"].split())


def surnames_first() -> frozenset[str]:
    """Folded family names of cultures that write them first, romanised."""
    return _surnames_first()
