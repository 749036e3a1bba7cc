"""Obligations, as declared; and what the pages of agreements and partners say of them."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from syndesis.agreements import policies
from syndesis.agreements.choices import ObligationState
from syndesis.agreements.models import Obligation
from syndesis.agreements.objects.agreements import AgreementType
from syndesis.agreements.panels import obligations as panels
from syndesis.agreements.queries import obligations as queries
from syndesis.agreements.services import obligations as services
from syndesis.agreements.wording import agreement_title
from syndesis.directory.objects import PartnerType
from syndesis.objects import (
    Choice,
    Col,
    Custom,
    Deed,
    DeedForm,
    Format,
    ObjectType,
    Panel,
    Period,
    Ref,
    Section,
    extend,
    register,
)


class DoneForm(DeedForm):
    done_on = forms.DateField(
        label=_("Done on"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
        help_text=_("Blank: today."),
    )
    result = forms.CharField(label=_("What came of it"), required=False, widget=forms.Textarea(attrs={"rows": 3}))


class WaiveForm(DeedForm):
    reason = forms.CharField(label=_("Reason"), widget=forms.Textarea(attrs={"rows": 3}))


def is_open(row: Any) -> bool:
    return bool(row.state == ObligationState.OPEN)


def is_closed(row: Any) -> bool:
    return not is_open(row)


def under(row: Any) -> str:
    """The agreement that it is owed under."""
    return agreement_title(row.agreement)


@register
class ObligationType(ObjectType):
    """What one party owes the other under an agreement."""

    model = Obligation
    policy = policies.obligations
    queryset = queries.obligations
    one, many, plural, icon = "obligation", "obligations", _("Obligations"), "circle-check"
    columns = [
        Col("text", _("What is owed"), sort="text", detail=under),
        Col("state", format=Format.CHIP, sort="state", tones={ObligationState.DONE: "good"}),
        Col("due_on", format=Format.DATE, sort="due_on"),
        Col("side"),
        Col("owner"),
        Col("every_months", format=Format.NUMBER, hidden=True),
        Col("done_on", format=Format.DATE, sort="done_on", hidden=True),
    ]
    filters = [
        Choice("state"),
        Choice("side"),
        Ref("owner"),
        Ref("agreement"),
        Ref("owed_by"),
        Ref("owed_to"),
        Period("due_on"),
        Custom("due", queries.due_within, label=_("Open, due within days")),
    ]
    words = ["text", "agreement__title", "agreement__reference", "agreement__parties__organisation__names__text"]
    words_hint = _("What is owed, agreement or party")
    sort = ["due_on"]
    prefetch = ["agreement__parties__organisation", "owner"]
    title, subtitle, chips = "text", under, ["state"]
    form = [
        Section(_("What is owed"), "agreement", "text", "owed_by", "owed_to"),
        Section(_("By when"), "due_on", "every_months"),
        Section(_("Who looks after it"), "owner", "counterpart"),
        Section(_("For us"), "visibility", "notes"),
    ]
    only_new = ["agreement"]
    create, create_many = services.record_obligation, services.record_obligations
    revise = services.revise_obligation
    import_key = [("agreement", "text", "due_on")]
    bulk_edit = ["owner", "due_on", "visibility"]
    deeds = [
        Deed("done", _("Done"), services.fulfil, possible=is_open, primary=True, form=DoneForm),
        Deed("waive", _("Waive"), services.waive, possible=is_open, form=WaiveForm),
        Deed("reopen", _("Open again"), services.reopen_obligation, possible=is_closed),
    ]
    empty_title = _("No obligation on record")
    empty_text = _("What an agreement asks of us or of them, with a due date, is added on its page.")


extend(
    AgreementType,
    panels=[
        Panel(
            "obligations",
            _("Obligations"),
            panels.of_agreement,
            empty=_("Nothing is owed under it, as far as is known."),
        )
    ],
)
extend(PartnerType, panels=[Panel("obligations", _("Open obligations"), panels.of_partner)])
