"""Runs of words that may be the name of a person, by their form alone."""

from collections.abc import Iterator
from dataclasses import dataclass

from syndesis.intake.reading.canonical import concept, generic_concepts
from syndesis.intake.reading.contract import Span
from syndesis.intake.reading.draft import Draft
from syndesis.lib.person_names import PARTICLES

_MOST_TOKENS, _BEFORE_SURNAME = 8, 2
_NAME_GAPS = frozenset({" ", "-", ". ", ".", "'", "’", ".-"})


@dataclass(frozen=True, slots=True)
class NameRun:
    """Tokens `first` to `last`, inclusive, and the name's words as written."""

    first: int
    last: int
    span: Span
    words: tuple[str, ...]


def name_runs(draft: Draft) -> Iterator[NameRun]:
    """All runs of one word and more; the words of organisations, countries, offices and titles are in none."""
    taken = _barred(draft)
    tokens = draft.tokens
    at, count = 0, len(tokens)
    while at < count:
        if at in taken or not _begins(tokens.words[at]) or _goes_on_a_word(draft, at):
            at += 1
            continue
        last = at
        while last + 1 < count and last - at < _MOST_TOKENS:
            following = _next(draft, last, taken)
            if following < 0:
                break
            last = following
        yield _run(draft, _without_complement(draft, at, last), last)
        at = last + 1


def _without_complement(draft: Draft, first: int, last: int) -> int:
    """Where the name begins in a run that ends an office: "head of the Laboratory of Structures Oleg PANOV"."""
    tokens = draft.tokens
    if last > first + 1 and tokens.folded[first] in draft.lexicon.roles and _begins_name(draft, first + 1):
        return first + 1
    if last > first + 1 and draft.lexicon.pattern("opening_verb").fullmatch(tokens.words[first]):
        return first + 1 if tokens.folded[first] not in draft.lexicon.given_names else first
    before = tokens.folded[first - 1] if first and tokens.gap(first) == " " else ""
    if not before or not (before in draft.lexicon.connectors or before in draft.lexicon.heads):
        return first
    for index in range(first + 1, last):
        loud_next = tokens.words[index + 1].isupper() and len(tokens.words[index + 1]) > 2
        if tokens.folded[index] in draft.lexicon.given_names or (loud_next and not tokens.words[index].isupper()):
            return index if tokens.folded[first] not in draft.lexicon.given_names else first
    return first


def _begins_name(draft: Draft, index: int) -> bool:
    """Whether a given name or initial stands here, so that "Dean" before it is no name."""
    return draft.tokens.folded[index] in draft.lexicon.given_names or len(draft.tokens.words[index]) == 1


def _goes_on_a_word(draft: Draft, index: int) -> bool:
    """Whether the token is glued to a sign before it, as the T of "R&T" is."""
    before = draft.clean[max(0, draft.tokens.starts[index] - 1) : draft.tokens.starts[index]]
    return before in ("&", "/", "@", "_", "+")


def _begins(word: str) -> bool:
    return word[0].isupper() and word.isalpha()


def _next(draft: Draft, last: int, taken: set[int]) -> int:
    """The token that goes on the name after `last`, over particles; -1 where it ends."""
    tokens = draft.tokens
    for step in range(1, 4):
        index = last + step
        if index >= len(tokens) or index in taken or not _joined(draft, index):
            return -1
        word = tokens.words[index]
        if _begins(word) or (tokens.gap(index) == "-" and word.isalpha()):
            return index
        if word.casefold() not in PARTICLES and not (word == "i" and step == 1):
            return -1
    return -1


def _joined(draft: Draft, index: int) -> bool:
    gap = draft.tokens.gap(index)
    if gap.startswith("."):
        before = draft.tokens.words[index - 1]
        return gap in _NAME_GAPS and (len(before) == 1 or before in ("Ma", "Mª", "Jr", "St"))
    return gap in _NAME_GAPS


