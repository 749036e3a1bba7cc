"""The names that reviewers taught, to be looked at and taken back."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from syndesis.core.policies import Forbidden
from syndesis.core.services import Refused
from syndesis.directory.models import Organisation
from syndesis.directory.policies import organisations
from syndesis.intake.models import LearntName
from syndesis.intake.services import forget_name
from syndesis.web.views.base import actor_of, user_of

PAGE = 50


def names(request: HttpRequest) -> HttpResponse:
    page = Paginator(_seen(request).select_related("organisation").order_by("surface"), PAGE).get_page(
        request.GET.get("page")
    )
    context = {
        "names": page,
        "page": page if page.has_other_pages() else None,
        "may_forget": organisations.may_add(user_of(request)),
        "crumbs": [{"label": _("Intake"), "url": reverse("web:intake")}, {"label": _("Learnt names")}],
    }
    return render(request, "web/intake/names.html", context)


@require_POST
def forget(request: HttpRequest, pk: int) -> HttpResponse:
    name = get_object_or_404(_seen(request), pk=pk)
    try:
        forget_name(name, by=actor_of(request))
    except (Refused, Forbidden) as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("“%(words)s” is forgotten.") % {"words": name.words or name.surface})
    return redirect("web:learnt_names")


def _seen(request: HttpRequest) -> QuerySet[LearntName]:
    seen = Organisation.objects.filter(organisations.scope(user_of(request), "view")).values("pk")
    return LearntName.objects.filter(organisation__in=seen)
