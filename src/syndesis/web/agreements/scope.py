"""What an agreement covers, and what its clauses say, as its page shows them."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from syndesis.agreements.models import Agreement, Clause
from syndesis.core.models import User
from syndesis.directory.models import Field
from syndesis.directory.panels.organisations import seen_organisations
from syndesis.objects.services import seen_by
from syndesis.web.footnotes import Footnotes
from syndesis.web.papers.languages import language_name


def scope_of(agreement: Agreement, reader: User) -> list[dict[str, Any]]:
    """As groups of chips: {label, chips: [{label, url, icon}]}; without those of which nothing is said."""
    fields = Field.objects.filter(seen_by(Field, reader), agreement_rows__agreement=agreement).distinct()
    units = seen_organisations(reader, [row.unit for row in agreement.unit_rows.select_related("unit")])
    groups: list[tuple[Any, list[dict[str, Any]]]] = [
        (_("About"), [{"label": _remarked(row)} for row in agreement.scopes.all()]),
        (_("Fields"), [{"label": str(row), "icon": "tag"} for row in fields]),
        (
            _("Units"),
            [{"label": str(row), "url": row.get_absolute_url()} for row in sorted(filter(None, units), key=str)],
        ),
        (_("For whom"), [{"label": str(row.get_group_display())} for row in agreement.target_groups.all()]),
        (_("Languages of the text"), [_language(row) for row in agreement.languages.all()]),
    ]
    return [{"label": label, "chips": chips} for label, chips in groups if chips]


def clauses_of(clauses: Iterable[Clause], notes: Footnotes) -> list[dict[str, Any]]:
    return [
        {"title": str(row.get_kind_display()), "text": row.text, "where": row.where, "footnotes": notes.of(row)}
        for row in clauses
    ]


def _remarked(row: Any) -> str:
    return f"{row.get_kind_display()}: {row.remark}" if row.remark else str(row.get_kind_display())


def _language(row: Any) -> dict[str, Any]:
    name = language_name(row.language)
    return {"label": _("%(language)s, authentic") % {"language": name} if row.is_authentic else name}
