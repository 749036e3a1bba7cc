"""The finding of an agreement whose own text was read becomes an agreement with all that the text says of it.

Every fact is cited by its field. An agreement on record keeps what it has, and learns what it lacked. The document
becomes one of its documents.
"""

from typing import Any

from syndesis.agreements.choices import SIGNED, AgreementStatus, PaperRole
from syndesis.agreements.models import Agreement
from syndesis.agreements.services import add_signatory, register_agreement, revise_agreement
from syndesis.agreements.services.papers import add_document
from syndesis.agreements.services.said import state_clauses, state_language
from syndesis.core.history import Actor
from syndesis.directory.models import Organisation, Person
from syndesis.intake.accepting.common import accepted, cite_finding, cite_span, organisations
from syndesis.intake.accepting.people import position_of
from syndesis.intake.agreement_statuses import ON_RECORD
from syndesis.intake.case import Case
from syndesis.intake.matching import Matcher
from syndesis.intake.models import Finding

LANGUAGES = {"zh": "zh-hans"}
CITED = (
    *("title", "reference", "starts_on", "ends_on", "is_open_ended", "term_months", "renewal", "renewal_months"),
    "notice",
)
"""Fields of the record that have a place of their own in the finding."""


def accept(case: Case, finding: Finding, by: Actor) -> Agreement:
    facts = _facts(finding.data)
    agreement = Matcher(case).existing(finding)
    if isinstance(agreement, Agreement):
        _complete(agreement, facts, by)
    else:
        parties = organisations(case, finding)
        agreement = register_agreement(by=by, organisations=parties, is_invented=case.is_invented, **facts)
    _cite(case, finding, agreement, by)
    _sign(case, finding, agreement, by)
    language = case.text.document.language
    add_document(
        by=by,
        agreement=agreement,
        document=case.text.document,
        role=PaperRole.FINAL if finding.data["date"] else PaperRole.DRAFT,
        language=LANGUAGES.get(language, language),
    )
    return agreement


def _facts(data: dict[str, Any]) -> dict[str, Any]:
    """What the text says, as the fields of an agreement."""
    status = ON_RECORD.get(data["status"], AgreementStatus.DRAFT)
    has_end = bool(data["ends_on"] or data["term_months"])
    return {
        "title": data["title"],
        "reference": data["reference"][:60],
        "kind": data["kind"],
        "status": status,
        "signed_on": data["date"] if status in SIGNED else "",
        "starts_on": data["starts_on"],
        "ends_on": data["ends_on"],
        "term_months": data["term_months"],
        "is_open_ended": bool(data["is_open_ended"]) and not has_end,
        "renewal": data["renewal"],
        "renewal_months": data["renewal_months"],
        "notice": data["notice"],
        "notice_unit": data["notice_unit"] or "months",
    }


def _complete(agreement: Agreement, facts: dict[str, Any], by: Actor) -> None:
    """What is on record stays, and an end that it has is not told twice."""
    lacking = {
        name: value
        for name, value in facts.items()
        if name not in ("status", "kind", "notice_unit") and value and not getattr(agreement, name)
    }
    if agreement.is_open_ended or agreement.ends_on:
        lacking = {name: value for name, value in lacking.items() if name not in ("ends_on", "term_months")}
        lacking.pop("is_open_ended", None)
    if agreement.term_months:
        lacking.pop("is_open_ended", None)
    if "notice" in lacking:
        lacking["notice_unit"] = facts["notice_unit"]
    if lacking:
        revise_agreement(agreement, by=by, **lacking)


def _cite(case: Case, finding: Finding, agreement: Agreement, by: Actor) -> None:
    data = finding.data
    cite_finding(case, finding, agreement, by)
    cite_span(case, data.get("date_span"), agreement, by, "signed_on")
    for name in CITED:
        if data.get(name):
            cite_span(case, data.get(f"{name}_span"), agreement, by, name)
    for row in data["languages"]:
        language = state_language(agreement, by=by, language=row["language"], is_authentic=row["is_authentic"])
        cite_span(case, data.get("languages_span"), language, by)
    told = [
        (row["kind"], case.text.text[row["span"]["start"] : row["span"]["end"]], row["where"])
        for row in data["clauses"]
    ]
    clauses = state_clauses(agreement, by=by, clauses=told)
    for row, clause in zip(data["clauses"], clauses, strict=True):
        cite_span(case, row["span"], clause, by)


def _sign(case: Case, finding: Finding, agreement: Agreement, by: Actor) -> None:
    """Whoever was accepted signs for a party that was; a draft has a place for them, but no day."""
    parties = set(agreement.parties.values_list("organisation", flat=True))
    for row in finding.data["signatories"]:
        people = case.named([row["person"]])
        for person in accepted(people, Person):
            for organisation in accepted(case.named([row["organisation"]]), Organisation):
                if organisation.pk in parties:
                    signatory = add_signatory(
                        by=by,
                        agreement=agreement,
                        organisation=organisation,
                        person=person,
                        position=position_of(case, person, people[0]),
                        position_then=row["position"],
                    )
                    cite_span(case, row["span"], signatory, by)
