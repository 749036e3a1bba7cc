"""Of which agreement a document is that search has found."""

from typing import Any

from django.utils.translation import gettext as _

from syndesis.agreements import policies
from syndesis.agreements.models import Agreement, AgreementPaper
from syndesis.agreements.wording import agreement_title
from syndesis.core.models import User


def with_agreements(lines: list[dict[str, Any]], documents: list[int], reader: User) -> list[dict[str, Any]]:
    """The lines of documents, behind each that is one of an agreement a line that leads to it; none that the reader
    does not see."""
    seen = Agreement.objects.filter(policies.agreements.scope(reader, "view")).values("pk")
    rows = AgreementPaper.objects.filter(document__in=documents, agreement__in=seen).select_related("agreement")
    found = {row.document_id: row for row in rows.prefetch_related("agreement__parties__organisation")}
    made: list[dict[str, Any]] = []
    for line, key in zip(lines, documents, strict=True):
        made.append(line)
        if key in found:
            agreement = found[key].agreement
            detail = _("the agreement of “%(document)s”") % {"document": line["title"]}
            about = {"title": agreement_title(agreement), "url": agreement.get_absolute_url(), "detail": detail}
            made.append(line | about | {"icon": "scroll-text"})
    return made