def _run(draft: Draft, first: int, last: int) -> NameRun:
    tokens = draft.tokens
    end = tokens.ends[last]
    if len(tokens.words[last]) == 1 and draft.clean[end : end + 1] == ".":
        end += 1
    span = Span(tokens.starts[first], end)
    words = draft.clean[span.start : span.end].replace(". ", ".\x00").split("\x00")
    split = [w for part in words for w in part.split()]
    return NameRun(first, last, span, tuple(_joined_initials(split)))


def _joined_initials(words: list[str]) -> list[str]:
    """ "V.", "D." made one word: "V.D."."""
    joined: list[str] = []
    for word in words:
        if (
            joined
            and len(word) <= 2
            and word.endswith(".")
            and joined[-1].endswith(".")
            and len(joined[-1]) <= 4
            and joined[-1][0].isupper()
            and "." in joined[-1][:2]
        ):
            joined[-1] += word
        else:
            joined.append(word)
    return joined


def _barred(draft: Draft) -> set[int]:
    """Tokens that belong to no person's name."""
    tokens, words = draft.tokens, draft.lexicon
    barred = {i for m in draft.organisation_mentions for i in tokens.within(m.span.start, m.span.end)}
    barred |= {c for c in draft.country_tokens if len(tokens.words[c]) > 2 and not _is_surname(draft, c)}
    single = (
        words.months.keys() | words.weekdays.keys() | words.roles | words.plural_roles.keys() | words.not_in_names
    ) - words.given_names
    letters = frozenset(words.words("letters"))
    titles = {w for title in words.title_words for w in title}
    generic = generic_concepts()
    for index, folded in enumerate(tokens.folded):
        word = tokens.words[index]
        if len(word) == 1 or (folded in PARTICLES and _inside_name(draft, index)):
            continue
        if (
            (folded in single and not _in_double_name(draft, index))
            or (word in letters and index > 0 and tokens.words[index - 1][0].isupper())
            or (folded in titles and (index == 0 or tokens.folded[index - 1] not in words.given_names))
            or folded in words.heads
            or folded in words.units
            or (concept(folded) in generic and folded not in words.given_names and not _follows_name(draft, index))
        ):
            barred.add(index)
        for size in (2, 3) if folded in words.role_starts else ():
            if " ".join(tokens.folded[index : index + size]) in words.roles:
                barred.update(range(index, index + size))
    return barred


def _in_double_name(draft: Draft, index: int) -> bool:
    """Whether the word is the first half of a double name: "Regina Sonntag-Krall"."""
    tokens, following = draft.tokens, index + 1
    is_joined = following < len(tokens) and tokens.gap(following) == "-" and _begins(tokens.words[following])
    return is_joined and index > 0 and tokens.folded[index - 1] in draft.lexicon.given_names


def _is_surname(draft: Draft, index: int) -> bool:
    """Whether the name of a country ends the name of a person: "Marta Ruiz Cuba," right behind two names, the first
    of them a given name, and before a stop or a word written small."""
    tokens = draft.tokens
    if (
        index < _BEFORE_SURNAME
        or any(c.first == index and c.is_adjective for c in draft.countries)
        or index - 1 in draft.country_tokens
    ):
        return False
    if any(tokens.gap(i) != " " or not _begins(tokens.words[i]) for i in (index - 1, index)):
        return False
    if tokens.folded[index - 2] not in draft.lexicon.given_names or tokens.words[index - 2].islower():
        return False
    closes = index + 1 >= len(tokens) or tokens.gap(index + 1) != " " or tokens.words[index + 1].islower()
    return closes and draft.mention_over(tokens.starts[index - 1]) is None and _begins(tokens.words[index])


def _inside_name(draft: Draft, index: int) -> bool:
    """Whether a particle may go on a name: "Ana María Geli de Ciurana", not "Informe de Labores"."""
    before = range(max(0, index - 4), index)
    return any(
        draft.tokens.folded[i] in draft.lexicon.given_names and draft.tokens.words[i][0].isupper() for i in before
    )


def _follows_name(draft: Draft, index: int) -> bool:
    """Whether a given name or title stands right before: "Dr Law", "Mary Field"."""
    before = draft.tokens.folded[index - 1] if index else ""
    return before in draft.lexicon.given_names or (before,) in draft.lexicon.title_words
