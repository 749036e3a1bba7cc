"""What is typed about a recipient, and to whom a proposal goes."""

from typing import Any

from django import forms
from django.conf import settings
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from syndesis.core.forms import PartialDateFormField
from syndesis.core.models import User
from syndesis.directory.models import Organisation, Person
from syndesis.engagement.choices import Response, Side
from syndesis.engagement.models import ProposalRecipient
from syndesis.objects.models import SavedView
from syndesis.objects.reference_fields import ReferenceField, ReferencesField
from syndesis.objects.references import source_of


class RecipientForm(forms.Form):
    """All that is said of a recipient, the answer first."""

    response = forms.ChoiceField(label=_("Answer"), choices=Response)
    responded_on = PartialDateFormField(label=_("Answered"), required=False)
    person = ReferenceField(source=source_of(Person), label=_("Person"), required=False)
    language = forms.ChoiceField(label=_("Language"), choices=[("", "—"), *settings.LANGUAGES], required=False)
    next_action = forms.CharField(label=_("Next action"), max_length=300, required=False)
    due_on = PartialDateFormField(label=_("Due"), required=False)
    remark = forms.CharField(label=_("Remark"), max_length=300, required=False)

    def __init__(self, data: QueryDict | None, row: ProposalRecipient, user: User) -> None:
        held = {name: getattr(row, name) for name in self.base_fields if name != "person"}
        super().__init__(data, initial=held | {"person": row.person_id})
        self.fields["person"].reader = user  # type: ignore[attr-defined]
        if row.person is not None and not source_of(Person).chosen(user, [row.person.pk]):
            del self.fields["person"]  # whom the user may not see stays


class WishForm(forms.Form):
    text = forms.CharField(label=_("Wish or suggestion"), max_length=500)
    side = forms.ChoiceField(label=_("Whose"), choices=Side, initial=Side.THEIRS)


class CompanyForm(forms.Form):
    company = ReferenceField(source=source_of(Organisation), label=_("Company"))

    def __init__(self, data: QueryDict | None, user: User) -> None:
        super().__init__(data)
        self.fields["company"].reader = user  # type: ignore[attr-defined]


class AddressingForm(forms.Form):
    """To whom a proposal goes: organisations one by one, and all partners of a list."""

    organisations = ReferencesField(source=source_of(Organisation), label=_("Organisations"), required=False)
    view = forms.ModelChoiceField(
        SavedView.objects.none(),
        label=_("All partners of a saved view"),
        required=False,
        empty_label="—",
    )
    address = forms.CharField(
        label=_("All partners of a list"),
        max_length=2000,
        required=False,
        help_text=_("Narrow the list of partners, and paste its address here."),
    )

    def __init__(self, data: QueryDict | None, user: User, views: Any) -> None:
        super().__init__(data)
        self.fields["organisations"].reader = user  # type: ignore[attr-defined]
        self.fields["view"].queryset = views  # type: ignore[attr-defined]
