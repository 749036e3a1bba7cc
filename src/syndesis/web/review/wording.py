"""A finding in words: what it is called, and what is said of it beside."""

from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from syndesis.activities.choices import ActivityKind
from syndesis.agreements.choices import AgreementKind
from syndesis.core import dates
from syndesis.core.countries import country_name
from syndesis.core.labels import label_of
from syndesis.directory.choices import CreditRole, OrganisationKind
from syndesis.engagement.choices import Direction, EngagementKind, Format
from syndesis.intake.agreement_statuses import AgreementRead
from syndesis.intake.case import Case
from syndesis.intake.matching import title_of_promise
from syndesis.intake.models import Decision, Finding, FindingCategory
from syndesis.lib.partial_dates import PartialDate
from syndesis.web.review.contracts import contract_words

STATUS_LABELS = {
    "existing": gettext_lazy("existing"),
    "agreed": gettext_lazy("agreed"),
    "planned": gettext_lazy("planned"),
    "proposed": gettext_lazy("proposed"),
    "possible": gettext_lazy("possible"),
}
LONGEST = 140


def title_and_rest(case: Case, finding: Finding) -> tuple[str, list[str]]:
    """Its title, and what stands below it, piece by piece; pieces may be empty."""
    title, rest = _WORDS[FindingCategory(finding.category)](case, finding)
    return short(title), rest


def short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= LONGEST else text[:LONGEST].rsplit(" ", 1)[0] + " …"


def _names(findings: Iterable[Finding]) -> str:
    return ", ".join(_name(finding) for finding in findings)


def names_of_organisations(case: Case, finding: Finding) -> str:
    return _names(case.organisations_of(finding))


def _name(finding: Finding) -> str:
    if finding.category == FindingCategory.PERSON:
        return f"{finding.data['given_name']} {finding.data['family_name']}".strip()
    return str(finding.data["name"])


def _day(text: str) -> str:
    return dates.full(PartialDate.parse(text)) if text else ""


def _organisation(case: Case, finding: Finding) -> tuple[str, list[str]]:
    data = finding.data
    proposal = case.proposal(finding)
    name = proposal.record.name if proposal.record else data["name"]
    state = ""
    if finding.decision == Decision.OPEN and proposal.record is None:
        state = _("new, with the catalogue’s facts") if proposal.ror else _("new: not in the record")
    if data.get("is_home"):
        state = _("our own institution")
    return name, [
        str(OrganisationKind(data["kind"]).label),
        country_name(data.get("country", "")),
        state,
        _("strategic partner") if data.get("tier") else "",
        _("working together since %(year)s") % {"year": data["since"]} if data.get("since") else "",
    ]


def _person(case: Case, finding: Finding) -> tuple[str, list[str]]:
    title = finding.data.get("title", "")
    return f"{title} {_name(finding)}".strip(), [finding.data.get("role", ""), names_of_organisations(case, finding)]


def _engagement(case: Case, finding: Finding) -> tuple[str, list[str]]:
    data = finding.data
    kind = label_of(EngagementKind, data["kind"])
    day = ", ".join(_day(day) for day in data.get("dates") or []) or _day(data["date"])
    if not day and data.get("no_later_than"):
        day = _("reported %(day)s") % {"day": _day(data["no_later_than"])}
    return f"{kind} · {day}" if day else kind, [
        label_of(Direction, data.get("direction")),
        label_of(Format, data.get("format")),
        data.get("place") or "",
        names_of_organisations(case, finding),
        _names(case.people_of(finding)),
    ]


def _agreement(case: Case, finding: Finding) -> tuple[str, list[str]]:
    data = finding.data
    if data.get("is_contract"):
        return contract_words(case, finding)
    title = label_of(AgreementKind, data["kind"])
    day = _day(data["date"])
    return f"{title} · {day}" if day else title, [
        label_of(AgreementRead, data["status"]),
        names_of_organisations(case, finding),
    ]


def _activity(case: Case, finding: Finding) -> tuple[str, list[str]]:
    return title_of_promise(case, finding), [
        str(STATUS_LABELS[finding.data["status"]]),
        label_of(ActivityKind, finding.data["kind"]),
        names_of_organisations(case, finding),
    ]


def _commitment(case: Case, finding: Finding) -> tuple[str, list[str]]:
    becomes = label_of(ActivityKind, finding.data.get("activity_kind"))
    return title_of_promise(case, finding), [
        str(STATUS_LABELS[finding.data["status"]]),
        _("becomes: %(kind)s") % {"kind": becomes} if becomes else "",
        names_of_organisations(case, finding),
    ]


def _figure(case: Case, finding: Finding) -> tuple[str, list[str]]:
    return f"{finding.data['indicator']}: {finding.data['value']:g}", [names_of_organisations(case, finding)]


def _document(case: Case, finding: Finding) -> tuple[str, list[str]]:
    return finding.data["as_written"], [str(CreditRole(finding.data["role"]).label)]


_WORDS = {
    FindingCategory.DOCUMENT: _document,
    FindingCategory.ORGANISATION: _organisation,
    FindingCategory.PERSON: _person,
    FindingCategory.ENGAGEMENT: _engagement,
    FindingCategory.AGREEMENT: _agreement,
    FindingCategory.ACTIVITY: _activity,
    FindingCategory.COMMITMENT: _commitment,
    FindingCategory.FIGURE: _figure,
}
