"""The page of a promise: that of any record, with the way to move it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from syndesis.engagement import policies
from syndesis.engagement.objects import PromiseType
from syndesis.web.record import is_quick, page_of, quick_look, record_or_404
from syndesis.web.views.base import user_of


def promise(request: HttpRequest, pk: int) -> HttpResponse:
    row = record_or_404(PromiseType, request, pk)
    if is_quick(request):
        return quick_look(PromiseType, row, request)
    context = page_of(PromiseType, row, request)
    follows = row.activity_id is not None or row.agreement_id is not None
    if not follows and policies.initiatives.can(user_of(request), "change", row):
        move = {"label": _("Move"), "url": reverse("web:promise_move", args=[row.pk]), "icon": "chevron-right"}
        context["actions"] = [move | {"primary": True}, *context["actions"]]
    return render(request, "web/detail.html", context)
