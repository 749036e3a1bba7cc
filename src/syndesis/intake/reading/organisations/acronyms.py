"""Acronyms that the text uses for organisations already found."""

from collections.abc import Sequence

from syndesis.intake.reading.canonical import little_words
from syndesis.intake.reading.contract import OrganisationFound, Reason, Span
from syndesis.intake.reading.draft import Draft
from syndesis.intake.reading.organisations.assembly import add_mention
from syndesis.intake.reading.organisations.surface import Surface
from syndesis.intake.reading.phrasing import is_acronym
from syndesis.intake.reading.reasons import reason
from syndesis.lib.tokens import fold_phrase


def resolve_acronyms(draft: Draft, bodies: Sequence[Surface], units: Sequence[Surface]) -> None:
    """Add a mention wherever an acronym stands for an organisation: defined in the text, known, or made of initials.

    Acronyms that the text defines for units, and those that are the name of another organisation, stand for nothing.
    """
    defined = _defined(draft, bodies)
    blocked = {a for unit in units for a in unit.acronyms} - set(defined)
    taken = draft.taken_tokens()
    meant: dict[str, tuple[OrganisationFound, Reason] | None] = {}
    tokens = draft.tokens
    for index, word in enumerate(tokens.words):
        if index in taken or not is_acronym(word) or word in blocked or word in draft.lexicon.not_acronyms:
            continue
        if word not in meant:
            meant[word] = _meaning(draft, word, defined)
        found = meant[word]
        if found is None:
            continue
        organisation, why = found
        add_mention(draft, organisation, Span(tokens.starts[index], tokens.ends[index]))
        organisation.acronym = organisation.acronym or word
        if why not in organisation.reasons:
            organisation.reasons = (*organisation.reasons, why)


def _defined(draft: Draft, bodies: Sequence[Surface]) -> dict[str, OrganisationFound]:
    by_start = {m.span: m.key for m in draft.organisation_mentions}
    table: dict[str, OrganisationFound] = {}
    for surface in bodies:
        organisation = draft.organisation(by_start.get(surface.span, ""))
        if organisation is not None:
            for acronym in surface.acronyms:
                table.setdefault(acronym, organisation)
    return table


def _meaning(draft: Draft, word: str, defined: dict[str, OrganisationFound]) -> tuple[OrganisationFound, Reason] | None:
    if word in defined:
        return defined[word], reason("acronym_defined", word)
    folded = fold_phrase(word)
    for organisation in draft.reading.organisations:
        known = draft.gazetteer.organisation(organisation.candidates[0].key) if organisation.linked else None
        if known and any(n.kind == "acronym" and fold_phrase(n.text) == folded for n in known.names):
            return organisation, reason("acronym_known", word)
    for organisation in draft.reading.organisations:
        if any(_has_initials(word, name) for name in names_of(draft, organisation)):
            return organisation, reason("acronym_of", word)
    return None


def names_of(draft: Draft, organisation: OrganisationFound) -> list[str]:
    """The name of an organisation and all forms of it in the text, each once."""
    forms = [organisation.name, *(span.of(draft.clean) for span in organisation.mentions)]
    return list(dict.fromkeys(" ".join(form.split()) for form in forms))


def _has_initials(acronym: str, name: str) -> bool:
    """Whether the capitals of the acronym are the initials of the name, or of its latter words; a compound first word
    may give two ("ТОГУ" of "Тихоокеанский государственный университет")."""
    capitals = "".join(c for c in acronym if c.isupper())
    words = [w for w in fold_phrase(name).split() if w not in little_words() or len(name.split()) <= 2]
    initials = "".join(w[0] for w in words).upper()
    folded = fold_phrase(capitals).upper()
    if len(folded) < 2 or len(words) < 2:
        return False
    compound = len(folded) == len(initials) + 1 > 3 and folded[0] == initials[0] and folded.endswith(initials[1:])
    return initials.endswith(folded) or compound
