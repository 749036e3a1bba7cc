"""What of a finding can be put right, as the fields of a form."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from syndesis.intake.case import Case
from syndesis.intake.corrections import STATUSES, fields_of
from syndesis.intake.matching import title_of_promise
from syndesis.intake.models import Finding
from syndesis.web.review.contracts import LABELS_OF_CONTRACT
from syndesis.web.review.wording import STATUS_LABELS

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


def fields(case: Case, finding: Finding) -> list[dict[str, Any]]:
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
