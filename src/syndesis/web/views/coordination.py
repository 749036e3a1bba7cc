"""Who answers for a partner or a region: giving it, changing it, ending it."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from syndesis.core.accounts import governs
from syndesis.core.policies import Forbidden, Policy
from syndesis.core.services import Refused
from syndesis.directory import policies
from syndesis.directory.models import Organisation, Region, Responsibility
from syndesis.directory.queries.coordination import RELATED, visible_to
from syndesis.directory.services import (
    end_responsibility,
    give_responsibility,
    revise_responsibility,
    take_back_responsibility,
)
from syndesis.lib.partial_dates import PartialDate
from syndesis.web.account_forms import EndForm, refused
from syndesis.web.coordination_forms import CoordinatorForm, DaysForm
from syndesis.web.views.base import actor_of, get_or_404, sent, user_of

UNPROCESSABLE = 422


@require_http_methods(["GET", "HEAD", "POST"])
def add_for_partner(request: HttpRequest, pk: int) -> HttpResponse:
    organisation = get_or_404(Organisation.objects.all(), policies.organisations, request, pk=pk)
    if not policies.organisations.can(user_of(request), "change", organisation):
        raise PermissionDenied
    return _add(request, organisation, organisation=organisation)


@require_http_methods(["GET", "HEAD", "POST"])
def add_for_region(request: HttpRequest, pk: int) -> HttpResponse:
    region = get_or_404(Region.objects.all(), policies.regions, request, pk=pk)
    if not governs(request.user):
        raise PermissionDenied
    return _add(request, region, region=region)


def _add(request: HttpRequest, about: Any, **subject: Any) -> HttpResponse:
    form = CoordinatorForm(sent(request), user_of(request), governs=governs(request.user))
    if request.method == "POST" and form.is_valid():
        try:
            given = give_responsibility(by=actor_of(request), **subject, **form.facts())
        except Refused as refusal:
            refused(form, refusal)
        except Forbidden as error:
            raise PermissionDenied from error
        else:
            messages.success(request, _("%(who)s answers for %(subject)s.") % {"who": given.who, "subject": about})
            return redirect(about)
    return _page(
        request,
        form,
        title=_("Who answers for it"),
        lead=str(about),
        submit=_("Add"),
        cancel_url=about.get_absolute_url(),
        about=about,
    )


def responsibility_or_404(request: HttpRequest, pk: int) -> Responsibility:
    """One whose subject and person the reader may see."""
    row = get_object_or_404(Responsibility.objects.select_related(*RELATED), pk=pk)
    subject: tuple[Policy, Any] | None = None
    if row.organisation is not None:
        subject = (policies.organisations, row.organisation)
    elif row.region is not None:
        subject = (policies.regions, row.region)
    hidden = subject is not None and not subject[0].can(user_of(request), "view", subject[1])
    if hidden or not visible_to(user_of(request), [row]):
        raise Http404
    return row


def may_write(request: HttpRequest, row: Responsibility) -> bool:
    """Whether the user may change it: as `services.responsibilities` checks once more."""
    if governs(request.user):
        return True
    if row.user_id is not None or row.backup_id is not None or row.organisation is None:
        return False
    return policies.organisations.can(user_of(request), "change", row.organisation)


@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """Who stands in and the days; and the ways to end it, to hand it over, to take it back."""
    row = _own(request, pk)
    initial = {"backup": row.backup_id, "starts_on": row.starts_on, "ends_on": row.ends_on}
    form = DaysForm(sent(request), governs=governs(request.user), initial=initial)
    if request.method == "POST" and form.is_valid():
        facts = {"backup": row.backup} | form.cleaned_data
        try:
            revise_responsibility(row, by=actor_of(request), **facts)
        except Refused as refusal:
            refused(form, refusal)
        else:
            messages.success(request, _("Saved."))
            return redirect(back_from(row))
    return _page(
        request,
        form,
        "web/responsibility.html",
        title=row.who,
        lead=row.subject,
        cancel_url=back_from(row),
        about=row.organisation or row.region,
        row=row,
        may_hand_over=governs(request.user),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def end(request: HttpRequest, pk: int) -> HttpResponse:
    row = _own(request, pk)
    form = EndForm(sent(request), initial={"ends_on": PartialDate.of(timezone.localdate())})
    if request.method == "POST" and form.is_valid():
        try:
            end_responsibility(by=actor_of(request), responsibility=row, ends_on=form.cleaned_data["ends_on"])
        except Refused as refusal:
            refused(form, refusal)
        else:
            if governs(request.user):
                messages.warning(
                    request,
                    _("Nobody succeeds yet in %(subject)s: it can still be handed over.") % {"subject": row.subject},
                )
                return redirect("web:responsibility", pk)
            return redirect(back_from(row))
    return _page(
        request,
        form,
        title=_("End: %(subject)s") % {"subject": row.subject},
        lead=row.who,
        submit=_("End the responsibility"),
        cancel_url=back_from(row),
        about=row.organisation or row.region,
    )


@require_POST
def take_back(request: HttpRequest, pk: int) -> HttpResponse:
    row = _own(request, pk)
    take_back_responsibility(by=actor_of(request), responsibility=row)
    messages.success(request, _("Taken back: %(subject)s.") % {"subject": row.subject})
    return redirect(back_from(row))


def _own(request: HttpRequest, pk: int) -> Responsibility:
    row = responsibility_or_404(request, pk)
    if not may_write(request, row):
        raise PermissionDenied
    return row


def back_from(row: Responsibility) -> str:
    """The page of what is answered for; of a country, that of the user."""
    subject = row.organisation or row.region
    if subject is not None:
        return subject.get_absolute_url()
    return reverse("web:settings_user", args=[row.user_id]) if row.user_id else reverse("web:settings_users")


def _page(request: HttpRequest, form: Any, template: str = "web/form.html", **context: Any) -> HttpResponse:
    about = context.pop("about", None)
    crumbs = [{"label": context["title"]}]
    if about is not None:
        many, label = ("partners", _("Partners")) if isinstance(about, Organisation) else ("regions", _("Regions"))
        crumbs = [
            {"label": label, "url": reverse(f"web:{many}")},
            {"label": str(about), "url": about.get_absolute_url()},
            *crumbs,
        ]
    shown = {"form": form, "sections": getattr(form, "sections", None), "crumbs": crumbs} | context
    return render(request, template, shown, status=UNPROCESSABLE if form.errors else 200)
