"""What a reviewer may correct in a finding, by category, and whether the correction makes sense."""

import math
from collections.abc import Mapping
from typing import Any

from django.db.models import Choices
from django.utils.translation import gettext as _

from syndesis.activities.choices import ActivityKind
from syndesis.agreements.choices import AgreementKind, NoticeUnit, RenewalRule
from syndesis.core.services import Refused
from syndesis.directory.choices import OrganisationKind
from syndesis.engagement.choices import EngagementKind, Format
from syndesis.intake.agreement_statuses import AgreementRead
from syndesis.intake.models import Finding, FindingCategory
from syndesis.lib.partial_dates import PartialDate

Field = type[Choices] | str
FIELDS: dict[str, dict[str, Field]] = {
    FindingCategory.DOCUMENT: {"as_written": "text"},
    FindingCategory.ORGANISATION: {"name": "text", "kind": OrganisationKind, "country": "country"},
    FindingCategory.PERSON: {"given_name": "text", "family_name": "text", "title": "text", "role": "text"},
    FindingCategory.ENGAGEMENT: {"kind": EngagementKind, "date": "date", "format": Format, "place": "text"},
    FindingCategory.AGREEMENT: {"kind": AgreementKind, "status": AgreementRead, "date": "date"},
    FindingCategory.ACTIVITY: {"kind": ActivityKind, "name": "text", "status": "status"},
    FindingCategory.COMMITMENT: {"topic": "text", "activity_kind": ActivityKind, "status": "status"},
    FindingCategory.FIGURE: {"indicator": "text", "value": "number"},
}
OF_CONTRACT: dict[str, Field] = {
    "title": "text",
    "reference": "text",
    "kind": AgreementKind,
    "status": AgreementRead,
    "date": "date",
    "starts_on": "date",
    "ends_on": "date",
    "term_months": "whole",
    "renewal": RenewalRule,
    "renewal_months": "whole",
    "notice": "whole",
    "notice_unit": NoticeUnit,
}
"""Of an agreement whose own text was read."""
REQUIRED = {"name", "family_name", "indicator", "value", "as_written"}
LONGEST = 1000
"""Characters of a correction."""
MOST = 1200
"""Months or days: more is a slip of the finger."""
STATUSES = ("existing", "agreed", "planned", "proposed", "possible")


def fields_of(finding: Finding) -> dict[str, Field]:
    """The fields of a finding that can be corrected."""
    return OF_CONTRACT if finding.data.get("is_contract") else FIELDS[finding.category]


def corrected(finding: Finding, values: Mapping[str, Any]) -> dict[str, Any]:
    """The values, checked and converted. Raises Refused, naming the field, for one that the category does not have, one
    missing though needed, or one that is none of its choices."""
    fields = fields_of(finding)
    result: dict[str, Any] = {}
    for name, value in values.items():
        if name not in fields:
            raise Refused(_("There is no field %(field)s here.") % {"field": name})
        text = str(value).strip()
        if "\x00" in text or len(text) > LONGEST:
            raise Refused(_("%(field)s is too long, or is no text.") % {"field": name}, name)
        if not text and name in REQUIRED and not (name == "name" and finding.category == FindingCategory.ACTIVITY):
            raise Refused(_("%(field)s may not be empty.") % {"field": name})
        result[name] = _converted(name, fields[name], text)
    return result


def _converted(name: str, field: Field, text: str) -> Any:
    allowed = STATUSES if field == "status" else field.values if not isinstance(field, str) else None
    if allowed is not None and text and text not in allowed:
        raise Refused(_("%(value)s is no choice for %(field)s.") % {"value": text, "field": name})
    if field == "whole":
        if not text:
            return None
        if not (text.isascii() and text.isdigit() and 0 < int(text[:6]) <= MOST):
            raise Refused(_("%(value)s is not a whole number.") % {"value": text}, name)
        return int(text)
    if field == "number":
        try:
            value = float(text.replace(",", "."))
        except ValueError:
            value = math.nan
        if not math.isfinite(value):
            raise Refused(_("%(value)s is not a number.") % {"value": text})
        return value
    if field == "date" and text:
        try:
            PartialDate.parse(text)
        except ValueError:
            raise Refused(_("%(value)s is not a date: write 2011, 2011-04 or 2011-04-12.") % {"value": text}) from None
    if field == "country":
        return text.upper()[:2]
    return text
