"""Whom a name may mean, for the reviewer to choose."""

from typing import Any

from django.utils.translation import gettext as _

from syndesis.core.countries import country_name
from syndesis.intake.case import NEW, Case
from syndesis.intake.models import Finding, FindingCategory
from syndesis.web.review.reasons import worded


def candidates(case: Case, finding: Finding) -> list[dict[str, Any]]:
    """What the organisation may be, the proposal marked, and "a new one" last; nothing where there is no question."""
    if finding.category != FindingCategory.ORGANISATION:
        return []
    proposal = case.proposal(finding)
    rows = []
    for candidate in finding.data.get("candidates") or []:
        key = f"{candidate['source']}:{candidate['key']}"
        chosen = (
            key == proposal.choice
            or (bool(proposal.ror) and candidate["ror"] == proposal.ror)
            or (
                proposal.record is not None
                and candidate["source"] == "catalogue"
                and case.record_with_ror(candidate["ror"]) == proposal.record
            )
        )
        place = ", ".join(filter(None, (candidate["city"], country_name(candidate["country"]))))
        why = ", ".join(dict.fromkeys(filter(None, map(worded, candidate.get("reasons") or []))))
        rows.append(
            {
                "key": key,
                "name": candidate["name"],
                "place": place,
                "score": candidate["score"],
                "why": why,
                "chosen": chosen,
            }
        )
    if proposal.record is not None and not any(row["chosen"] for row in rows):
        rows.insert(
            0,
            {
                "key": proposal.choice,
                "name": proposal.record.name,
                "place": proposal.record.city,
                "score": None,
                "why": _("on record under this name"),
                "chosen": True,
            },
        )
    if not rows:
        return []
    is_new = not any(row["chosen"] for row in rows)
    return [
        *rows,
        {"key": NEW, "name": _("A new organisation"), "place": "", "score": None, "why": "", "chosen": is_new},
    ]
