"""The records of a type as the record stood at the end of a day: a page of the first ones, and all as a file."""

from datetime import datetime, time, timedelta
from itertools import islice
from typing import Any
from urllib.parse import urlencode

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views import View

from syndesis.core.forms import date_from_text
from syndesis.objects import ObjectType
from syndesis.objects.exports import FORMS, export_as_of
from syndesis.objects.exports.past import own_fields, sees_deleted, stood
from syndesis.objects.exports.written import plain
from syndesis.web.views.base import user_of

ON, NUMBER = "on", "page"
SHOWN = 50
LEFT_OUT = {"notes", "visibility", "id"}
"""Columns of the file that the page does not show."""


class PastView(View):
    kind: type[ObjectType] = ObjectType

    def get(self, request: HttpRequest) -> HttpResponse:
        given = request.GET.get(ON, "")[:60]
        context: dict[str, Any] = {
            "title": _("%(many)s as the record stood") % {"many": self.kind.plural},
            "crumbs": [
                {"label": self.kind.plural, "url": reverse(f"web:{self.kind.many}")},
                {"label": _("As the record stood")},
            ],
            "given": given,
            "with_deleted": sees_deleted(user_of(request)),
        }
        try:
            at = moment_of(given)
        except ValidationError as error:
            return render(request, "web/past.html", context | {"wrong": " ".join(error.messages)}, status=422)
        if at is not None:
            context |= self._shown(request, at, given)
        return render(request, "web/past.html", context)

    def _shown(self, request: HttpRequest, at: datetime, given: str) -> dict[str, Any]:
        fields = [field for field in own_fields(self.kind, user_of(request)) if field.name not in LEFT_OUT]
        text = request.GET.get(NUMBER, "1")
        number = max(1, int(text)) if text.isascii() and text.isdecimal() and len(text) < 6 else 1
        first = (number - 1) * SHOWN
        found = list(islice(stood(self.kind, user_of(request), at), first, first + SHOWN + 1))
        known = set(
            self.kind.model._default_manager.filter(pk__in=[row.pk for row in found]).values_list("pk", flat=True)
        )
        return {
            "day": date_format(timezone.localtime(at) - timedelta(microseconds=1), "DATE_FORMAT"),
            "columns": [field.label for field in fields],
            "rows": [
                {
                    "url": row.get_absolute_url() if row.pk in known else "",
                    "cells": [_told(field.value(row)) for field in fields],
                }
                for row in found[:SHOWN]
            ],
            "first": first + 1,
            "last": first + len(found[:SHOWN]),
            "previous_url": _address(given, number - 1) if number > 1 else "",
            "next_url": _address(given, number + 1) if len(found) > SHOWN else "",
            "files": [
                {
                    "label": form.upper(),
                    "url": reverse(f"web:{self.kind.many}_past_export", args=[form]) + _address(given),
                }
                for form in FORMS
            ],
        }


class PastExportView(View):
    kind: type[ObjectType] = ObjectType

    def get(self, request: HttpRequest, form: str) -> HttpResponseBase:
        if form not in FORMS:
            raise Http404
        given = request.GET.get(ON, "")[:60]
        try:
            at = moment_of(given)
        except ValidationError:
            at = None
        if at is None:
            return redirect(f"{reverse(f'web:{self.kind.many}_past')}?{request.GET.urlencode()}")
        made = export_as_of(self.kind, user_of(request), form, at)
        response = StreamingHttpResponse(made.chunks, content_type=made.content_type)
        response["Content-Disposition"] = content_disposition_header(True, made.name)
        return response


def moment_of(text: str) -> datetime | None:
    """The end of the day that was typed, of a month or year of its last; None for a blank. Raises ValidationError for
    what is no day, or still to come."""
    day = date_from_text(text)
    if day is None:
        return None
    if day.first > timezone.localdate():
        raise ValidationError(_("That day is still to come."))
    return timezone.make_aware(datetime.combine(day.last + timedelta(days=1), time.min))


def _address(given: str, number: int = 1) -> str:
    return "?" + urlencode({ON: given} | ({NUMBER: number} if number > 1 else {}))


def _told(value: Any) -> Any:
    shown = plain(value)
    return "" if shown is None else (_("yes") if shown is True else _("no") if shown is False else shown)
