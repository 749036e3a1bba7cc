"""A finding as a card: what it says, why, what it may be, what can be corrected."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Model
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from syndesis.activities.choices import ActivityKind
from syndesis.agreements.choices import AgreementKind
from syndesis.agreements.models import Agreement
from syndesis.agreements.wording import agreement_title
from syndesis.core import dates
from syndesis.core.countries import country_name
from syndesis.directory.choices import CreditRole, OrganisationKind
from syndesis.engagement.choices import Direction, EngagementKind, Format
from syndesis.engagement.models import Engagement, Initiative
from syndesis.engagement.wording import engagement_title
from syndesis.intake.agreement_statuses import AgreementRead
from syndesis.intake.case import NEW, Case, is_there
from syndesis.intake.corrections import STATUSES, fields_of
from syndesis.intake.matching import Matcher, title_of_promise
from syndesis.intake.models import Decision, Finding, FindingCategory, Reader
from syndesis.intake.services.mending import wordings
from syndesis.lib.partial_dates import PartialDate
from syndesis.web.review.contracts import LABELS_OF_CONTRACT, contract_facts, contract_words
from syndesis.web.review.contradictions import contradictions
from syndesis.web.review.reasons import worded

STATUS_LABELS = {
    "existing": gettext_lazy("existing"),
    "agreed": gettext_lazy("agreed"),
    "planned": gettext_lazy("planned"),
    "proposed": gettext_lazy("proposed"),
    "possible": gettext_lazy("possible"),
}
FIELD_LABELS = {
    "as_written": gettext_lazy("As written"),
    "name": gettext_lazy("Name"),
    "kind": gettext_lazy("Kind"),
    "country": gettext_lazy("Country (two letters)"),
    "given_name": gettext_lazy("Given name"),
    "family_name": gettext_lazy("Family name"),
    "title": gettext_lazy("Title"),
    "role": gettext_lazy("Position"),
    "date": gettext_lazy("Date"),
    "format": gettext_lazy("Format"),
    "place": gettext_lazy("City"),
    "status": gettext_lazy("Status"),
    "topic": gettext_lazy("What is promised"),
    "activity_kind": gettext_lazy("Would become"),
    "indicator": gettext_lazy("Figure"),
    "value": gettext_lazy("Value"),
    **LABELS_OF_CONTRACT,
}
TITLE_LENGTH = 140
JOINABLE = 20


def card(case: Case, matcher: Matcher, finding: Finding) -> dict[str, Any]:
    """What `ui/finding.html` shows of one finding."""
    title, subtitle = _WORDS[FindingCategory(finding.category)](case, finding)
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
        "title": _short(title),
        "subtitle": " · ".join(part for part in subtitle if part),
        "facts": contract_facts(case, finding) if finding.data.get("is_contract") else [],
        "why": _why(matcher, finding, record),
        "existing": _existing(finding, record),
        "candidates": _candidates(case, finding) if is_open else [],
        "fields": _fields(case, finding) if is_open else [],
        "wordings": wordings(finding, case.text.text) if is_open else [],
        "others": _others(case, finding) if is_open else [],
    }


def _others(case: Case, finding: Finding) -> list[tuple[int, str]]:
    """With which it can be joined, by their words: the open ones of its kind, those that stand near it."""
    rows = [row for row in case.of_category(FindingCategory(finding.category)) if row.decision == Decision.OPEN]
    near = sorted(rows, key=lambda row: abs(row.position - finding.position))[: JOINABLE + 1]
    text = case.text.text
    return [(row.pk, _short(text[row.start : row.end])[:80]) for row in near if row.pk != finding.pk]


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= TITLE_LENGTH else text[:TITLE_LENGTH].rsplit(" ", 1)[0] + " …"


def _names(findings: Iterable[Finding]) -> str:
    return ", ".join(_name(finding) for finding in findings)


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
    return f"{title} {_name(finding)}".strip(), [finding.data.get("role", ""), _names(case.organisations_of(finding))]


def _engagement(case: Case, finding: Finding) -> tuple[str, list[str]]:
    data = finding.data
    kind = _label(EngagementKind, data["kind"])
    day = ", ".join(_day(day) for day in data.get("dates") or []) or _day(data["date"])
    if not day and data.get("no_later_than"):
        day = _("reported %(day)s") % {"day": _day(data["no_later_than"])}
    return f"{kind} · {day}" if day else kind, [
        _label(Direction, data.get("direction")),
        _label(Format, data.get("format")),
        data.get("place") or "",
        _names(case.organisations_of(finding)),
        _names(case.people_of(finding)),
    ]


def _agreement(case: Case, finding: Finding) -> tuple[str, list[str]]:
    data = finding.data
    if data.get("is_contract"):
        return contract_words(case, finding)
    title = _label(AgreementKind, data["kind"])
    day = _day(data["date"])
    return f"{title} · {day}" if day else title, [
        _label(AgreementRead, data["status"]),
        _names(case.organisations_of(finding)),
    ]


def _activity(case: Case, finding: Finding) -> tuple[str, list[str]]:
    return title_of_promise(case, finding), [
        str(STATUS_LABELS[finding.data["status"]]),
        _label(ActivityKind, finding.data["kind"]),
        _names(case.organisations_of(finding)),
    ]


def _commitment(case: Case, finding: Finding) -> tuple[str, list[str]]:
    becomes = _label(ActivityKind, finding.data.get("activity_kind"))
    return title_of_promise(case, finding), [
        str(STATUS_LABELS[finding.data["status"]]),
        _("becomes: %(kind)s") % {"kind": becomes} if becomes else "",
        _names(case.organisations_of(finding)),
    ]


def _figure(case: Case, finding: Finding) -> tuple[str, list[str]]:
    return f"{finding.data['indicator']}: {finding.data['value']:g}", [_names(case.organisations_of(finding))]


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


def _label(choices: Any, value: str | None) -> str:
    return str(choices(value).label) if value and value in choices.values else ""


def _why(matcher: Matcher, finding: Finding, record: Any) -> str:
    reasons = [worded(reason) for reason in finding.data.get("reasons") or []]
    if finding.read_by == Reader.BOTH:
        reasons.append(_("both readers found it"))
    reasons += contradictions(matcher, finding, record)
    return " · ".join(dict.fromkeys(filter(None, reasons)))


def _enters(finding: Finding) -> str:
    """As what an undertaking enters the record: its status decides."""
    if finding.category == FindingCategory.ACTIVITY:
        return _("enters as an activity") if is_there(finding) else _("enters as a promise")
    return ""


def _existing(finding: Finding, record: Any) -> dict[str, str] | None:
    if not isinstance(record, Model) or not hasattr(record, "get_absolute_url"):
        return None
    if isinstance(record, Engagement):
        name = engagement_title(record)
    elif isinstance(record, Agreement):
        name = agreement_title(record)
    else:
        name = str(record)
    label = _("adds to %(name)s")
    if finding.decision == Decision.ACCEPTED:
        label = _("on record: %(name)s")
    elif isinstance(record, Initiative) and is_there(finding) and record.activity_id is None:
        label = _("makes an activity of the promise %(name)s")
    return {"label": label % {"name": _short(name)}, "url": record.get_absolute_url()}


def _candidates(case: Case, finding: Finding) -> list[dict[str, Any]]:
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


def _fields(case: Case, finding: Finding) -> list[dict[str, Any]]:
    rows = []
    for name, field in fields_of(finding).items():
        value = finding.data.get(name)
        if name == "topic":
            value = title_of_promise(case, finding)
        row: dict[str, Any] = {
            "name": name,
            "label": FIELD_LABELS[name],
            "value": "" if value is None else value,
            "type": "text",
        }
        if field == "status":
            row |= {"type": "select", "choices": [(status, STATUS_LABELS[status]) for status in STATUSES]}
        elif field == "date":
            row["help"] = _("2011, 2011-04 or 2011-04-12")
        elif not isinstance(field, str):
            row |= {"type": "select", "choices": [("", "—"), *field.choices]}
        rows.append(row)
    return rows
