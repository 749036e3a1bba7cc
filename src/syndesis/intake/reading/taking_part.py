"""Which organisations take part in what a stretch of the text tells."""

from collections.abc import Iterable

from syndesis.intake.reading.draft import Draft, OrganisationMention

_BEFORE = 45
"""Characters before a name in which words say that another body belongs to it."""


def taking_part_in(draft: Draft, start: int, end: int) -> list[str]:
    """Keys of the organisations named in the stretch as more than what another one belongs to: not the network of
    "Alvor, a member of the Blue Network"."""
    keys = draft.organisations_in(start, end)
    only = {m.key for m in draft.organisation_mentions if start <= m.span.start < end and is_membership(draft, m)}
    told = {m.key for m in draft.organisation_mentions if start <= m.span.start < end and not is_membership(draft, m)}
    return [key for key in keys if key not in only or key in told]


def is_membership(draft: Draft, mention: OrganisationMention) -> bool:
    """Whether the body is named only because another one belongs to it."""
    before = draft.clean[max(0, mention.span.start - _BEFORE) : mention.span.start]
    return draft.lexicon.pattern("membership").search(before) is not None


def participants(draft: Draft, start: int, end: int) -> list[str]:
    """Keys of the organisations named in the stretch, or behind the people named in it; each once, in order."""
    keys = taking_part_in(draft, start, end)
    for key in draft.people_in(start, end):
        person = draft.person(key)
        if person is not None and person.organisation:
            keys.append(person.organisation)
    return list(dict.fromkeys(keys))


def at_least_two(draft: Draft, keys: Iterable[str], before: int) -> list[str]:
    """The organisations with the host, and the one named last before the offset, where fewer than two are named; "the
    two universities" are those that the text tells of most."""
    held = list(dict.fromkeys(keys))
    of_universities = (
        draft.lexicon.pattern("both_universities").search(draft.clean, *draft.sentence_at(before)) is not None
    )
    if of_universities and sum(_may_be_party(draft, k, of_universities=True) for k in held) < 2:
        held = [k for k in held if _may_be_party(draft, k, of_universities=True)]
    if len(held) < 2 and draft.host and draft.host not in held:
        held.insert(0, draft.host)
    named = [m for m in reversed(draft.organisation_mentions) if m.span.start < before]
    earlier = [m.key for m in named if not is_membership(draft, m)]
    for universities in (True, of_universities):
        if len(held) < 2:
            may = [k for k in earlier if k not in held and _may_be_party(draft, k, of_universities=universities)]
            held.extend([max(may, key=may.count) if of_universities else may[0]] if may else [])
    if len(held) < 2:
        for organisation in draft.reading.organisations:
            if organisation.key not in held and _may_be_party(draft, organisation.key, of_universities=of_universities):
                held.append(organisation.key)
                break
    return held


def _may_be_party(draft: Draft, key: str, *, of_universities: bool) -> bool:
    organisation = draft.organisation(key)
    if of_universities:
        return organisation is not None and organisation.kind == "university"
    return organisation is not None and organisation.kind not in ("government", "other", "funder")


def without_officials(draft: Draft, keys: list[str]) -> list[str]:
    """The organisations without embassies and governments, where at least two others remain."""
    rest = [k for k in keys if (o := draft.organisation(k)) is not None and o.kind != "government"]
    return rest if len(rest) >= 2 else keys
