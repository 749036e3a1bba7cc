"""Moving a promise: by a form of its own, by one key or one drag of the board, and back."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from syndesis.core.policies import Forbidden
from syndesis.core.services import Refused
from syndesis.engagement import policies, services
from syndesis.engagement.choices import Stage
from syndesis.engagement.models import Initiative, InitiativeStage
from syndesis.engagement.objects import PromiseType
from syndesis.web.promises.board import MOVED
from syndesis.web.promises.forms import StageForm
from syndesis.web.record import record_or_404
from syndesis.web.record.deeds import told
from syndesis.web.views.base import actor_of, sent, user_of

UNPROCESSABLE = 422


@require_http_methods(["GET", "HEAD", "POST"])
def move(request: HttpRequest, pk: int) -> HttpResponse:
    """The form on a page of its own; from the board, it comes filled in."""
    row = record_or_404(PromiseType, request, pk)
    if not policies.initiatives.can(user_of(request), "change", row):
        raise Http404
    wanted = request.GET.get("stage", "")
    form = StageForm(sent(request), user=user_of(request), promise=row, stage=wanted if wanted in Stage.values else "")
    if form.is_bound and form.is_valid() and _moved(request, row, form):
        return redirect(way_back(request, row))
    if form.is_bound and "at_once" in request.POST:  # by one key or one drag: the board tells what stands against it
        for error in (error for errors in form.errors.values() for error in errors):
            messages.error(request, str(error))
        return redirect(way_back(request, row))
    context = {
        "title": _("Move: %(promise)s") % {"promise": row.title},
        "lead": _("It stands at “%(stage)s”.") % {"stage": row.get_stage_display()},
        "form": form,
        "submit": _("Move"),
        "hidden": [("next", way_back(request, row))],
        "cancel_url": way_back(request, row),
        "action": reverse("web:promise_move", args=[row.pk]),
        "crumbs": [
            {"label": PromiseType.plural, "url": reverse("web:promises")},
            {"label": row.title, "url": row.get_absolute_url()},
            {"label": _("Move")},
        ],
    }
    return render(request, "web/form.html", context, status=UNPROCESSABLE if form.is_bound else 200)


def _moved(request: HttpRequest, row: Initiative, form: StageForm) -> bool:
    try:
        stage = services.move_promise(row, by=actor_of(request), **form.cleaned_data)
    except Refused as refusal:
        form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal))
        return False
    except Forbidden:
        messages.error(request, _("Your role does not allow this."))
        return True
    request.session[MOVED] = stage.pk
    return True


@require_POST
def move_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Undo of a move."""
    row = record_or_404(PromiseType, request, pk)
    key = request.POST.get("stage", "")
    stage = InitiativeStage.objects.filter(initiative=row, pk=int(key) if key.isdecimal() and len(key) < 19 else 0)
    if (reached := stage.first()) is None:
        messages.error(request, _("This move has been taken back already."))
        return redirect(way_back(request, row))
    told(request, lambda: services.take_back_stage(reached, by=actor_of(request)), _("The move is taken back."))
    return redirect(way_back(request, row))


def way_back(request: HttpRequest, row: Initiative) -> str:
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    return wanted if url_has_allowed_host_and_scheme(wanted, {request.get_host()}) else row.get_absolute_url()
