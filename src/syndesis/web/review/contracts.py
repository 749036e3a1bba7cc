"""An agreement whose own text was read, in words for its card."""

from itertools import pairwise
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from syndesis.agreements.choices import AgreementKind, ClauseKind, NoticeUnit, RenewalRule
from syndesis.agreements.drafting import months
from syndesis.core import dates
from syndesis.core.labels import label_of
from syndesis.intake.agreement_statuses import AgreementRead
from syndesis.intake.case import Case
from syndesis.intake.models import Finding
from syndesis.lib.partial_dates import PartialDate
from syndesis.web.papers.languages import language_name

QUOTED = 160
"""Characters of the words that state a fact."""
LABELS_OF_CONTRACT = {
    "reference": gettext_lazy("Reference"),
    "starts_on": gettext_lazy("In force from"),
    "ends_on": gettext_lazy("In force until"),
    "term_months": gettext_lazy("Term in months"),
    "renewal": gettext_lazy("At its end"),
    "renewal_months": gettext_lazy("Renews by months"),
    "notice": gettext_lazy("Period of notice"),
    "notice_unit": gettext_lazy("Notice in"),
}


def contract_words(case: Case, finding: Finding) -> tuple[str, list[str]]:
    """Its title, what it is, and between whom."""
    data = finding.data
    kind = label_of(AgreementKind, data["kind"])
    return data["title"] or kind, [
        kind if data["title"] else "",
        label_of(AgreementRead, data["status"]),
        data["reference"],
        ", ".join(str(each.data["name"]) for each in case.organisations_of(finding)),
    ]


def contract_facts(case: Case, finding: Finding) -> list[dict[str, str]]:
    """What was read of it, each fact with the words that state it: {label, value, quote}. What the text does not say is
    left out."""
    data, text = finding.data, case.text.text
    until = data["ends_on"] or data.get("runs_until", "")
    renewal, by = label_of(RenewalRule, data["renewal"]) if data["renewal"] else "", months(data["renewal_months"])
    rows: list[tuple[Any, str, dict[str, int] | None]] = [
        (_("Signed"), _day(data["date"]), data["date_span"]),
        (_("In force from"), _day(data["starts_on"]), data["starts_on_span"]),
        (_("Term"), months(data["term_months"]), data["term_months_span"]),
        (_("In force until"), _day(until), data["ends_on_span"]),
        (_("Without an end"), _("yes") if data["is_open_ended"] else "", data["is_open_ended_span"]),
        (_("At its end"), f"{renewal} ({by})" if renewal and by else renewal, data["renewal_span"]),
        (_("Period of notice"), _notice(data) if data["notice"] else "", data["notice_span"]),
        (_("Languages"), _languages(data), data["languages_span"]),
        *((label_of(ClauseKind, row["kind"]), row["where"] or "—", row["span"]) for row in data["clauses"]),
        *((_("Signs"), _signatory(case, row), None) for row in data["signatories"]),
    ]
    facts = [{"label": str(label), "value": value, "quote": _quote(text, span)} for label, value, span in rows if value]
    for before, fact in reversed(list(pairwise(facts))):
        if fact["quote"] == before["quote"]:
            fact["quote"] = ""  # one sentence that states two facts is shown once
    return facts


def _quote(text: str, span: dict[str, int] | None) -> str:
    words = " ".join(text[span["start"] : span["end"]].split()) if span else ""
    return words if len(words) <= QUOTED else words[:QUOTED].rsplit(" ", 1)[0] + " …"


def _notice(data: dict[str, Any]) -> str:
    number = data["notice"]
    if data["notice_unit"] == NoticeUnit.DAYS:
        return ngettext("%(number)s day", "%(number)s days", number) % {"number": number}
    return months(number)


def _languages(data: dict[str, Any]) -> str:
    named = [
        language_name(row["language"]) if row["is_authentic"] else _("%(language)s (not binding)") % {"language": name}
        for row in data["languages"]
        for name in [language_name(row["language"])]
    ]
    return ", ".join(named)


def _signatory(case: Case, row: dict[str, Any]) -> str:
    """Nothing where the reviewer has rejected the person."""
    for person in case.named([row["person"]]):
        name = f"{person.data['given_name']} {person.data['family_name']}".strip()
        return f"{name}, {row['position']}" if row["position"] else name
    return ""


def _day(text: str) -> str:
    return dates.full(PartialDate.parse(text)) if text else ""
