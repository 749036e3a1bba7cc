"""Numbering agreements by the pattern of the institution. A number is given once, also if many write at once."""

import re
from collections.abc import Iterable, Sequence
from string import Formatter

from django.utils import timezone
from django.utils.translation import gettext as _

from syndesis.agreements.choices import AgreementKind
from syndesis.agreements.models import Agreement, ReferenceCounter, ReferencePattern
from syndesis.core.accounts import governs
from syndesis.core.fields import PartialDateField
from syndesis.core.history import Actor, recording
from syndesis.core.policies import Forbidden
from syndesis.core.services import Refused

CODES = {
    AgreementKind.FRAMEWORK: "FA",
    AgreementKind.MEMORANDUM: "MOU",
    AgreementKind.CONTRACT: "SC",
    AgreementKind.EXCHANGE: "EX",
    AgreementKind.DOUBLE_DEGREE: "DD",
    AgreementKind.JOINT_DOCTORATE: "JD",
    AgreementKind.PROGRAMME: "JP",
    AgreementKind.RESEARCH: "CR",
    AgreementKind.INTERNSHIP: "IN",
    AgreementKind.CENTRE: "LC",
    AgreementKind.NETWORK: "NM",
    AgreementKind.GRANT: "GA",
    AgreementKind.NONDISCLOSURE: "NDA",
    AgreementKind.OTHER: "OA",
}
"""What {kind} becomes in every language: references are quoted in letters."""
EXAMPLE = "{kind}-{year}-{number:03}"
_KNOWN = ("kind", "year", "number")
_DATE = PartialDateField()
_WIDTH = re.compile(r"0?\d?")


def pattern() -> str:
    """The pattern in use; blank for none."""
    return ReferencePattern.objects.order_by("pk").values_list("pattern", flat=True).first() or ""


def set_pattern(text: str, *, by: Actor) -> None:
    """From now on agreements are numbered so. Raises Refused for a pattern that cannot be filled in."""
    if by.user is not None and not governs(by.user):
        raise Forbidden(str(ReferencePattern._meta.verbose_name_plural))
    text = text.strip()
    _check(text)
    with recording(by, "Pattern of reference numbers set"):
        row = ReferencePattern.objects.select_for_update().order_by("pk").first() or ReferencePattern()
        row.pattern = text
        row.save()


def give_references(agreements: Sequence[Agreement]) -> None:
    """Give those without a reference the next number of their kind and year; called within the deed that makes them."""
    wanting = [each for each in agreements if not each.reference]
    text = pattern() if wanting else ""
    if not text:
        return
    scopes = {id(each): _scope(text, each) for each in wanting}
    counters = _locked(set(scopes.values()))
    used = {each.reference for each in agreements if each.reference}
    while wanting:
        for each in wanting:
            counter = counters[scopes[id(each)]]
            counter.last += 1
            each.reference = _filled(text, each, counter.last)
        typed = used | _taken([each.reference for each in wanting])
        wanting = [each for each in wanting if each.reference in typed]
    ReferenceCounter.objects.bulk_update(counters.values(), ["last"])


def _check(text: str) -> None:
    if not text:
        return
    try:
        parts = [(name, width) for _text, name, width, _how in Formatter().parse(text) if name is not None]
    except ValueError as error:
        raise Refused(_("A bracket of the pattern is not closed."), "pattern") from error
    if unknown := next((name for name, _width in parts if name not in _KNOWN), None):
        told = _("“%(name)s” is none of these: {kind}, {year}, {number}.")
        raise Refused(told % {"name": unknown[:40]}, "pattern")
    if "number" not in {name for name, _width in parts}:
        raise Refused(_("Without {number} all would be called the same."), "pattern")
    if any(width and (name != "number" or not _WIDTH.fullmatch(width)) for name, width in parts):
        raise Refused(_("Only the number takes a width, as {number:03}."), "pattern")
    if "!" in text:
        raise Refused(_("A pattern is letters and these: {kind}, {year}, {number}."), "pattern")


def _scope(text: str, agreement: Agreement) -> str:
    """What the count runs within: the pattern with all but the number filled in."""
    return re.sub(r"\{number[^}]*\}", "#", text).format(**_said(agreement))


def _filled(text: str, agreement: Agreement, number: int) -> str:
    return text.format(number=number, **_said(agreement))


def _said(agreement: Agreement) -> dict[str, str]:
    signed = _DATE.to_python(agreement.signed_on)
    year = signed.year if signed else timezone.localdate().year
    return {"kind": CODES.get(AgreementKind(agreement.kind), "OA"), "year": str(year)}


def _locked(scopes: Iterable[str]) -> dict[str, ReferenceCounter]:
    """The counts, held until the deed is done; always in the same order, so that no two wait for each other."""
    wanted = sorted(scopes)
    ReferenceCounter.objects.bulk_create([ReferenceCounter(scope=each) for each in wanted], ignore_conflicts=True)
    rows = ReferenceCounter.objects.select_for_update().filter(scope__in=wanted).order_by("scope")
    return {row.scope: row for row in rows}


def _taken(references: Sequence[str]) -> set[str]:
    return set(Agreement.objects.filter(reference__in=references).order_by().values_list("reference", flat=True))
