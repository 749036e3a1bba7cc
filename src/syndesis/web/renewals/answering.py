"""Answering reminders: somebody is at it, or not before the next one."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from syndesis.agreements import policies
from syndesis.agreements.models import Agreement
from syndesis.agreements.services.reminders import put_off, see_to
from syndesis.web.record import told
from syndesis.web.views.base import actor_of, get_or_404


@require_POST
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    row = _agreement(request, pk)
    done = _("You have seen to it; the next reminder comes when nothing is decided until then.")
    told(request, lambda: see_to(row, by=actor_of(request)), done)
    return redirect(_way_back(request, row))


@require_POST
def later(request: HttpRequest, pk: int) -> HttpResponse:
    row = _agreement(request, pk)

    def deed() -> None:
        until = put_off(row, by=actor_of(request))
        messages.success(request, _("You are reminded again on %(day)s.") % {"day": date_format(until, "DATE_FORMAT")})

    told(request, deed)
    return redirect(_way_back(request, row))


def _agreement(request: HttpRequest, pk: int) -> Agreement:
    return get_or_404(Agreement.objects.all(), policies.agreements, request, pk=pk)


def _way_back(request: HttpRequest, row: Agreement) -> str:
    wanted = request.POST.get("next", "")
    if wanted and url_has_allowed_host_and_scheme(wanted, {request.get_host()}):
        return wanted
    return reverse("web:agreement_renewal", args=[row.pk])
