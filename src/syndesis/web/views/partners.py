"""The page of a partner, or of any organisation; and a new partner."""

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from syndesis.core.history import Actor, recording
from syndesis.core.policies import Forbidden
from syndesis.core.services import Refused
from syndesis.directory import policies
from syndesis.directory.choices import OrganisationKind, Tier
from syndesis.directory.models import Organisation
from syndesis.directory.objects import PartnerType
from syndesis.directory.services import register_from_catalogue, register_organisation, set_tier, start_partnership
from syndesis.lib.partial_dates import PartialDate
from syndesis.web.partner import partner_page
from syndesis.web.record import is_quick, overview, quick_look
from syndesis.web.views.base import actor_of, get_or_404, user_of, visible
from syndesis.web.views.search import chosen_by_name


def partner(request: HttpRequest, pk: int) -> HttpResponse:
    organisation = get_or_404(Organisation.objects.select_related("parent"), policies.organisations, request, pk=pk)
    if is_quick(request):
        return quick_look(PartnerType, organisation, request)
    context = overview(PartnerType, organisation, request, with_deeds=False)
    context["partner"] = partner_page(organisation, user_of(request), timezone.localdate())
    parent = organisation.parent
    if parent is not None and policies.organisations.can(user_of(request), "view", parent):
        context["crumbs"].insert(1, {"label": parent.name, "url": parent.get_absolute_url()})
    return render(request, "web/partner.html", context)


class PartnerForm(forms.Form):
    """What we say of a new partner; who it is comes from the organisation field beside it."""

    tier = forms.ChoiceField(label=gettext_lazy("Tier"), choices=[("", "—"), *Tier.choices], required=False)
    started_on = forms.CharField(
        label=gettext_lazy("Working together since"),
        required=False,
        help_text=gettext_lazy("2011, 2011-04 or 2011-04-12."),
    )
    kind = forms.ChoiceField(
        label=gettext_lazy("Kind"),
        choices=OrganisationKind,
        required=False,
        help_text=gettext_lazy("For an organisation that is in no register."),
    )
    country = forms.RegexField(
        r"^[A-Za-z]{2}$",
        label=gettext_lazy("Country"),
        required=False,
        help_text=gettext_lazy("Two letters, for an organisation that is in no register."),
    )

    def clean_started_on(self) -> str:
        text = self.cleaned_data["started_on"].strip()
        try:
            return str(PartialDate.parse(text)) if text else ""
        except ValueError as error:
            raise forms.ValidationError(_("This is no date: write 2011, 2011-04 or 2011-04-12.")) from error


@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Typing offers our records, then the world's; picking one makes it our partner."""
    if not policies.partnerships.may_add(user_of(request)):
        raise PermissionDenied
    form = PartnerForm(request.POST or None)
    text = request.POST.get("organisation_text", "").strip()
    choice = request.POST.get("organisation", "") or chosen_by_name(request, text)
    errors = [] if choice or text or request.method == "GET" else [_("Name an organisation.")]
    if request.method == "POST" and form.is_valid() and not errors:
        try:
            return redirect(_make_partner(request, actor_of(request), choice or "new", text, form.cleaned_data))
        except Refused as refusal:
            errors = [str(refusal)]
        except Forbidden:
            errors = [_("Your role does not allow this.")]
    context = {
        "form": form,
        "text": text,
        "choice": choice,
        "errors": errors,
        "options_url": reverse("web:organisation_options"),
        "crumbs": [{"label": _("Partners"), "url": reverse("web:partners")}, {"label": _("New partner")}],
    }
    return render(request, "web/partner_new.html", context, status=422 if errors or form.errors else 200)


def _make_partner(request: HttpRequest, by: Actor, choice: str, name: str, facts: dict[str, Any]) -> Organisation:
    source, _colon, key = choice.partition(":")
    with recording(by, "Partner added"):
        if source == "record":
            found = visible(Organisation.objects.filter(pk=key), policies.organisations, request).first()
            if found is None:
                raise Refused(_("There is no such organisation."))
            organisation = found
        elif source == "catalogue":
            organisation = register_from_catalogue(by=by, ror=key)
        else:
            kind, country = facts["kind"] or OrganisationKind.OTHER, facts["country"].upper()
            organisation = register_organisation(by=by, name=name, kind=kind, country=country)
        start_partnership(by=by, organisation=organisation, started_on=facts["started_on"])
        if facts["tier"]:
            set_tier(by=by, organisation=organisation, tier=facts["tier"], starts_on=facts["started_on"])
    return organisation
