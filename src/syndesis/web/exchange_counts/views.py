"""The page on which yearly counts are taken over: a file, what it says, and the word to write it."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core import signing
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST

from syndesis.agreements import policies
from syndesis.agreements.models import Agreement
from syndesis.agreements.services.exchange import Count, count_exchange
from syndesis.core.policies import Forbidden
from syndesis.core.services import Refused
from syndesis.lib.partial_dates import academic
from syndesis.web.exchange_counts.reading import Read, read
from syndesis.web.views.base import actor_of, user_of

SALT, HOURS = "exchange counts", 3600 * 8
LARGEST = 10 * 1024 * 1024


class CountsForm(forms.Form):
    file = forms.FileField(
        label=gettext_lazy("Workbook or CSV"),
        help_text=gettext_lazy(
            "With the columns: agreement, academic year, direction (out or in), level, people, remark."
        ),
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx,.csv,.tsv"}),
    )

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > LARGEST:
            raise forms.ValidationError(_("The file is larger than 10 MB."))
        return file


def counts(request: HttpRequest) -> HttpResponse:
    if not policies.agreements.may_add(user_of(request)):
        raise PermissionDenied
    form = CountsForm(request.POST or None, request.FILES or None)
    rows: list[Read] = []
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            rows = read(file.read(), file.name, user_of(request))
        except Refused as refusal:
            form.add_error("file", str(refusal))
    return render(request, "web/exchange_counts.html", _context(form, rows), status=422 if form.errors else 200)


def _context(form: CountsForm, rows: list[Read]) -> dict[str, Any]:
    sound = [row.count for row in rows if row.count is not None]
    wrong = [row for row in rows if row.wrong]
    told = ngettext("%(number)s row can be taken over", "%(number)s rows can be taken over", len(sound))
    return {
        "title": _("Take over yearly counts"),
        "form": form,
        "rows": [{"number": r.number, "cells": r.cells, "told": _told(r), "wrong": r.wrong} for r in rows],
        "told": told % {"number": len(sound)} if rows else "",
        "wrong": ngettext("%(number)s row cannot", "%(number)s rows cannot", len(wrong)) % {"number": len(wrong)}
        if wrong
        else "",
        "kept": signing.dumps([_kept(count) for count in sound], salt=SALT, compress=True) if sound else "",
        "crumbs": [
            {"label": _("Agreements"), "url": reverse("web:agreements")},
            {"label": _("Take over yearly counts")},
        ],
    }


def _told(row: Read) -> str:
    return f"{row.count.agreement} · {academic(row.count.year)}" if row.count else ""


def _kept(count: Count) -> list[Any]:
    return [*count.key, count.people, count.remark]


@require_POST
def write(request: HttpRequest) -> HttpResponse:
    """Writes what was shown."""
    try:
        rows = signing.loads(request.POST.get("kept", ""), salt=SALT, max_age=HOURS)
        found = Agreement.objects.filter(policies.agreements.scope(user_of(request), "change")).in_bulk(
            {row[0] for row in rows}
        )
        counted = count_exchange((Count(found[row[0]], *row[1:]) for row in rows), by=actor_of(request))
    except (signing.BadSignature, KeyError, Forbidden):
        messages.error(request, _("These counts are no longer as they were shown: give the file again."))
        return redirect("web:exchange_counts")
    words = {"made": counted.made, "changed": counted.changed, "same": counted.same}
    messages.success(request, _("New: %(made)s, changed: %(changed)s, as before: %(same)s.") % words)
    return redirect("web:agreements")
