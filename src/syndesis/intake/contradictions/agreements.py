"""An agreement told with other facts than it has on record."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from syndesis.agreements.models import Agreement
from syndesis.agreements.wording import agreement_title
from syndesis.core import dates
from syndesis.core.labels import label_of
from syndesis.intake.agreement_statuses import ON_RECORD, AgreementRead
from syndesis.intake.contradictions.sides import Contradiction, days, stays
from syndesis.intake.matching import Matcher
from syndesis.intake.models import Finding
from syndesis.lib.partial_dates import PartialDate

NUMBERED = {
    "reference": gettext_lazy("Reference"),
    "term_months": gettext_lazy("Term in months"),
    "notice": gettext_lazy("Period of notice"),
}


def agreement(_matcher: Matcher, finding: Finding, record: Agreement) -> Iterator[Contradiction]:
    data = finding.data
    yield from days(data.get("date"), record.signed_on)
    status = ON_RECORD.get(data["status"])
    if status and status != record.status:
        yield Contradiction(label_of(AgreementRead, data["status"]), str(record.get_status_display()), stays())
    if data.get("is_contract"):
        yield from _contract(data, record)


def _contract(data: dict[str, Any], record: Agreement) -> Iterator[Contradiction]:
    for name in ("starts_on", "ends_on"):
        yield from days(data.get(name), getattr(record, name))
    for name, label in NUMBERED.items():
        told, held = data.get(name), getattr(record, name)
        if told and held and str(told) != str(held):
            yield Contradiction(f"{label}: {told}", f"{label}: {held}", stays())


def another_agreement(_matcher: Matcher, finding: Finding, other: Agreement) -> Iterator[Contradiction]:
    told = dates.full(PartialDate.parse(finding.data["date"])) if finding.data["date"] else _("no day")
    held = agreement_title(other)
    if other.signed_on:
        held = _("%(agreement)s, signed %(day)s") % {"agreement": held, "day": dates.full(other.signed_on)}
    yield Contradiction(told, held, _("Enters as another agreement."))
