"""The forms of an organisation's deeds."""

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from syndesis.core.forms import PartialDateFormField
from syndesis.core.models import User
from syndesis.directory.models import Organisation
from syndesis.objects.reference_fields import ReferenceField, ReferencesField
from syndesis.objects.references import source_of


class RenameForm(forms.Form):
    name = forms.CharField(label=_("New name"), max_length=300)
    on = PartialDateFormField(
        label=_("First day of the new name"),
        required=False,
        help_text=_("The name before stays as a former name with the day before as its last, and is found by it."),
    )


class MoveForm(forms.Form):
    parent = ReferenceField(
        source=source_of(Organisation),
        label=_("Part of"),
        required=False,
        help_text=_("All that is below it goes along. Left out: it is part of no other."),
    )

    def __init__(self, data: QueryDict | None, user: User, initial: dict[str, Any]) -> None:
        super().__init__(data, initial=initial)
        self.fields["parent"].reader = user  # type: ignore[attr-defined]


class CloseForm(forms.Form):
    on = PartialDateFormField(
        label=_("Last day"), required=False, help_text=_("A day, month or year; left out where nobody knows it.")
    )
    successors = ReferencesField(
        source=source_of(Organisation),
        label=_("Continued by"),
        required=False,
        help_text=_("The page of the closed organisation leads there."),
    )
    remark = forms.CharField(label=_("Remark"), max_length=300, required=False)

    def __init__(self, data: QueryDict | None, user: User, initial: dict[str, Any] | None = None) -> None:
        super().__init__(data, initial=initial)
        self.fields["successors"].reader = user  # type: ignore[attr-defined]
