"""A new partner: who it is, of our records or of the world's, and what it is to us."""

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from syndesis.core.forms import CountryFormField, PartialDateFormField
from syndesis.core.history import Actor
from syndesis.core.models import User
from syndesis.directory.choices import OrganisationKind, PartnershipState, Tier
from syndesis.directory.models import Organisation
from syndesis.directory.objects import PartnerType
from syndesis.directory.references import NEW
from syndesis.directory.services import register_organisation, set_status, set_tier, start_partnership
from syndesis.objects.forms import FormSection
from syndesis.objects.reference_fields import ReferenceField
from syndesis.objects.references import LONGEST, Wanted, source_of
from syndesis.web.editing.views import NewView


class PartnerForm(forms.Form):
    """Who becomes our partner, and since when; what only an organisation needs that is in no register."""

    organisation = ReferenceField(source=source_of(Organisation), label=_("Organisation"))
    tier = forms.ChoiceField(label=_("Tier"), choices=[("", "—"), *Tier.choices], required=False)
    status = forms.ChoiceField(
        label=_("Status"),
        choices=[("", "—"), *PartnershipState.choices],
        required=False,
        help_text=_("Left blank, it is active. Candidates are on record, but counted among the partners only later."),
    )
    started_on = PartialDateFormField(label=_("Working together since"), required=False)
    kind = forms.ChoiceField(label=_("Kind"), choices=[("", "—"), *OrganisationKind.choices], required=False)
    country = CountryFormField(label=_("Country"), required=False)

    def __init__(self, data: QueryDict | None, user: User, initial: dict[str, Any]) -> None:
        super().__init__(data, initial=initial)
        self.fields["organisation"].reader = user  # type: ignore[attr-defined]

    @property
    def sections(self) -> list[FormSection]:
        return [
            FormSection(_("Partner"), [self["organisation"], self["tier"], self["status"], self["started_on"]]),
            FormSection(_("If it is in no register yet"), [self["kind"], self["country"]]),
        ]


class NewPartnerView(NewView):
    """Typing offers our records, then the world's; the one that is chosen becomes our partner."""

    kind = PartnerType
    title = _("New partner")
    lead = _(
        "Type any name: our records come first, then the organisations of the world with their names and identifiers."
    )
    submit = _("Add the partner")

    def form(self, user: User, data: QueryDict | None, given: QueryDict) -> PartnerForm:
        return PartnerForm(data, user, {"organisation": given.get("organisation", "")})

    def make(self, form: PartnerForm, by: Actor) -> Organisation:
        facts = form.cleaned_data
        organisation = _organisation(facts, by)
        start_partnership(by=by, organisation=organisation, started_on=facts["started_on"])
        if facts["tier"]:
            set_tier(by=by, organisation=organisation, tier=facts["tier"], starts_on=facts["started_on"])
        if facts["status"]:
            set_status(by=by, organisation=organisation, status=facts["status"], starts_on=facts["started_on"])
        return organisation


def _organisation(facts: dict[str, Any], by: Actor) -> Organisation:
    chosen = facts["organisation"]
    if not isinstance(chosen, Wanted):
        return chosen
    origin, _colon, name = chosen.value.partition(":")
    if origin != NEW:
        made = chosen.make(by)
        assert isinstance(made, Organisation)
        return made
    kind = facts["kind"] or OrganisationKind.OTHER
    return register_organisation(by=by, name=name.strip()[:LONGEST], kind=kind, country=facts["country"])
