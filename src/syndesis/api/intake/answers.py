"""Documents and findings as answers have them. What the reader may not see is neither named nor offered."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import Model
from django.urls import reverse
from rest_framework.request import Request

from syndesis.api.authentication import user_of
from syndesis.api.records.reading import base_of
from syndesis.api.records.references import Named, Names
from syndesis.directory.models import Organisation
from syndesis.intake.case import Case
from syndesis.intake.matching import Matcher
from syndesis.intake.models import Decision, Finding, FindingCategory, Intake

OF_THE_READING = ("candidates", "reasons", "linked")
"""Parts of a finding's data that say how it was read, not what it says."""


def line_of(intake: Intake, request: Request, total: int, decided: int) -> dict[str, Any]:
    document = intake.text.document
    return {
        "id": intake.pk,
        "url": f"{base_of(request)}intake/{intake.pk}/",
        "page": reverse("web:review", args=[intake.pk]),
        "status": intake.status,
        "error": intake.error,
        "handed_in_at": intake.handed_in_at,
        "handed_in_by": str(intake.handed_in_by) if intake.handed_in_by else None,
        "document": {
            "id": document.pk,
            "title": document.title,
            "kind": document.kind,
            "language": document.language,
            "published_on": str(document.published_on) if document.published_on else None,
            "file_name": document.file_name,
        },
        "total": total,
        "decided": decided,
    }


def whole(intake: Intake, request: Request) -> dict[str, Any]:
    case = Case.of(intake, user_of(request))
    decided = sum(finding.decision != Decision.OPEN for finding in case.findings)
    found = findings_of(case, case.findings, request)
    return line_of(intake, request, len(case.findings), decided) | {"findings": found}


def findings_of(case: Case, findings: Iterable[Finding], request: Request) -> list[dict[str, Any]]:
    wanted, matcher = list(findings), Matcher(case)
    existing = {finding.pk: matcher.existing(finding) for finding in wanted if finding.decision == Decision.OPEN}
    names = _names(wanted, existing.values(), request)
    base = base_of(request)
    return [_finding(case, finding, existing.get(finding.pk), names, base) for finding in wanted]


def _names(findings: Iterable[Finding], existing: Iterable[Model | None], request: Request) -> Names:
    keys: dict[type[Model], set[int]] = defaultdict(set)
    for record in [*(finding.record for finding in findings), *existing]:
        if isinstance(record, Model):
            keys[type(record)].add(record.pk)
    for finding in findings:
        keys[Organisation].update(int(each["key"]) for each in _candidates(finding) if each["source"] == "record")
    names = Names(user_of(request), base_of(request))
    names.look_up(keys)
    return names


def _candidates(finding: Finding) -> list[dict[str, Any]]:
    return finding.data.get("candidates") or [] if finding.category == FindingCategory.ORGANISATION else []


def _finding(case: Case, finding: Finding, existing: Model | None, names: Names, base: str) -> dict[str, Any]:
    is_question = finding.category == FindingCategory.ORGANISATION and finding.decision == Decision.OPEN
    return {
        "id": finding.pk,
        "url": f"{base}findings/{finding.pk}/",
        "key": finding.key,
        "category": finding.category,
        "decision": finding.decision,
        "confidence": finding.confidence,
        "start": finding.start,
        "end": finding.end,
        "quote": case.text.text[finding.start : finding.end],
        "spans": finding.spans,
        "data": _said(finding.data),
        "as_read": _said(finding.as_read) if finding.as_read else None,
        "proposal": case.proposal(finding).choice if is_question else None,
        "candidates": list(_offered(finding, names)) if is_question else [],
        "adds_to": _named(names, existing),
        "record": _named(names, finding.record) if finding.decision == Decision.ACCEPTED else None,
    }


def _said(data: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in data.items() if name not in OF_THE_READING}


def _offered(finding: Finding, names: Names) -> Iterable[dict[str, Any]]:
    for each in _candidates(finding):
        if each["source"] != "record" or names.get(Organisation, int(each["key"])):
            told = {name: each.get(name) or "" for name in ("name", "city", "country")}
            yield {"choice": f"{each['source']}:{each['key']}", **told, "score": each.get("score")}


def _named(names: Names, record: Any) -> Named | None:
    return names.get(type(record), record.pk) if isinstance(record, Model) else None
