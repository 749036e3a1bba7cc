"""A reading in the schema of the annotated texts, for scoring: one JSON object a text."""

from typing import Any

from syndesis.intake.reading.contract import EngagementFound, Found, OrganisationFound, Reading
from syndesis.intake.reading.lexicons import LANGUAGES, lexicon
from syndesis.lib.tokens import fold_phrase


def to_gold(reading: Reading, file_name: str) -> dict[str, Any]:
    """The reading as the annotations state it: full names for keys, verbatim text for places, nothing for unknown."""
    names = {o.key: o.name for o in reading.organisations}
    text = reading.text

    def named(keys: list[str]) -> list[str]:
        return [names[key] for key in keys if key in names]

    def quote(found: Found) -> str:
        return found.evidence.of(text)

    return {
        "file": file_name,
        "lang": reading.language,
        "title": reading.title.value if reading.title else None,
        "published": reading.published.value if reading.published else None,
        "organisations": [_organisation(o, text) for o in reading.organisations],
        "people": [
            {
                "name": p.name,
                "role": p.role or _academic(p.title) or None,
                "organisation": names.get(p.organisation),
                "evidence": quote(p),
            }
            for p in reading.people
        ],
        "engagements": [
            {
                "kind": e.kind,
                "date": _date(e),
                "format": e.format or None,
                "place": e.place or None,
                "organisations": named(e.organisations),
                "evidence": quote(e),
            }
            for e in reading.engagements
        ],
        "agreements": [
            {
                "kind": a.kind,
                "status": a.status,
                "date": a.date or None,
                "parties": named(a.parties),
                "evidence": quote(a),
            }
            for a in reading.agreements
        ],
        "activities": [
            {
                "kind": a.kind,
                "name": a.name or None,
                "status": a.status,
                "organisations": named(a.organisations),
                "evidence": quote(a),
            }
            for a in reading.activities
        ],
        "commitments": [{"status": c.status, "evidence": quote(c)} for c in reading.commitments],
        "figures": [
            {"indicator": f.indicator, "value": _number(f.value), "evidence": quote(f)} for f in reading.figures
        ],
    }


def _organisation(found: OrganisationFound, text: str) -> dict[str, Any]:
    best = found.candidates[0] if found.linked and found.candidates else None
    return {
        "name": found.name,
        "surface": list(dict.fromkeys(span.of(text) for span in found.mentions)),
        "kind": found.kind,
        "country": found.country or None,
        "ror": f"https://ror.org/{best.ror}" if best and best.ror else None,
    }


def _academic(title: str) -> str:
    """The title where it is an academic one: annotations take it for the office when nothing else is told."""
    folded = fold_phrase(title)
    return title if any(a in folded for language in LANGUAGES for a in lexicon(language).academic) else ""


def _date(found: EngagementFound) -> str | None:
    return found.date or None


def _number(value: float) -> int | float:
    return int(value) if value == int(value) else value
