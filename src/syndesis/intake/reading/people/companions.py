"""Whose people those are who only accompany somebody: of the leader's house, of strangers, of a mission."""

from syndesis.intake.reading.draft import Draft
from syndesis.intake.reading.people.beside import after_letters, employer_beside
from syndesis.intake.reading.people.evidence import Sighting
from syndesis.intake.reading.people.roles import head_of
from syndesis.lib.tokens import fold_phrase


def leader_house(draft: Draft, seen: Sighting, start: int) -> str:
    """The house of whom the sentence begins with, told by family name, where the person only accompanies them."""
    accompanied = draft.lexicon.pattern("accompanied").search(draft.clean, start, seen.run.span.start)
    words = set(fold_phrase(draft.clean[start : accompanied.start()]).split()) if accompanied else set()
    leaders = [p for p in draft.reading.people if words.issuperset(fold_phrase(p.family_name).split())]
    return leaders[0].organisation if len(leaders) == 1 and words else ""


def is_of_strangers(draft: Draft, start: int, end: int) -> bool:
    """Whether the delegation told of is from another country than the house: its people are not of the house."""
    host = draft.organisation(draft.host)
    codes = {c.code for c in draft.countries_in(start, end)}
    return bool(codes) and host is not None and bool(host.country) and host.country not in codes


def only_mission(draft: Draft, seen: Sighting) -> str:
    """The one embassy or consulate of the text, whose people attachés and secretaries are, or the one ministry, whose
    minister is told without a field; mayors are of none. A consul is of the consulate of whom the row names next."""
    if seen.role is not None and draft.lexicon.pattern("bare_minister").fullmatch(seen.role.span.of(draft.clean)):
        ministries = [o for o in draft.reading.organisations if draft.lexicon.pattern("ministry").match(o.name)]
        return ministries[0].key if len(ministries) == 1 else ""
    if seen.role is None or head_of(draft, seen.role) not in draft.lexicon.mission_offices:
        return _of_next(draft, seen)
    missions = [o for o in draft.reading.organisations if draft.lexicon.pattern("mission").search(o.name)]
    return missions[0].key if len(missions) == 1 else ""


def _of_next(draft: Draft, seen: Sighting) -> str:
    """The mission behind the next name, told with an office of missions: "Consul-General A and Consul B from the
    Consulate of Norway"."""
    following = seen.leads_to
    if following is None or following.role is None or head_of(draft, following.role) not in draft.lexicon.state_offices:
        return ""
    mention = employer_beside(draft, after_letters(draft, following.run.span.end))
    body = draft.organisation(mention.key) if mention is not None else None
    return body.key if body is not None and draft.lexicon.pattern("mission").search(body.name) else ""
