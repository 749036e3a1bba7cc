"""The documents of an agreement as its pages show them: the signed copy first, of each kind the latest version."""

from collections.abc import Iterable
from itertools import groupby
from typing import Any

from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from syndesis.agreements.choices import PaperRole, PaperText
from syndesis.agreements.models import Agreement, AgreementPaper
from syndesis.web.papers.forms import PaperForm
from syndesis.web.papers.languages import language_name

ORDER = (
    PaperRole.SIGNED,
    PaperRole.FINAL,
    PaperRole.DRAFT,
    PaperRole.TRANSLATION,
    PaperRole.ANNEX,
    PaperRole.SCAN,
    PaperRole.LETTER,
)
ONE_OF_MANY = (PaperRole.ANNEX, PaperRole.LETTER)
"""Of these a later one does not take the place of an earlier: all of them are shown."""


def papers_shown(agreement: Agreement, *, may_change: bool = False) -> list[dict[str, Any]]:
    """Tracks, as `web/papers/papers.html` takes them: a role in a language, its latest document, the earlier ones."""
    rows = agreement.papers.select_related("document__file")
    ordered = sorted(rows, key=lambda row: (ORDER.index(PaperRole(row.role)), row.language, -row.version))
    tracks = []
    for (role, language), found in groupby(ordered, key=lambda row: (row.role, row.language)):
        papers = [_paper(row, may_change) for row in found]
        apart = role in ONE_OF_MANY
        tracks.append(
            {
                "role": PaperRole(role).label,
                "language": language_name(language),
                "is_signed": role == PaperRole.SIGNED,
                "latest": papers if apart else papers[:1],
                "earlier": [] if apart else papers[1:],
                "compare_url": _compare(agreement, papers),
            }
        )
    return tracks


def _compare(agreement: Agreement, papers: list[dict[str, Any]]) -> str:
    """Where the two latest versions that have a text are compared."""
    read = [paper["key"] for paper in papers if paper["is_read"]][:2]
    if len(read) < 2:
        return ""
    return f"{reverse('web:agreement_papers_compare', args=[agreement.pk])}?old={read[1]}&new={read[0]}"


def _paper(row: AgreementPaper, may_change: bool) -> dict[str, Any]:
    document = row.document
    size = filesizeformat(document.file.size) if document.file else ""
    added = date_format(timezone.localtime(row.added_at), "DATE_FORMAT")
    state = "" if row.reading == PaperText.READ else str(row.get_reading_display())
    return {
        "key": row.pk,
        "title": document.title,
        "url": reverse("web:file" if document.file else "web:document", args=[document.pk]),
        "page_url": reverse("web:document", args=[document.pk]) if row.reading == PaperText.READ else "",
        "version": _("version %(number)s") % {"number": row.version},
        "detail": " · ".join(filter(None, (row.remark, size, added))),
        "state": state,
        "is_read": row.reading == PaperText.READ,
        "form": PaperForm(paper=row) if may_change else None,
        "change_url": reverse("web:agreement_paper", args=[row.agreement_id, row.pk]),
    }


def comparable(rows: Iterable[AgreementPaper]) -> list[tuple[int, str]]:
    """The documents that have a text, for a choice: "Draft, Spanish, version 2"."""
    return [
        (
            row.pk,
            ", ".join(
                filter(
                    None,
                    (
                        str(row.get_role_display()),
                        language_name(row.language),
                        _("version %(number)s") % {"number": row.version},
                    ),
                )
            ),
        )
        for row in rows
        if row.reading == PaperText.READ
    ]
