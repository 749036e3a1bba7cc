"""How far a batch of documents has come."""

from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from syndesis.core.models import Role
from syndesis.intake import policies
from syndesis.intake.models import Batch, BatchFile, BatchState, Decision, Finding, Intake
from syndesis.intake.progress import Progress, progress_of
from syndesis.web.intake.queue import groups, waiting
from syndesis.web.views.base import user_of, visible

REFUSED_SHOWN = 100
SHOWN = 5


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
        "groups": groups(request, row),
        "review_url": _first(request, row),
        "refused": row.files.filter(state=BatchState.REFUSED)[:REFUSED_SHOWN],
        "crumbs": [{"label": _("Intake"), "url": reverse("web:intake")}, {"label": row.name}],
    }
    return render(request, "web/intake/batch.html", context)


def own_batches(request: HttpRequest) -> list[dict[str, Any]]:
    """[{label, url, detail}] of the user's own that are under way, or of which something waits for a review."""
    taken_in = ~Exists(BatchFile.objects.filter(batch=OuterRef("pk"), state=BatchState.WAITING))
    undecided = Finding.objects.filter(intake__batch_files__batch=OuterRef("pk"), decision=Decision.OPEN)
    rows = Batch.objects.filter(made_by=user_of(request)).annotate(is_taken_in=taken_in, is_open=Exists(undecided))
    rows = rows.filter(Q(unpacked_at=None) | Q(is_taken_in=False) | Q(is_open=True))
    return [
        {
            "label": row.name,
            "url": row.get_absolute_url(),
            "detail": _("to review") if row.is_taken_in and row.unpacked_at else _("under way"),
        }
        for row in rows[:SHOWN]
    ]


def _own(request: HttpRequest) -> QuerySet[Batch]:
    user = user_of(request)
    return Batch.objects.all() if user.role == Role.ADMINISTRATOR else Batch.objects.filter(made_by=user)


def _first(request: HttpRequest, row: Batch) -> str:
    seen = visible(Intake.objects.filter(batch_files__batch=row), policies.intakes, request)
    first = waiting(seen).order_by("pk").first()
    return first.get_absolute_url() if first else ""


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
