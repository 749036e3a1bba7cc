"""What people type on the pages of a person; the services write it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from syndesis.core.forms import PartialDateFormField
from syndesis.core.history import Actor
from syndesis.core.models import User
from syndesis.directory.choices import ContactKind, PositionKind
from syndesis.directory.models import Organisation
from syndesis.objects.forms import made
from syndesis.objects.reference_fields import ReferenceField
from syndesis.objects.references import source_of


class ContactForm(forms.Form):
    """One more way to reach somebody."""

    kind = forms.ChoiceField(label=_("Kind"), choices=ContactKind.choices)
    value = forms.CharField(label=_("Address or number"), max_length=300)
    purpose = forms.CharField(
        label=_("What we keep it for"), max_length=200, required=False, help_text=_("For example: invitations.")
    )


class KeepForm(forms.Form):
    """Why contact data is still kept, and until when."""

    purpose = forms.CharField(label=_("What we keep it for"), max_length=200)
    review_on = forms.DateField(
        label=_("Look at it again on"),
        required=False,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )


class EndForm(forms.Form):
    """Until when a position was held."""

    on = PartialDateFormField(label=_("Held until (inclusive)"), required=False)


class MoveForm(forms.Form):
    """Where somebody went, and as what."""

    organisation = ReferenceField(source=source_of(Organisation), required=True, label=_("Organisation"))
    title = forms.CharField(label=_("Position there"), max_length=300, required=False)
    kind = forms.ChoiceField(label=_("Kind"), choices=PositionKind.choices)
    on = PartialDateFormField(label=_("Since"), required=False)

    def __init__(self, data: Any, *, user: User) -> None:
        super().__init__(data)
        self.fields["organisation"].reader = user  # type: ignore[attr-defined]

    def data_for_service(self, by: Actor) -> dict[str, Any]:
        """Makes the organisation, where it is yet to be made: it belongs into the deed."""
        return {name: made(value, by) for name, value in self.cleaned_data.items()}
