"""The parties to an agreement: those that it defines, labels, names after "between", or lets sign."""

import re
from dataclasses import dataclass

from syndesis.intake.reading.contract import OrganisationFound, Span
from syndesis.intake.reading.contracts.articles import Article
from syndesis.intake.reading.contracts.words import Words, group
from syndesis.intake.reading.draft import Draft, OrganisationMention
from syndesis.lib.tokens import fold_phrase

_LONGEST_OPENING = 4000
_COMPANY = re.compile(r"\b(?:ltd|limited|llc|inc|gmbh|ag|s\.?a|s\.?l|plc|ооо|ао|зао|пао)\b|公司", re.IGNORECASE)
_NAME_END = re.compile(r"[,(（，;\n|]")
_BEFORE_NAME = re.compile(
    r"^\W*(?:(?:the|and|y|e|и|und|de otra parte|de una parte|zwischen|between|entre|между)\b\W*)*", re.IGNORECASE
)


@dataclass(frozen=True)
class Party:
    """A party, where it is named, and by which letter or number the text calls it."""

    key: str
    span: Span
    label: str = ""


def parties(draft: Draft, words: Words, parts: list[Article]) -> list[Party]:
    """In the order of the text, each once: by the first of the ways that gives at least two."""
    end = min(parts[0].start if parts else _LONGEST_OPENING, _LONGEST_OPENING)
    best: list[Party] = []
    for found in (
        _labelled(draft, words),
        _defined(draft, words, end),
        _between(draft, words, end),
        _signing(draft, words),
        _most_named(draft, end),
    ):
        once = list({party.key: party for party in reversed(found)}.values())[::-1]
        if len(once) >= 2:
            return once
        best = best or once
    return best


def _labelled(draft: Draft, words: Words) -> list[Party]:
    """ "Party A: …"."""
    found = []
    for match in words.pattern("parties", "labelled").finditer(draft.clean):
        start, end = next((match.span(n) for n in match.groupdict() if n.startswith("name") and match[n]), match.span())
        found.append(_named(draft, start, end, group(match, "number")))
    return [party for party in found if party is not None]


def _defined(draft: Draft, words: Words, end: int) -> list[Party]:
    """ "X, with its seat in …, hereinafter “X”": the first name since the definition before it."""
    found = []
    begun = 0
    for match in words.pattern("parties", "defined").finditer(draft.clean, 0, end):
        around = draft.clean[max(0, match.start() - 30) : match.end()]
        if words.pattern("parties", "jointly").search(around):
            continue
        party = _named(draft, begun, match.start())
        if party is not None:
            found.append(party)
        begun = match.end()
    return found


def _between(draft: Draft, words: Words, end: int) -> list[Party]:
    match = words.pattern("parties", "between").search(draft.clean, 0, end)
    if match is None:
        return []
    stop = words.pattern("parties", "opens").search(draft.clean, match.end(), end)
    region = Span(match.end(), stop.start() if stop else min(end, match.end() + 600))
    return [
        Party(mention.key, mention.span)
        for mention in draft.organisation_mentions
        if region.start <= mention.span.start < region.end and not _is_place(draft, mention)
    ]


def _signing(draft: Draft, words: Words) -> list[Party]:
    found = []
    for match in words.pattern("parties", "for_party").finditer(draft.clean, len(draft.clean) // 2):
        mention = _first_mention(draft, match.start(), match.end())
        if mention is not None:
            found.append(Party(mention.key, mention.span))
    return found


def _most_named(draft: Draft, end: int) -> list[Party]:
    """The organisations that an opening without form names, as a letter does."""
    keys = draft.organisations_in(0, max(end, 1200))
    named = sorted(keys, key=lambda key: -_count(draft, key))[:2]
    return [Party(m.key, m.span) for key in named if (m := _mention_of(draft, key)) is not None]


def _count(draft: Draft, key: str) -> int:
    return sum(mention.key == key for mention in draft.organisation_mentions)


def _mention_of(draft: Draft, key: str) -> OrganisationMention | None:
    return next((mention for mention in draft.organisation_mentions if mention.key == key), None)


def _first_mention(draft: Draft, start: int, end: int) -> OrganisationMention | None:
    within = (m for m in draft.organisation_mentions if start <= m.span.start and m.span.end <= end)
    return next((mention for mention in within if not _is_place(draft, mention)), None)


def _is_place(draft: Draft, mention: OrganisationMention) -> bool:
    """Whether one word stands for an organisation that is named in full elsewhere: the town of its seat."""
    organisation = draft.organisation(mention.key)
    surface = mention.span.of(draft.clean)
    if organisation is None or len(surface.split()) > 1 or surface.isupper() or not surface.isascii():
        return False
    return len(organisation.name.split()) > 1 and surface != organisation.acronym


def _named(draft: Draft, start: int, end: int, label: str = "") -> Party | None:
    """The first organisation of a stretch; where the reading knows none there, a new one by the words that begin it."""
    mention = _first_mention(draft, start, end)
    if mention is not None:
        return Party(mention.key, mention.span, label)
    if end - start > 400:
        return None
    lead = _BEFORE_NAME.match(draft.clean[start:end])
    begin = start + (lead.end() if lead else 0)
    stop = _NAME_END.search(draft.clean, begin, end)
    last = stop.start() if stop else end
    name = draft.clean[begin:last].strip(" .:–—-")
    if not 4 <= len(name) <= 150 or (name.isascii() and not name[:1].isupper()):
        return None
    return _add(draft, name, Span(begin, begin + len(name)), label)


def _add(draft: Draft, name: str, span: Span, label: str) -> Party:
    known = next((o for o in draft.reading.organisations if fold_phrase(o.name) == fold_phrase(name)), None)
    if known is not None:
        return Party(known.key, span, label)
    taken = {o.key for o in draft.reading.organisations}
    key = next(f"o{number}" for number in range(len(taken) + 1, 10_000) if f"o{number}" not in taken)
    kind = "company" if _COMPANY.search(name) else "other"
    draft.reading.organisations.append(
        OrganisationFound(key=key, evidence=span, mentions=[span], confidence=0.6, name=name, kind=kind)  # type: ignore[arg-type]
    )
    return Party(key, span, label)
