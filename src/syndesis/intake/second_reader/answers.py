"""An answer of the second reader, understood: what it states with a quotation that stands in the text."""

import json
import math
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, get_args

from syndesis.activities.choices import ActivityKind
from syndesis.agreements.choices import AgreementKind
from syndesis.engagement.choices import EngagementKind, Format
from syndesis.intake.agreement_statuses import AgreementRead
from syndesis.intake.reading import contract
from syndesis.intake.reading.contract import Found, Reason
from syndesis.intake.second_reader.asking import NoAnswer
from syndesis.intake.second_reader.places import place_of
from syndesis.lib.partial_dates import PartialDate
from syndesis.lib.tokens import fold_phrase

CONFIDENCE = 0.6
"""Of what the second reader alone says."""
MOST = 200
"""Statements that are looked at."""
LONGEST = 300
LARGEST = 1e15
WHY = (Reason("second_reader"),)


@dataclass
class Told:
    """What was understood of an answer, in the order in which findings build on each other; references are keys."""

    found: list[Found] = field(default_factory=list)
    dropped: int = 0


class _Statement:
    """One entry of the answer, read with care: whatever is not as it should be is blank."""

    def __init__(self, row: dict[str, Any], keys: dict[str, str]) -> None:
        self.row, self.keys = row, keys

    def text(self, name: str) -> str:
        value = self.row.get(name)
        if not isinstance(value, str):
            return ""
        whole = value.encode(errors="ignore").decode()  # half a letter of two halves is of no text
        return " ".join(whole.split())[:LONGEST].replace("\x00", "")

    def one_of(self, name: str, known: Iterable[str], otherwise: str = "") -> str:
        return self.text(name) if self.text(name) in set(known) else otherwise

    def day(self, name: str) -> str:
        try:
            return str(PartialDate.parse(self.text(name)))
        except ValueError:
            return ""

    def organisations(self, name: str) -> list[str]:
        told = self.row.get(name)
        names = told if isinstance(told, list) else [told]
        keys = [self.keys.get(fold_phrase(each)) for each in names if isinstance(each, str)]
        return list(dict.fromkeys(key for key in keys if key))

    def organisation(self, name: str) -> str:
        return next(iter(self.organisations(name)), "")


def understood(content: str, text: str) -> Told:
    """Raises NoAnswer where the answer is no JSON object. Keys are "s1", "s2", …"""
    told = Told()
    keys: dict[str, str] = {}
    for number, (category, row) in enumerate(_entries(content), 1):
        statement = _Statement(row, keys)
        evidence = place_of(row.get("evidence"), text)
        made = MAKERS[category](statement, {"key": f"s{number}", "evidence": evidence}) if evidence else None
        if made is None:
            told.dropped += 1
            continue
        made.confidence, made.reasons, made.mentions = CONFIDENCE, WHY, [made.evidence]
        told.found.append(made)
        if isinstance(made, contract.OrganisationFound):
            keys[fold_phrase(made.name)] = made.key
            at = place_of(made.name, text)
            made.mentions = [at] if at else made.mentions
    return told


def _entries(content: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """The statements, by category, organisations first."""
    fenced = re.fullmatch(r"\s*```(?:json)?\s*(.*?)\s*```\s*", content, re.DOTALL)
    try:
        answer = json.loads(fenced[1] if fenced else content)
    except (ValueError, RecursionError) as error:
        raise NoAnswer("The answer is no JSON.") from error
    if not isinstance(answer, dict):
        raise NoAnswer("The answer is no JSON object.")
    rows = [(name, row) for name in MAKERS for row in _listed(answer.get(name))]
    yield from rows[:MOST]


def _listed(value: Any) -> list[dict[str, Any]]:
    return [row if isinstance(row, dict) else {} for row in value] if isinstance(value, list) else []


def _organisation(told: _Statement, own: dict[str, Any]) -> Found | None:
    kind: Any = told.one_of("kind", get_args(contract.OrganisationKind), "other")
    country = told.text("country").upper()
    country = country if re.fullmatch("[A-Z]{2}", country) else ""
    name = told.text("name")
    return contract.OrganisationFound(**own, name=name, kind=kind, country=country) if name else None


def _person(told: _Statement, own: dict[str, Any]) -> Found | None:
    if not told.text("family_name"):
        return None
    return contract.PersonFound(
        **own,
        given_name=told.text("given_name"),
        family_name=told.text("family_name"),
        title=told.text("title"),
        role=told.text("role"),
        organisation=told.organisation("organisation"),
    )


def _engagement(told: _Statement, own: dict[str, Any]) -> Found | None:
    return contract.EngagementFound(
        **own,
        kind=told.one_of("kind", EngagementKind.values, EngagementKind.OTHER),
        date=told.day("date"),
        format=told.one_of("format", Format.values),
        place=told.text("place"),
        organisations=told.organisations("organisations"),
    )


def _agreement(told: _Statement, own: dict[str, Any]) -> Found | None:
    status = told.one_of("status", AgreementRead.values)
    parties = told.organisations("parties")
    if not status or not parties:
        return None
    kind = told.one_of("kind", AgreementKind.values, AgreementKind.OTHER)
    return contract.AgreementFound(**own, kind=kind, status=status, date=told.day("date"), parties=parties)


def _activity(told: _Statement, own: dict[str, Any]) -> Found | None:
    status = told.one_of("status", ("existing", "planned", "proposed"))
    kind = told.one_of("kind", ActivityKind.values, ActivityKind.OTHER)
    organisations = told.organisations("organisations")
    name = told.text("name")
    return (
        contract.ActivityFound(**own, kind=kind, status=status, name=name, organisations=organisations)
        if status
        else None
    )


def _commitment(told: _Statement, own: dict[str, Any]) -> Found | None:
    status: Any = told.one_of("status", ("agreed", "planned", "proposed", "possible"))
    organisations = told.organisations("organisations")
    topic = told.text("topic")
    return contract.CommitmentFound(**own, status=status, topic=topic, organisations=organisations) if status else None


def _figure(told: _Statement, own: dict[str, Any]) -> Found | None:
    value = told.row.get("value")
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    if abs(value) > LARGEST or not math.isfinite(value) or not told.text("indicator"):
        return None
    organisation = told.organisation("organisation")
    return contract.FigureFound(**own, indicator=told.text("indicator"), value=float(value), organisation=organisation)


MAKERS: dict[str, Callable[[_Statement, dict[str, Any]], Found | None]] = {
    "organisations": _organisation,
    "people": _person,
    "engagements": _engagement,
    "agreements": _agreement,
    "activities": _activity,
    "commitments": _commitment,
    "figures": _figure,
}
