"""The documents of an agreement, in short."""

from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.utils.translation import gettext as _

from syndesis.agreements.choices import PaperRole
from syndesis.agreements.models import Agreement
from syndesis.core.models import User
from syndesis.objects import Line


def papers(agreement: Agreement, reader: User) -> list[Line]:
    """Of each role and language the latest version, the signed copy first."""
    rows = agreement.papers.select_related("document__file")
    latest = {(row.role, row.language): row for row in sorted(rows, key=lambda row: row.version)}
    ordered = sorted(latest.values(), key=lambda row: (row.role != PaperRole.SIGNED, row.role, row.language))
    return [
        Line(
            row.document.title,
            reverse("web:file", args=[row.document_id]),
            detail=" · ".join(
                filter(
                    None,
                    (
                        str(row.get_role_display()),
                        row.language,
                        _("version %(number)s") % {"number": row.version},
                        filesizeformat(row.document.file.size) if row.document.file else "",
                    ),
                )
            ),
            icon="check" if row.role == PaperRole.SIGNED else "file-text",
        )
        for row in ordered
    ]
