"""Settings: what a user answers for, and the regions that it may be said for."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from syndesis.core.countries import country_name
from syndesis.core.services import Refused
from syndesis.directory.models import Region, Responsibility
from syndesis.directory.services import (
    define_region,
    end_responsibility,
    give_responsibility,
    revise_region,
    take_back_responsibility,
)
from syndesis.lib.partial_dates import PartialDate
from syndesis.web.account_forms import AreaForm, EndForm, RegionForm, refused
from syndesis.web.views.base import actor_of, sent
from syndesis.web.views.institution import OrganisationChoice
from syndesis.web.views.settings import administrators_only, crumbs
from syndesis.web.views.users import user_or_404


def _crumbs(user: Any, label: str) -> list[dict[str, Any]]:
    page = reverse("web:settings_user", args=[user.pk])
    return crumbs((_("Users"), reverse("web:settings_users")), (str(user), page), (label, ""))


@administrators_only
@require_http_methods(["GET", "HEAD", "POST"])
def give(request: HttpRequest, pk: int) -> HttpResponse:
    """For an organisation, or else for a region or country."""
    person, form, choice = user_or_404(pk), AreaForm(sent(request)), OrganisationChoice.of(request)
    if request.method == "POST" and form.is_valid():
        about = form.cleaned_data
        subject = about["area"] if choice.is_blank else {"organisation": choice.on_record()}
        if not subject:
            choice.errors.append(_("Name an organisation, or choose a region or country below."))
        elif about["area"] and not choice.is_blank:
            form.add_error("area", _("One at a time: an organisation, or a region or country."))
        if not (choice.errors or form.errors):
            try:
                days = {"starts_on": about["starts_on"], "ends_on": about["ends_on"]}
                give_responsibility(by=actor_of(request), user=person, **subject, **days)
                return redirect("web:settings_user", pk)
            except Refused as refusal:
                refused(form, refusal)
    context = {
        "person": person,
        "form": form,
        "choice": choice,
        "options_url": reverse("web:organisation_options") + "?only=records",
        "crumbs": _crumbs(person, _("Add a responsibility")),
    }
    failed = form.errors or choice.errors
    return render(request, "web/settings/responsibility.html", context, status=422 if failed else 200)


@administrators_only
@require_http_methods(["GET", "HEAD", "POST"])
def end(request: HttpRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(Responsibility.objects.select_related("user", "organisation", "region"), pk=pk)
    form = EndForm(sent(request), initial={"ends_on": PartialDate.of(timezone.localdate())})
    if request.method == "POST" and form.is_valid():
        try:
            end_responsibility(by=actor_of(request), responsibility=row, ends_on=form.cleaned_data["ends_on"])
            return redirect("web:settings_user", row.user_id)
        except Refused as refusal:
            refused(form, refusal)
    context = {
        "form": form,
        "title": _("End: %(subject)s") % {"subject": row.subject},
        "lead": row.user,
        "submit": _("End the responsibility"),
        "cancel_url": reverse("web:settings_user", args=[row.user_id]),
        "crumbs": _crumbs(row.user, _("End a responsibility")),
    }
    return render(request, "web/form.html", context, status=422 if form.errors else 200)


@administrators_only
@require_POST
def take_back(request: HttpRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(Responsibility, pk=pk)
    take_back_responsibility(by=actor_of(request), responsibility=row)
    messages.success(request, _("Taken back: %(subject)s.") % {"subject": row.subject})
    return redirect("web:settings_user", row.user_id)


@administrators_only
def regions(request: HttpRequest) -> HttpResponse:
    held = Region.objects.prefetch_related("countries")
    lines = [
        {
            "title": region.name,
            "url": reverse("web:settings_region", args=[region.pk]),
            "icon": "globe",
            "detail": ", ".join(sorted(country_name(row.country) for row in region.countries.all())),
            "end": _countries(region),
        }
        for region in held
    ]
    new = {"label": _("New region"), "url": reverse("web:settings_region_new"), "icon": "plus", "primary": True}
    context = {"lines": lines, "actions": [new], "crumbs": crumbs((_("Regions"), ""))}
    return render(request, "web/settings/regions.html", context)


def _countries(region: Region) -> str:
    number = len(region.countries.all())
    return ngettext("%(number)s country", "%(number)s countries", number) % {"number": number}


@administrators_only
@require_http_methods(["GET", "HEAD", "POST"])
def region(request: HttpRequest, pk: int | None = None) -> HttpResponse:
    """A new region, or another name and other countries for one."""
    row = get_object_or_404(Region, pk=pk) if pk else None
    initial = {"name": row.name, "countries": [each.country for each in row.countries.all()]} if row else {}
    form = RegionForm(sent(request), initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            if row is None:
                define_region(by=actor_of(request), **form.cleaned_data)
            else:
                revise_region(by=actor_of(request), region=row, **form.cleaned_data)
            return redirect("web:settings_regions")
        except Refused as refusal:
            refused(form, refusal)
    title = row.name if row else _("New region")
    context = {
        "form": form,
        "title": title,
        "cancel_url": reverse("web:settings_regions"),
        "crumbs": crumbs((_("Regions"), reverse("web:settings_regions")), (title, "")),
    }
    return render(request, "web/settings/region.html", context, status=422 if form.errors else 200)
