"""Doing to a record what its type says can be done."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views import View

from syndesis.core.policies import Forbidden
from syndesis.core.services import Refused
from syndesis.objects import Deed, DeedForm, ObjectType
from syndesis.web.editing.links import title_of
from syndesis.web.record.head import bare_record_or_404, deed_of
from syndesis.web.views.base import actor_of, user_of


class DeedView(View):
    """One deed of a type, by the button of its name; one that asks for something first has a page for it."""

    kind: type[ObjectType] = ObjectType
    name = ""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        record, deed = bare_record_or_404(self.kind, request, pk), deed_of(self.kind, self.name)
        if deed.form is None:
            return HttpResponseNotAllowed(["POST"])
        if not deed.for_readers and not self.kind.policy.can(user_of(request), "change", record):
            messages.error(request, _("Your role does not allow this."))
            return redirect(way_back(request, self.kind, record))
        return self._page(request, record, deed, deed.form(record=record, initial=request.GET.dict()))

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        record, deed = bare_record_or_404(self.kind, request, pk), deed_of(self.kind, self.name)
        done = _("%(deed)s: “%(record)s”.") % {"deed": deed.label, "record": title_of(self.kind, record)}
        if deed.form is None:
            told(request, lambda: deed.service(record, by=actor_of(request)), done)
            return redirect(way_back(request, self.kind, record))
        form = deed.form(request.POST, record=record)
        if form.is_valid():
            try:
                permitted(request, lambda: deed.service(record, by=actor_of(request), **form.cleaned_data), done)
            except Refused as refusal:
                shown = {field.name for field in form.visible_fields()}
                form.add_error(refusal.field if refusal.field in shown else None, str(refusal))
            else:
                return redirect(way_back(request, self.kind, record))
        return self._page(request, record, deed, form)

    def _page(self, request: HttpRequest, record: Any, deed: Deed, form: DeedForm) -> HttpResponse:
        title, url = title_of(self.kind, record), str(record.get_absolute_url())
        crumbs = [{"label": self.kind.plural, "url": reverse(f"web:{self.kind.many}")}, {"label": title, "url": url}]
        context = {
            "title": deed.label,
            "lead": title,
            "form": form,
            "submit": deed.label,
            "cancel_url": url,
            "crumbs": [*crumbs, {"label": deed.label}],
        }
        return render(request, "web/form.html", context, status=422 if form.errors else 200)


def told(request: HttpRequest, deed: Callable[[], Any], done: str = "") -> bool:
    """Do it; what stands against it becomes a message. Tells whether it was done."""
    try:
        return permitted(request, deed, done)
    except Refused as refusal:
        messages.error(request, str(refusal))
        return False


def permitted(request: HttpRequest, deed: Callable[[], Any], done: str = "") -> bool:
    """As `told`, but what the rules refuse is for the form that was sent: raises Refused."""
    try:
        deed()
    except Forbidden:
        messages.error(request, _("Your role does not allow this."))
        return False
    if done:
        messages.success(request, done)
    return True


def way_back(request: HttpRequest, kind: type[ObjectType], record: Any) -> str:
    """The page that the form names (`next`), else the record; the list, where the deed has put it out of reach."""
    wanted = request.POST.get("next", "")
    if wanted and url_has_allowed_host_and_scheme(wanted, {request.get_host()}):
        return wanted
    if kind.policy.can(user_of(request), "view", record):
        return str(record.get_absolute_url())
    return f"/{kind.path or kind.many}/"
