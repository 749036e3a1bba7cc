"""The page of a review, put together from its case."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import get_language_info
from django.utils.translation import gettext as _

from syndesis.core import dates
from syndesis.core.models import Document
from syndesis.intake.case import Case, enters_as
from syndesis.intake.matching import Matcher
from syndesis.intake.models import Decision, Finding, FindingCategory
from syndesis.web.review.cards import card
from syndesis.web.review.second import second_reading
from syndesis.web.review.segments import Place, Segment, segments

CERTAIN = 0.9
"""The confidence from which one key accepts all."""
LONGEST_COLOURED = 1200
"""Characters: a finding that spans more colours only its mentions."""


@dataclass
class Review:
    """What `web/review.html` shows; see its header for the shapes."""

    document: Document
    summary: str
    segments: list[Segment]
    groups: list[dict[str, Any]]
    decided: int
    total: int
    certain: int
    accept_all_url: str
    undo_all_url: str
    accepted: int
    second: dict[str, Any] | None


def review_page(case: Case) -> Review:
    matcher, document = Matcher(case), case.text.document
    rows = {category: _in_order(case, category) for category in FindingCategory.values}
    return Review(
        document=document,
        summary=_summary(case),
        segments=segments(case.text.text, _places(case.findings)),
        groups=[
            {
                "label": FindingCategory(category).label,
                "category": category,
                "count": len(found),
                "findings": [card(case, matcher, finding) for finding in found],
            }
            for category, found in rows.items()
            if found
        ],
        decided=sum(f.decision != Decision.OPEN for f in case.findings),
        total=len(case.findings),
        certain=sum(f.decision == Decision.OPEN and f.confidence >= CERTAIN for f in case.findings),
        accepted=sum(f.decision == Decision.ACCEPTED for f in case.findings),
        accept_all_url=reverse("web:accept_above", args=[case.intake.pk]),
        undo_all_url=reverse("web:undo_all", args=[case.intake.pk]),
        second=second_reading(case.intake),
    )


def _in_order(case: Case, category: str) -> list[Finding]:
    """The certain ones first, so that what needs a thought is read together."""
    return sorted(
        (finding for finding in case.findings if enters_as(finding) == category),
        key=lambda finding: finding.confidence < CERTAIN,
    )


def _summary(case: Case) -> str:
    document = case.text.document
    parts = []
    if document.language:
        try:
            parts.append(str(get_language_info(document.language)["name_translated"]))
        except KeyError:
            parts.append(document.language)
    if document.published_on:
        parts.append(_("published %(day)s") % {"day": dates.full(document.published_on)})
    if case.intake.read_ms is not None:
        parts.append(_("read in %(time)s ms") % {"time": case.intake.read_ms})
    return " · ".join(parts)


def _places(findings: list[Finding]) -> list[Place]:
    places = []
    for finding in findings:
        spans = {(start, end) for start, end in finding.spans}
        if finding.end - finding.start <= LONGEST_COLOURED:
            spans.add((finding.start, finding.end))
        evidence = (finding.start, finding.end)
        for start, end in spans:
            places.append(
                Place(start, end, enters_as(finding), finding.pk, finding.pk if (start, end) == evidence else None)
            )
    return places
