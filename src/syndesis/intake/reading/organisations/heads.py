"""The head words of organisations' names: which words they are, and which of several rules the name."""

from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from syndesis.intake.reading.contract import OrganisationKind
from syndesis.intake.reading.draft import Draft
from syndesis.intake.reading.lexicons import shared

_LONGEST_HEAD = 4


def is_name_like(word: str) -> bool:
    """Whether a word may be part of a name: it begins with a capital, or is a number with one ("C9")."""
    first = word[0]
    return first.isupper() or (first.isdigit() and any(c.isupper() for c in word))


@dataclass(frozen=True, slots=True)
class Head:
    """A head word or phrase at tokens `first` to `last`, and the kind of organisation that it makes."""

    first: int
    last: int
    kind: OrganisationKind | None
    unit: str = ""


def heads_in(draft: Draft, first: int, last: int) -> list[Head]:
    """The heads in a stretch, the longest at each place; one that heads units only has no kind."""
    found: list[Head] = []
    tokens, words = draft.tokens, draft.lexicon
    index = first
    while index <= last:
        for size in range(min(_LONGEST_HEAD, last - index + 1), 0, -1):
            phrase = " ".join(tokens.folded[index : index + size])
            kind = words.heads.get(phrase)
            unit = words.units.get(phrase, "")
            end = index + size - 1
            if size == 1 and not kind and not unit:
                kind = _by_form(draft, index, first)
            hyphened = end < len(tokens) - 1 and tokens.gap(end + 1) == "-" and is_name_like(tokens.words[end + 1])
            if (kind or unit) and not hyphened:
                found.append(Head(index, index + size - 1, kind, unit))  # type: ignore[arg-type]
                index += size - 1
                break
        index += 1
    return found


def _by_form(draft: Draft, index: int, first: int) -> str | None:
    """The kind that the legal form at the end of a company's name tells, or the latter part of a German compound:
    "Skyline AB", "Handelskammer"."""
    word = draft.tokens.words[index]
    if index > first and word in company_forms():
        return "company"
    folded = draft.tokens.folded[index]
    return next((kind for end, kind in draft.lexicon.head_suffixes if folded.endswith(end) and folded != end), None)


@cache
def company_forms() -> frozenset[str]:
    """Legal forms of companies as they are written: "AB", "S.p.A.", "Sdn"."""
    return frozenset(shared()["company_forms"])


def ruling(draft: Draft, heads: list[Head]) -> Head:
    """The head that says what the whole is: the last before the first "of", else the last."""
    tokens = draft.tokens
    first_head = heads[0]
    if draft.lexicon.language in ("es", "ru"):
        return first_head
    for head, following in pairwise(heads):
        between = tokens.folded[head.last + 1 : following.first]
        if any(word in ("of", "for", "de", "des", "der", "fur") for word in between):
            return head
        first_head = following
    return heads[-1]


def is_field(draft: Draft, index: int) -> bool:
    """Whether the word is what a ministry is over, which goes on in its name: "Ministerio de Cultura y la Juventud"."""
    field = draft.lexicon.pattern("ministries", "fields")
    return index < len(draft.tokens) and field.match(draft.clean, draft.tokens.starts[index]) is not None
