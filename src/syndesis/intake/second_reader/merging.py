"""What the second reader found beside what the rules found: the same, or one more."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from syndesis.intake.models import Finding, FindingCategory
from syndesis.intake.reading.contract import Candidate, Found, OrganisationFound, Reason, Span
from syndesis.intake.reading.gazetteer import Gazetteer
from syndesis.lib.tokens import Tokens, fold_phrase

HALF = 0.5
MOST_CANDIDATES = 5
Same = Callable[[Finding, dict[str, Any], Found], bool]


def same_as(held: Sequence[Finding], category: FindingCategory, found: Found, data: dict[str, Any]) -> Finding | None:
    """The finding of the rules that says the same."""
    rows = [row for row in held if row.category == category]
    return next((row for row in rows if _SAME[category](row, data, found)), None)


def with_candidates(found: OrganisationFound, gazetteer: Gazetteer) -> OrganisationFound:
    """Whom the name means among the organisations that are known by just this name."""
    tokens = Tokens(found.name)
    whole = [hit for hit in gazetteer.hits(tokens) if (hit.first, hit.last) == (0, len(tokens.words) - 1)]
    known = [
        name.organisation for hit in whole for name in hit.names if found.country in ("", name.organisation.country)
    ]
    candidates = [
        Candidate(
            source=each.source, key=each.key, name=each.name, kind=each.kind, country=each.country, city=each.city,
            ror=each.ror, score=0.8, reasons=(Reason("exact_name", found.name),),
        )
        for each in known[:MOST_CANDIDATES]
    ]  # fmt: skip
    is_home = len(known) == 1 and known[0].is_home
    return replace(found, candidates=candidates, linked=len(candidates) == 1, is_home=is_home)


def _overlap(row: Finding, span: Span) -> bool:
    """Whether the two passages share half of the shorter one."""
    shared = min(row.end, span.end) - max(row.start, span.start)
    return shared >= HALF * min(row.end - row.start, span.end - span.start)


def _organisation(row: Finding, data: dict[str, Any], found: Found) -> bool:
    names = {fold_phrase(row.data["name"]), fold_phrase(row.data.get("acronym") or "")}
    if fold_phrase(data["name"]) in names:
        return True
    meant = {(each["source"], each["key"]) for each in row.data.get("candidates", [])[:1] if row.data.get("linked")}
    if data["linked"] and (data["candidates"][0]["source"], data["candidates"][0]["key"]) in meant:
        return True
    return any(start <= span.start and span.end <= end for start, end in row.spans for span in found.mentions)


def _person(row: Finding, data: dict[str, Any], _found: Found) -> bool:
    family, given = fold_phrase(row.data["family_name"]), fold_phrase(row.data["given_name"])
    return family == fold_phrase(data["family_name"]) and given[:1] == fold_phrase(data["given_name"])[:1]


def _engagement(row: Finding, data: dict[str, Any], found: Found) -> bool:
    days = {row.data.get("date") or "", *(row.data.get("dates") or ())}
    same_day = not data["date"] or days == {""} or data["date"] in days
    return same_day and (_overlap(row, found.evidence) or (row.data["kind"] == data["kind"] and bool(data["date"])))


def _agreement(row: Finding, data: dict[str, Any], found: Found) -> bool:
    same_day = row.data["date"] == data["date"] or not (row.data["date"] and data["date"])
    return same_day and (_overlap(row, found.evidence) or set(row.data["parties"]) == set(data["parties"]))


def _passage(row: Finding, _data: dict[str, Any], found: Found) -> bool:
    return _overlap(row, found.evidence)


def _figure(row: Finding, data: dict[str, Any], found: Found) -> bool:
    return bool(row.data["value"] == data["value"] and _overlap(row, found.evidence))


_SAME: dict[FindingCategory, Same] = {
    FindingCategory.ORGANISATION: _organisation,
    FindingCategory.PERSON: _person,
    FindingCategory.ENGAGEMENT: _engagement,
    FindingCategory.AGREEMENT: _agreement,
    FindingCategory.ACTIVITY: _passage,
    FindingCategory.COMMITMENT: _passage,
    FindingCategory.FIGURE: _figure,
}
