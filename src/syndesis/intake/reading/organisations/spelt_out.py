"""Names that begin with an acronym of the text: "UP Open University", where the text defines UP, and "NPU College of
Arts", which is a part of NPU."""

from collections.abc import Sequence

from syndesis.intake.reading.draft import Draft
from syndesis.intake.reading.organisations.surface import Surface

_PARTS = frozenset({"university", "research_institute", "school", "other", None})
_UNIVERSITY = frozenset({"university", "universiti", "universitas", "polytechnic"})


def spell_out(draft: Draft, bodies: Sequence[Surface]) -> tuple[list[Surface], list[Surface]]:
    """Give each such unknown body the known names that it has with the acronym spelt out. The bodies that are left, and
    the colleges, institutes and centres that remain unknown, which are parts of the body with the acronym."""
    meant = _defined(draft, bodies)
    kept: list[Surface] = []
    parts: list[Surface] = []
    for surface in bodies:
        whole = meant.get(draft.tokens.words[surface.first]) if surface.last > surface.first else None
        if whole is None or whole is surface or surface.names:
            kept.append(surface)
            continue
        words = draft.tokens.folded
        spelt = [*words[whole.first : whole.last + 1], *words[surface.first + 1 : surface.last + 1]]
        surface.names = draft.gazetteer.with_words(spelt)
        surface.by_words = bool(surface.names)
        is_part = not surface.names and not surface.acronyms and surface.kind in _PARTS
        is_whole = _UNIVERSITY.isdisjoint(words[surface.first : surface.last + 1])
        (parts if is_part and is_whole else kept).append(surface)
    return kept, parts


def _defined(draft: Draft, bodies: Sequence[Surface]) -> dict[str, Surface]:
    """The bodies by the acronyms that the text defines for them, those that two share left out."""
    table: dict[str, Surface] = {}
    shared: set[str] = set()
    folded = draft.tokens.folded
    for surface in bodies:
        for acronym in surface.acronyms:
            held = table.setdefault(acronym, surface)
            if folded[held.first : held.last + 1] != folded[surface.first : surface.last + 1]:
                shared.add(acronym)
    return {acronym: surface for acronym, surface in table.items() if acronym not in shared}
