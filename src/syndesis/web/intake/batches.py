"""How far a batch of documents has come."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from syndesis.core.models import Role
from syndesis.intake.models import Batch, BatchFile, BatchState, Decision, Finding
from syndesis.intake.progress import Progress, progress_of
from syndesis.web.views.base import user_of

REFUSED_SHOWN = 100


def batch(request: HttpRequest, pk: int) -> HttpResponse:
    """For whoever handed it in, and administrators."""
    row = get_object_or_404(_own(request), pk=pk)
    progress = progress_of(row)
    context = {
        "batch": row,
        "total": progress.total,
        "done": progress.done,
        "under_way": progress.is_under_way,
        "facts": _facts(row, progress),
        "refused": row.files.filter(state=BatchState.REFUSED)[:REFUSED_SHOWN],
        "crumbs": [{"label": _("Intake"), "url": reverse("web:intake")}, {"label": row.name}],
    }
    return render(request, "web/intake/batch.html", context)


def under_way(request: HttpRequest) -> list[dict[str, Any]]:
    """[{label, url, done, total}] of the user's own that are not all taken in."""
    waiting = BatchFile.objects.filter(state=BatchState.WAITING, batch__made_by=user_of(request)).values("batch")
    rows = Batch.objects.filter(pk__in=waiting) | Batch.objects.filter(made_by=user_of(request), unpacked_at=None)
    return [{"label": row.name, "url": row.get_absolute_url()} for row in rows.distinct()[:5]]


def _own(request: HttpRequest) -> QuerySet[Batch]:
    user = user_of(request)
    return Batch.objects.all() if user.role == Role.ADMINISTRATOR else Batch.objects.filter(made_by=user)


def _facts(row: Batch, progress: Progress) -> list[dict[str, Any]]:
    open_ones = Finding.objects.filter(intake__batch_files__batch=row, decision=Decision.OPEN)
    to_review = open_ones.values("intake").distinct().count()
    return [
        {"label": _("Taken in"), "value": progress.taken},
        {"label": _("Known before"), "value": progress.known},
        {"label": _("Refused"), "value": progress.refused},
        {"label": _("Being read"), "value": progress.reading},
        {"label": _("To review"), "value": to_review, "url": f"{reverse('web:intake')}?batch={row.pk}"},
    ]
