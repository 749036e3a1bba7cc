"""Who decides in whose place: one's own deputies, and for administrators those of everybody."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from syndesis.agreements.models import Deputy
from syndesis.agreements.services.deputies import dismiss_deputy, name_deputy
from syndesis.core.accounts import governs
from syndesis.core.models import User
from syndesis.core.policies import Forbidden
from syndesis.core.services import Refused
from syndesis.web.views.base import actor_of, sent, user_of
from syndesis.web.views.settings import administrators_only
from syndesis.web.views.settings import crumbs as settings_crumbs

DAY = forms.DateInput(attrs={"type": "date"})


class DeputyForm(forms.Form):
    user = forms.ModelChoiceField(User.objects.none(), label=gettext_lazy("In place of"))
    deputy = forms.ModelChoiceField(User.objects.none(), label=gettext_lazy("Deputy"))
    starts_on = forms.DateField(label=gettext_lazy("From"), required=False, widget=DAY)
    ends_on = forms.DateField(label=gettext_lazy("Until (inclusive)"), required=False, widget=DAY)

    def __init__(self, data: Any, *, of: User | None) -> None:
        super().__init__(data)
        people = User.objects.filter(is_active=True, invited_at=None).order_by("display_name", "username")
        if of is not None:
            del self.fields["user"]
            people = people.exclude(pk=of.pk)
        for name in {"user", "deputy"} & self.fields.keys():
            self.fields[name].queryset = people  # type: ignore[attr-defined]


@require_http_methods(["GET", "HEAD", "POST"])
def deputies(request: HttpRequest) -> HttpResponse:
    user = user_of(request)
    crumbs = [{"label": _("Your account"), "url": reverse("web:account")}, {"label": _("Your deputies")}]
    title, lead = _("Your deputies"), _("Who approves in your place while you are away; both of you still can.")
    return _page(request, user, title, lead, crumbs, back="web:deputies")


@administrators_only
@require_http_methods(["GET", "HEAD", "POST"])
def all_deputies(request: HttpRequest) -> HttpResponse:
    title, lead = _("Deputies"), _("Who approves in whose place, from a day until a day.")
    return _page(request, None, title, lead, settings_crumbs((title, "")), back="web:settings_deputies")


def _page(request: HttpRequest, of: User | None, title: str, lead: str, crumbs: Any, *, back: str) -> HttpResponse:
    form = DeputyForm(sent(request), of=of)
    if form.is_bound and form.is_valid():
        try:
            name_deputy(by=actor_of(request), **{"user": of, **form.cleaned_data})
        except Refused as refusal:
            form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal))
        else:
            messages.success(request, _("Saved."))
            return redirect(back)
    rows = Deputy.objects.select_related("user", "deputy")
    context = {
        "title": title,
        "lead": lead,
        "form": form,
        "lines": [_line(row, everybody=of is None) for row in (rows.filter(user=of) if of else rows)],
        "for_others": [_stands_in(row) for row in rows.filter(deputy=of)] if of else [],
        "crumbs": crumbs,
    }
    return render(request, "web/approvals/deputies.html", context, status=422 if form.errors else 200)


@require_POST
def dismiss(request: HttpRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(Deputy.objects.select_related("user"), pk=pk)
    user = user_of(request)
    if row.user != user and not governs(user):
        raise Http404
    try:
        dismiss_deputy(row, by=actor_of(request))
    except Forbidden as error:
        raise Http404 from error
    messages.success(request, _("The deputy is dismissed; what they decided stays decided."))
    return redirect("web:deputies" if row.user == user else "web:settings_deputies")


def _line(row: Deputy, *, everybody: bool) -> dict[str, Any]:
    words = {"deputy": row.deputy, "user": row.user}
    return {
        "title": _("%(deputy)s in place of %(user)s") % words if everybody else str(row.deputy),
        "detail": "" if row.deputy.is_active else _("can no longer sign in"),
        "end": _period(row),
        "icon": "users",
        "action": {"label": _("Dismiss"), "url": reverse("web:deputy_dismiss", args=[row.pk])},
    }


def _stands_in(row: Deputy) -> dict[str, Any]:
    return {"title": str(row.user), "end": _period(row), "icon": "user"}


def _period(row: Deputy) -> str:
    words = {name: date_format(day, "DATE_FORMAT") for name in ("starts_on", "ends_on") if (day := getattr(row, name))}
    if row.ends_on and row.ends_on < timezone.localdate():
        return _("until %(ends_on)s, over") % words
    if row.starts_on and row.ends_on:
        return _("%(starts_on)s to %(ends_on)s") % words
    if row.starts_on:
        return _("from %(starts_on)s") % words
    return _("until %(ends_on)s") % words if row.ends_on else _("until it is taken back")
