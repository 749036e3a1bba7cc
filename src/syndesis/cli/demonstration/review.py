"""The demonstration's documents: handed in, read at once, and all but the last reviewed as a coordinator would."""

import tomllib
from typing import Any

from syndesis.cli.demonstration.book import FOLDER
from syndesis.core.history import Actor, recording
from syndesis.directory.models import Organisation
from syndesis.intake import services
from syndesis.intake.case import NEW
from syndesis.intake.models import Decision, Finding, Intake

DOCUMENTS = FOLDER / "documents"
SURE = 0.75
"""Confidence from which the coordinator accepts all that is left; of the rest, one at a time."""


def hand_in_and_review(by: Actor) -> None:
    decisions = tomllib.loads((DOCUMENTS / "decisions.toml").read_text(encoding="utf-8"))
    for path in sorted(DOCUMENTS.glob("*.txt")):
        intake = services.hand_in(by=by, content=path.read_bytes(), file_name=path.name)
        with recording(by, "Document marked as invented"):
            intake.text.document.is_invented = True
            intake.text.document.save(update_fields=["is_invented"])
        intake = services.read_intake(intake.pk)
        if path.stem in decisions:
            review(by, intake, decisions[path.stem])


def review(by: Actor, intake: Intake, decided: dict[str, list[dict[str, Any]]]) -> None:
    """Reject, correct and choose what the decisions name, where the reading found it; accept what is sure, then the
    rest one by one."""
    for row in decided.get("reject", []):
        for finding in _meant(intake, row):
            services.reject(by=by, finding=finding)
    for row in decided.get("correct", []):
        for finding in _meant(intake, row):
            services.correct(by=by, finding=finding, values=row["values"])
    for row in decided.get("choose", []):
        for finding in _meant(intake, row):
            services.choose(by=by, finding=finding, choice=_choice(row["record"]))
    services.accept_above(by=by, intake=intake, confidence=SURE)
    for key in intake.findings.filter(decision=Decision.OPEN).values_list("key", flat=True):
        finding = intake.findings.get(key=key)
        if finding.decision == Decision.OPEN:  # another may have needed it
            services.accept(by=by, finding=finding)


def _choice(record: str) -> str:
    return NEW if record == NEW else f"record:{Organisation.objects.get(name=record).pk}"


def _meant(intake: Intake, row: dict[str, Any]) -> list[Finding]:
    """The open findings of a category whose words in the text hold those of the row, and that say what it says."""
    found = intake.findings.filter(decision=Decision.OPEN, category=row["category"])
    words, said = row.get("words", "").casefold(), row.get("says", {}).items()
    return [
        finding
        for finding in found
        if words in intake.text.text[finding.start : finding.end].casefold()
        and all(finding.data.get(name) == value for name, value in said)
    ]
