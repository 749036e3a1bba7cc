"""What kind of organisation a name and its candidates tell of."""

import re
from collections.abc import Sequence

from syndesis.intake.reading.contract import Candidate, OrganisationKind
from syndesis.intake.reading.lexicons import LANGUAGES, lexicon, shared
from syndesis.intake.reading.organisations.surface import Surface
from syndesis.lib.tokens import fold_phrase

_STRONGER = frozenset({("association", "university"), ("government", "university"), ("funder", "company")})
_IS_OF_MANY = re.compile(r"\borgani[sz]ation\b|\borganizacion\b")
_IS_OF_RESEARCH = re.compile(r"\binstitut\w* (?:\w+ )*?(?:research|advanced stud\w+)\b")
_RULED_BY_HEAD = frozenset({"government", "association", "funder", "technology_park"})


def kind_of(surfaces: Sequence[Surface], best: Candidate | None) -> OrganisationKind:
    told = next((s.kind for s in surfaces if s.kind), None)
    if best is None:
        borne = list({name.organisation.kind for surface in surfaces for name in surface.names})
        return told or (borne[0] if len(borne) == 1 else None) or "other"
    if fold_phrase(best.name) in shared()["financiers"]:
        return "funder"
    if best.kind in ("government", "funder") and "united nations" in fold_phrase(best.name):
        return "other"
    by_head = head_kind(best.name)
    if by_head in _RULED_BY_HEAD and (
        best.kind not in ("university", "company", "school") or (by_head, best.kind) in _STRONGER
    ):
        return by_head
    if best.kind in ("government", "funder") and by_head == "other" and _IS_OF_MANY.search(fold_phrase(best.name)):
        return "other"
    if best.kind == "association" and by_head == "research_institute":
        return by_head
    if best.kind == "university" and told == "research_institute" and _IS_OF_RESEARCH.search(fold_phrase(best.name)):
        return "research_institute"
    if best.kind == "funder" and (told == "government" or by_head == "research_institute"):
        return "government" if told == "government" else "research_institute"
    if best.kind == "other" and told:
        return told
    return best.kind  # type: ignore[return-value]


def head_kind(name: str) -> OrganisationKind | None:
    """The kind that the head words of a name state, in any language: the last of those before an English "of"."""
    folded = fold_phrase(name).split()
    for language in LANGUAGES:
        heads = lexicon(language).heads
        kind, at = None, 0
        while at < len(folded) and not (kind and (language != "en" or folded[at] in ("of", "for"))):
            size = next((n for n in (4, 3, 2, 1) if " ".join(folded[at : at + n]) in heads), 0)
            kind = heads.get(" ".join(folded[at : at + size]), kind) if size else kind
            at += size or 1
        if kind:
            return kind  # type: ignore[return-value]
    return None
