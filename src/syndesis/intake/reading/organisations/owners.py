"""Governments that only say whose a ministry or department is: "Department of Energy, Government of India"."""

from collections.abc import Sequence

from syndesis.intake.reading.draft import Draft
from syndesis.intake.reading.organisations.surface import Surface


def without_owners(
    draft: Draft, known: Sequence[Surface], found: Sequence[Surface]
) -> tuple[list[Surface], list[Surface]]:
    """The surfaces without such governments; the body before each is a government's, in its country."""
    words = draft.lexicon.words("governments")
    owners = [
        s for s in (*known, *found) if draft.tokens.folded[s.first] in words and draft.tokens.gap(s.first) == ", "
    ]
    gone: set[int] = set()
    for owner in owners:
        body = next((s for s in found if s.last == owner.first - 1 and s.first < s.last), None)
        if body is None or not (body.kind == "government" or body.unit):
            continue
        body.kind, body.unit, body.generic = "government", False, False
        inside = draft.countries_in(owner.span.start, owner.span.end)
        body.country = body.country or (inside[0].code if inside else "")
        gone.update(range(owner.first, owner.last + 1))
    return [s for s in known if s.first not in gone], [s for s in found if s.first not in gone]
