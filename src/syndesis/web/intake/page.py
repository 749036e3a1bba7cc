"""Handing documents in, and the list of those that came."""

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from syndesis.core import dates
from syndesis.core.services import Refused
from syndesis.intake.formats import MEDIA_TYPES
from syndesis.intake.models import Batch, Decision, Intake, IntakeStatus
from syndesis.intake.services import AlreadyHandedIn, hand_in, start_archive
from syndesis.web.intake.batches import own_batches
from syndesis.web.intake.queue import asked, groups
from syndesis.web.views.base import actor_of

PAGE = 25


@require_http_methods(["GET", "POST"])
def intake(request: HttpRequest) -> HttpResponse:
    errors: list[str] = []
    if request.method == "POST":
        taken, errors = _take(request)
        if taken and not errors:
            return redirect(taken[0]) if len(taken) == 1 else redirect("web:intake")
    rows, title = asked(request)
    rows = (
        rows.select_related("text__document")
        .defer("text__text")
        .annotate(total=Count("findings"), decided=Count("findings", filter=~Q(findings__decision=Decision.OPEN)))
        .order_by("-pk")
    )
    page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    context = {
        "documents": [_line(row) for row in page],
        "documents_title": title,
        "groups": groups(request),
        "batches": own_batches(request),
        "page": page if page.has_other_pages() else None,
        "errors": errors,
        "reading": any(row.status == IntakeStatus.WAITING for row in page),
        "accept": ",".join([*MEDIA_TYPES, ".zip"]),
        "limit": filesizeformat(settings.UPLOAD_LIMIT),
        "pasted": request.POST.get("text", "") if errors else "",
        "crumbs": [{"label": _("Intake")}],
    }
    return render(request, "web/intake.html", context, status=422 if errors else 200)


def _take(request: HttpRequest) -> tuple[list[Intake | Batch], list[str]]:
    packed = [file for file in request.FILES.getlist("file") if (file.name or "").lower().endswith(".zip")]
    handed = [(file.name or "", file.read()) for file in request.FILES.getlist("file") if file not in packed]
    if text := request.POST.get("text", "").strip():
        name = (
            "pasted.html"
            if text[:500].lstrip().lower().startswith(("<!doctype", "<html", "<article", "<div", "<p"))
            else "pasted.txt"
        )
        handed.append((name, text.encode()))
    if not handed and not packed:
        return [], [_("Choose a file or paste a text.")]
    taken: list[Intake | Batch] = []
    errors: list[str] = []
    for file in packed:
        try:
            taken.append(start_archive(file, by=actor_of(request)))
        except Refused as refusal:
            errors.append(str(refusal))
    for name, content in handed:
        try:
            taken.append(hand_in(by=actor_of(request), content=content, file_name=name))
        except AlreadyHandedIn as known:
            messages.info(request, str(known))
            taken.append(known.intake)
        except Refused as refusal:
            errors.append(str(refusal))
    return taken, errors


def _line(row: Intake) -> dict[str, object]:
    document = row.text.document
    return {
        "title": document.title,
        "url": row.get_absolute_url(),
        "status": row.status,
        "status_label": row.get_status_display(),
        "detail": " · ".join(filter(None, (dates.full(document.published_on), document.file_name))),
        "decided": row.decided,  # type: ignore[attr-defined]
        "total": row.total,  # type: ignore[attr-defined]
        "error": row.error,
    }
