"""The page of a review, put together from its case."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.formats import number_format
from django.utils.translation import get_language_info
from django.utils.translation import gettext as _

from syndesis.core import dates
from syndesis.core.models import Document
from syndesis.intake.case import Case, enters_as
from syndesis.intake.matching import Matcher
from syndesis.intake.models import Decision, Finding, FindingCategory
from syndesis.web.review.cards import card
from syndesis.web.review.groups import in_order
from syndesis.web.review.second import second_reading
from syndesis.web.review.segments import Place, Segment, segments

TOGETHER = ("accept", "reject", "undo")
SECOND = 1000
LONGEST_COLOURED = 1200
"""Characters: a finding that spans more colours only its mentions."""


@dataclass
class Review:
    """What `web/review.html` shows; see its header for the shapes."""

    document: Document
    url: str
    summary: str
    segments: list[Segment]
    groups: list[dict[str, Any]]
    decided: int
    total: int
    certain: int
    accept_all_url: str
    undo_all_url: str
    together_urls: dict[str, str]
    accepted: int
    second: dict[str, Any] | None


def review_page(case: Case) -> Review:
    matcher, document = Matcher(case), case.text.document
    groups = [_of_category(case, matcher, category) for category in FindingCategory]
    open_cards = [card for group in groups for card in group["findings"] if card["status"] == Decision.OPEN]
    return Review(
        document=document,
        url=case.intake.get_absolute_url(),
        summary=_summary(case),
        segments=segments(case.text.text, _places(case.findings)),
        groups=[group for group in groups if group["findings"]],
        decided=sum(f.decision != Decision.OPEN for f in case.findings),
        total=len(case.findings),
        certain=sum(card["is_certain"] for card in open_cards),
        accepted=sum(f.decision == Decision.ACCEPTED for f in case.findings),
        accept_all_url=reverse("web:accept_above", args=[case.intake.pk]),
        undo_all_url=reverse("web:undo_all", args=[case.intake.pk]),
        together_urls={deed: reverse(f"web:findings_{deed}", args=[case.intake.pk]) for deed in TOGETHER},
        second=second_reading(case.intake),
    )


def _of_category(case: Case, matcher: Matcher, category: FindingCategory) -> dict[str, Any]:
    found = {f.pk: f for f in case.findings if enters_as(f) == category}
    entries = in_order([card(case, matcher, finding) for finding in found.values()], found, case)
    return {
        "label": category.label,
        "category": category,
        "count": len(found),
        "entries": entries,
        "findings": [
            each for entry in entries for each in ([entry["card"]] if "card" in entry else entry["group"]["findings"])
        ],
    }


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
        parts.append(_read_in(case.intake.read_ms))
    return " · ".join(parts)


def _read_in(milliseconds: int) -> str:
    if milliseconds < SECOND:
        return _("read in %(time)s ms") % {"time": milliseconds}
    return _("read in %(time)s s") % {"time": number_format(milliseconds / SECOND, 1)}


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
