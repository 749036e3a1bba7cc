"""Runs cut into single names: at offices, titles and possessives, at the "and" of a list, without idle words."""

from collections.abc import Iterator

from syndesis.intake.reading.canonical import concept, generic_concepts, little_words
from syndesis.intake.reading.draft import Draft
from syndesis.intake.reading.organisations.heads import heads_in, is_name_like
from syndesis.intake.reading.organisations.joined import joins_two_names
from syndesis.intake.reading.organisations.runs import ARTICLES, OF, Run

_KEEP_POSSESSIVE = frozenset(
    {"people", "women", "children", "king", "queen", "rectors", "teachers", "workers", "girls"}
)
_BEGINNING = frozenset({"ministry", "embassy", "consulate", "ministerio", "embajada", "secretaria"})
_SENT = frozenset({"embassy", "consulate", "high"})
_THE = frozenset({"the", "el", "la"})
_SAINT = frozenset({"st", "saint"})
_AND_ENGLISH = frozenset({"and", "&"})
_AND = frozenset({"and", "&", "y", "e", "und", "et", "и"})


def parts(draft: Draft, run: Run) -> Iterator[Run]:
    """The run without words that begin no name, cut at offices, titles, possessives and lists."""
    tokens = draft.tokens
    start, country = run.first, ""
    index = run.first
    while index <= run.last:
        length = _cut_length(draft, index, run.last)
        if length:
            yield from _split_lists(draft, start, index - 1, country)
            start, country = index + length, ""
            index = start
            continue
        if tokens.folded[index] == "s" and tokens.gap(index) in ("'", "’") and index < run.last:
            owner = _country_of(draft, start, index - 1)
            if tokens.folded[index - 1] not in _KEEP_POSSESSIVE and tokens.folded[index - 2] not in _SAINT:
                yield from _split_lists(draft, start, index - 1, country)
                start, country = index + 1, owner
        if (
            index > start
            and tokens.folded[index] in _BEGINNING
            and tokens.folded[index - 1] not in draft.lexicon.connectors
            and not _ends_adjective(draft, index - 1)
            and len(tokens.words[index - 1]) > 1
        ):
            yield from _split_lists(draft, start, index - 1, country)
            start, country = index, ""
        index += 1
    yield from _split_lists(draft, start, run.last, country)


def _cut_length(draft: Draft, index: int, last: int) -> int:
    """How many words from here are an office or a title."""
    tokens, words = draft.tokens, draft.lexicon
    for size in range(min(4, last - index + 1), 0, -1):
        phrase = " ".join(tokens.folded[index : index + size])
        if phrase in words.cuts:
            return size
    return 0


def _split_lists(draft: Draft, first: int, last: int, country: str) -> Iterator[Run]:
    """The part cut at each "and" that joins two names rather than two words of one name."""
    tokens = draft.tokens
    start = first
    for index in range(first + 1, last):
        is_and = tokens.folded[index] in (
            _AND_ENGLISH if draft.lexicon.language == "en" else _AND
        ) or "&" in tokens.gap(index)
        if is_and and joins_two_names(draft, start, index, last):
            yield from _trimmed(draft, start, index - 1, country)
            start, country = (index + 1 if tokens.folded[index] in _AND else index), ""
    yield from _trimmed(draft, start, last, country)


def _trimmed(draft: Draft, first: int, last: int, country: str) -> Iterator[Run]:
    tokens, words = draft.tokens, draft.lexicon
    while first <= last and (
        tokens.folded[first] in words.not_in_names
        or not is_name_like(tokens.words[first])
        or (first < last and len(tokens.words[first]) == 1 and tokens.gap(first + 1) == ". ")
    ):
        first += 1
    if (
        first + 1 < last
        and tokens.folded[first + 1] in _THE
        and first not in draft.known_ends
        and _begins(draft, first)
    ):
        first += 2
    first = _without_members(draft, first, last)
    while last >= first and (
        tokens.folded[last] in words.connectors or (tokens.folded[last] == "s" and tokens.gap(last) in ("'", "’"))
    ):
        last -= 1
    while last > first and last in draft.country_tokens and _ends_adjective(draft, last):
        last -= 1
    while last > first + 1 and tokens.folded[last - 1] in ("der", "einer") and tokens.folded[last] in words.heads:
        last -= 2
    if first > last or all(i in draft.country_tokens for i in range(first, last + 1)):
        return
    mention = draft.country_at.get(first) if words.language == "en" else None
    told = mention is not None and any(is_distinctive(draft, i) for i in range(mention.last + 1, last + 1))
    sent = mention is not None and mention.last < last and tokens.folded[mention.last + 1] in _SENT
    if told and not sent:
        heads = heads_in(draft, first, last)
        sent = bool(heads) and heads[-1].kind in ("association", "other")
    if mention is not None and told and mention.is_adjective and mention.first not in draft.known_ends and not sent:
        yield Run(mention.last + 1, last, mention.code)
    else:
        yield Run(first, last, country, _is_owned(draft, first))


def _begins(draft: Draft, first: int) -> bool:
    """Whether a word that is no head of a name begins the sentence: "Hosting the Refugee Centre"."""
    start, _ = draft.sentence_at(draft.tokens.starts[first])
    return draft.tokens.starts[first] - start <= 1 and not heads_in(draft, first, first)


def _is_owned(draft: Draft, first: int) -> bool:
    tokens = draft.tokens
    return (
        first > 1
        and tokens.folded[first - 1] == "s"
        and tokens.gap(first - 1) in ("'", "’")
        and bool(heads_in(draft, max(0, first - 4), first - 2))
    )


def _without_members(draft: Draft, first: int, last: int) -> int:
    """Where the name begins after its members: "Guests of the Ministry", "Susan Airey of Penrith College"."""
    tokens = draft.tokens
    joint = next((i for i in range(first + 1, min(first + 3, last) + 1) if tokens.folded[i] in OF), last + 1)
    if joint > last or heads_in(draft, first, joint - 1):
        return first
    if joint > first + 1 and not all(is_distinctive(draft, i) for i in range(first, joint)):
        return first
    rest = joint + 1
    while rest < last and tokens.folded[rest] in ARTICLES:
        rest += 1
    heads = heads_in(draft, rest, last)
    return rest if heads and not draft.known_ends.get(first) and is_name_like(tokens.words[rest]) else first


def _ends_adjective(draft: Draft, last: int) -> bool:
    mention = draft.country_at.get(last)
    return mention is not None and mention.is_adjective and mention.first == last


def is_distinctive(draft: Draft, index: int) -> bool:
    folded = draft.tokens.folded[index]
    return (
        folded not in little_words() and concept(folded) not in generic_concepts() and index not in draft.country_tokens
    )


def _country_of(draft: Draft, first: int, last: int) -> str:
    mention = next((draft.country_at[i] for i in range(first, last + 1) if i in draft.country_at), None)
    return mention.code if mention else ""
