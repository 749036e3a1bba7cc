"""An agreement whose own text was read, in words for its card."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy

from syndesis.agreements.choices import AgreementKind, ClauseKind, NoticeUnit, RenewalRule
from syndesis.agreements.drafting import months
from syndesis.core import dates
from syndesis.core.labels import label_of
from syndesis.intake.agreement_statuses import AgreementRead
from syndesis.intake.case import Case
from syndesis.intake.models import Finding
from syndesis.lib.partial_dates import PartialDate
from syndesis.web.papers.languages import language_name

LABELS_OF_CONTRACT = {
    "reference": gettext_lazy("Reference"),
    "starts_on": gettext_lazy("In force from"),
    "ends_on": gettext_lazy("In force until"),
    "term_months": gettext_lazy("Term in months"),
    "renewal": gettext_lazy("At its end"),
    "renewal_months": gettext_lazy("Renews by months"),
    "notice": pgettext_lazy("of an agreement", "Period of notice"),
    "notice_unit": gettext_lazy("Notice in"),
}


def contract_words(case: Case, finding: Finding) -> tuple[str, list[str]]:
    """Its title, and what was read of it; each fact that the text does not state is left out."""
    data = finding.data
    kind = label_of(AgreementKind, data["kind"])
    return data["title"] or kind, [
        kind if data["title"] else "",
        label_of(AgreementRead, data["status"]),
        data["reference"],
        ", ".join(str(each.data["name"]) for each in case.organisations_of(finding)),
        _("signed %(day)s") % {"day": _day(data["date"])} if data["date"] else "",
        *_term(data),
        _languages(data),
        _clauses(data),
        _signatories(case, data),
    ]


def _term(data: dict[str, Any]) -> list[str]:
    end = data["ends_on"] or data.get("runs_until", "")
    found = []
    if data["starts_on"]:
        found.append(_("in force from %(day)s") % {"day": _day(data["starts_on"])})
    if end:
        found.append(_("until %(day)s") % {"day": _day(end)})
    if data["term_months"]:
        found.append(_("for %(term)s") % {"term": months(data["term_months"])})
    if data["is_open_ended"]:
        found.append(_("without an end"))
    if data["renewal"]:
        renewal = label_of(RenewalRule, data["renewal"])
        by = months(data["renewal_months"])
        found.append(f"{renewal} ({by})" if by else renewal)
    if data["notice"]:
        found.append(_("notice: %(period)s") % {"period": _notice(data)})
    return found


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


def _clauses(data: dict[str, Any]) -> str:
    named = [f"{label_of(ClauseKind, row['kind'])} ({row['where']})".replace(" ()", "") for row in data["clauses"]]
    return _("clauses: %(names)s") % {"names": ", ".join(named)} if named else ""


def _signatories(case: Case, data: dict[str, Any]) -> str:
    found = []
    for row in data["signatories"]:
        for person in case.named([row["person"]]):
            name = f"{person.data['given_name']} {person.data['family_name']}".strip()
            found.append(f"{name} ({row['position']})" if row["position"] else name)
    return _("signed by %(names)s") % {"names": ", ".join(found)} if found else ""


def _day(text: str) -> str:
    return dates.full(PartialDate.parse(text)) if text else ""
