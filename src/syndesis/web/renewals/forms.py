"""What people write in a review before renewal, and what they decide."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from syndesis.agreements.choices import RenewalDecision
from syndesis.agreements.models import Agreement
from syndesis.agreements.queries.notice import ends_by_notice
from syndesis.agreements.services.renewal import renews_itself

MOST = 10_000


class FindingsForm(forms.Form):
    findings = forms.CharField(
        label=gettext_lazy("Findings"),
        required=False,
        max_length=MOST,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=gettext_lazy("What speaks for going on, what against it, what should change."),
    )


class DecisionForm(forms.Form):
    """One of what can come after this agreement, and why."""

    decision = forms.ChoiceField(label=gettext_lazy("What comes after it"), widget=forms.RadioSelect)
    reason = forms.CharField(label=gettext_lazy("Reason"), max_length=MOST, widget=forms.Textarea(attrs={"rows": 4}))
    last_day = forms.DateField(
        label=gettext_lazy("Last day"),
        required=False,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )

    def __init__(self, data: Any, agreement: Agreement) -> None:
        super().__init__(data)
        self.fields["decision"].choices = _choices(agreement)  # type: ignore[attr-defined]
        day = date_format(ends_by_notice(agreement, timezone.localdate()), "DATE_FORMAT")
        self.fields["last_day"].help_text = _(
            "For notice only; left blank, it ends on %(day)s, the first day possible."
        ) % {"day": day}


def _choices(agreement: Agreement) -> list[tuple[str, str]]:
    itself = renews_itself(agreement)
    told = {
        RenewalDecision.RENEW: _("It renews itself; nothing is to be signed.")
        if itself
        else _("A draft that says the same is made for the next term."),
        RenewalDecision.RENEGOTIATE: _("A draft is made for the next term, to be changed."),
        RenewalDecision.LAPSE: _("It ends with its term; nobody is reminded any more."),
        RenewalDecision.TERMINATE: _("It ends by notice; tell the partners."),
    }
    return [
        (decision.value, _("%(decision)s: %(meaning)s") % {"decision": decision.label, "meaning": meaning})
        for decision, meaning in told.items()
        if not (itself and decision == RenewalDecision.LAPSE)
    ]
