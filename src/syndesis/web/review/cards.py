"""A finding as a card: what it says, why, what it may be, what can be corrected."""

from typing import Any

from django.db.models import Model
from django.utils.translation import gettext as _

from syndesis.agreements.models import Agreement
from syndesis.agreements.wording import agreement_title
from syndesis.engagement.models import Engagement, Initiative
from syndesis.engagement.wording import engagement_title
from syndesis.intake.accepting.organisations import surfaces_of, teaches
from syndesis.intake.case import Case, is_there
from syndesis.intake.contradictions import contradictions
from syndesis.intake.doubts import is_certain, is_doubtful
from syndesis.intake.matching import Matcher
from syndesis.intake.models import Decision, Finding, FindingCategory, Reader
from syndesis.intake.services.mending import wordings
from syndesis.web.review.candidates import candidates
from syndesis.web.review.contracts import contract_facts
from syndesis.web.review.fields import fields
from syndesis.web.review.reasons import worded
from syndesis.web.review.wording import names_of_organisations, short, title_and_rest

JOINABLE = 20


def card(case: Case, matcher: Matcher, finding: Finding) -> dict[str, Any]:
    """What `ui/finding.html` shows of one finding."""
    title, subtitle = title_and_rest(case, finding)
    record = finding.record if finding.decision == Decision.ACCEPTED else matcher.existing(finding)
    is_open = finding.decision == Decision.OPEN
    if is_open and record is None:
        subtitle = [*subtitle, _enters(finding)]
    return {
        "id": finding.pk,
        "field_id": f"choice_{finding.pk}",
        "category": finding.category,
        "status": finding.decision,
        "confidence": finding.confidence,
        "title": title,
        "subtitle": " · ".join(filter(None, subtitle)),
        "beside": " · ".join(part for part in subtitle if part and part != names_of_organisations(case, finding)),
        "facts": contract_facts(case, finding) if finding.data.get("is_contract") else [],
        "why": _why(finding),
        "existing": _existing(finding, record),
        "taught": _taught(case, finding),
        "is_certain": is_open and is_certain(matcher, finding),
        "is_doubtful": is_open and is_doubtful(matcher, finding),
        **(_to_decide(case, matcher, finding, record) if is_open else {}),
    }


def _to_decide(case: Case, matcher: Matcher, finding: Finding, record: Any) -> dict[str, Any]:
    """What only an open finding shows."""
    return {
        "enters": "record" if record is not None else "catalogue" if _is_in_catalogue(case, finding) else "new",
        "contradictions": contradictions(matcher, finding, record),
        "alternatives": [(f"record:{each.pk}", _named(each)) for each in matcher.alternatives(finding)],
        "candidates": candidates(case, finding),
        "fields": fields(case, finding),
        "wordings": wordings(finding, case.text.text),
        "others": _others(case, finding),
    }


def _taught(case: Case, finding: Finding) -> str:
    """The words that are always linked so, once it is accepted."""
    if (
        finding.category != FindingCategory.ORGANISATION
        or not teaches(finding)
        or finding.decision == Decision.REJECTED
    ):
        return ""
    return ", ".join(f"“{surface}”" for surface in surfaces_of(case, finding))


def _is_in_catalogue(case: Case, finding: Finding) -> bool:
    return finding.category == FindingCategory.ORGANISATION and bool(case.proposal(finding).ror)


def _others(case: Case, finding: Finding) -> list[tuple[int, str]]:
    """With which it can be joined, by their words: the open ones of its kind, those that stand near it."""
    rows = [row for row in case.of_category(FindingCategory(finding.category)) if row.decision == Decision.OPEN]
    near = sorted(rows, key=lambda row: abs(row.position - finding.position))[: JOINABLE + 1]
    text = case.text.text
    return [(row.pk, short(text[row.start : row.end])[:80]) for row in near if row.pk != finding.pk]


def _why(finding: Finding) -> str:
    reasons = [worded(reason) for reason in finding.data.get("reasons") or []]
    if finding.read_by == Reader.BOTH:
        reasons.append(_("both readers found it"))
    elif finding.read_by == Reader.PERSON:
        reasons.append(_("added by a reviewer"))
    return " · ".join(dict.fromkeys(filter(None, reasons)))


def _enters(finding: Finding) -> str:
    """As what an undertaking enters the record: its status decides."""
    if finding.category == FindingCategory.ACTIVITY:
        return _("enters as an activity") if is_there(finding) else _("enters as a promise")
    return ""


def _existing(finding: Finding, record: Any) -> dict[str, str] | None:
    if not isinstance(record, Model) or not hasattr(record, "get_absolute_url"):
        return None
    label = _("adds to %(name)s")
    if finding.decision == Decision.ACCEPTED:
        label = _("on record: %(name)s")
    elif isinstance(record, Initiative) and is_there(finding) and record.activity_id is None:
        label = _("makes an activity of the promise %(name)s")
    name = _named(record)
    return {"label": label % {"name": name}, "name": name, "url": record.get_absolute_url()}


def _named(record: Model) -> str:
    if isinstance(record, Engagement):
        return short(engagement_title(record))
    return short(agreement_title(record) if isinstance(record, Agreement) else str(record))
