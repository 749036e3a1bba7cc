"""The first words of a name that stand for the whole: "Massey" for Massey University."""

from syndesis.intake.reading.canonical import concept, generic_concepts, little_words
from syndesis.intake.reading.contract import OrganisationFound, Span
from syndesis.intake.reading.countries import country_named
from syndesis.intake.reading.draft import Draft
from syndesis.intake.reading.organisations.acronyms import names_of
from syndesis.intake.reading.organisations.assembly import add_mention
from syndesis.lib.tokens import fold_phrase

_LEAST_LETTERS = 4


def resolve_short_names(draft: Draft) -> None:
    """Add a mention wherever the distinctive first words of one organisation's name stand by themselves."""
    table = _table(draft)
    if not table:
        return
    longest = max(len(words) for words in table)
    tokens, taken = draft.tokens, draft.taken_tokens()
    at = 0
    while at < len(tokens):
        step = 1
        if at not in taken and tokens.words[at][0].isupper():
            for size in range(longest, 0, -1):
                words = tuple(tokens.folded[at : at + size])
                organisation = table.get(words)
                if organisation is not None and _stands_alone(draft, at, at + len(words) - 1):
                    add_mention(draft, organisation, Span(tokens.starts[at], tokens.ends[at + size - 1]))
                    step = size
                    break
        at += step


def _table(draft: Draft) -> dict[tuple[str, ...], OrganisationFound]:
    """Distinctive beginnings of names, those left out that two organisations share."""
    table: dict[tuple[str, ...], OrganisationFound] = {}
    shared: set[tuple[str, ...]] = set()
    for organisation in draft.reading.organisations:
        for name in names_of(draft, organisation):
            folded = fold_phrase(name).split()
            words = tuple(_beginning(folded))
            if organisation.kind == "company" and (branch := _branch(folded)):
                table.setdefault(branch, organisation)
            if not words or sum(map(len, words)) < _LEAST_LETTERS:
                continue
            if table.setdefault(words, organisation) is not organisation:
                shared.add(words)
    return {words: o for words, o in table.items() if words not in shared}


def _branch(words: list[str]) -> tuple[str, ...]:
    """The first word and the country of a company's branch: "Kent Kenya" for Kent Technologies Kenya Limited."""
    country = next((w for w in words[2:] if country_named(w)), "")
    return (words[0], country) if country and len(words[0]) >= _LEAST_LETTERS else ()


def _beginning(words: list[str]) -> list[str]:
    """The words before the first generic one; none where they are the whole name or a generic word comes first."""
    for index, word in enumerate(words):
        if concept(word) in generic_concepts() or word in little_words() or word == "institution":
            return words[:index]
    return []


def _stands_alone(draft: Draft, first: int, last: int) -> bool:
    tokens = draft.tokens
    if all(i in draft.country_tokens for i in range(first, last + 1)):
        return False
    if any(p.span.start == tokens.starts[first] for p in draft.places):
        return False
    if not all(tokens.words[i][0].isupper() for i in range(first, last + 1)):
        return False
    if last + 1 < len(tokens) and tokens.gap(last + 1) in (" ", "-") and tokens.words[last + 1][0].isupper():
        return False
    before = tokens.words[first - 1] if first and tokens.gap(first) in (" ", ". ") else ""
    goes_on = len(before) > 1 and before[0].isupper() and tokens.folded[first - 1] not in draft.lexicon.not_in_names
    return not goes_on
