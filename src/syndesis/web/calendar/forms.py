"""What the calendar may be narrowed to."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from syndesis.core.models import User
from syndesis.directory.models import Organisation, Region
from syndesis.directory.policies import regions
from syndesis.engagement.calendar import Kind
from syndesis.objects.reference_fields import ReferenceField
from syndesis.objects.references import source_of


class CalendarForm(forms.Form):
    kind = forms.MultipleChoiceField(
        label=_("What"), choices=Kind.choices, required=False, widget=forms.CheckboxSelectMultiple
    )
    mine = forms.BooleanField(
        label=_("Only what concerns me"), required=False, widget=forms.CheckboxInput(attrs={"value": "1"})
    )
    organisation = ReferenceField(source=source_of(Organisation), label=_("Partner"), required=False)
    region = forms.ModelChoiceField(
        Region.objects.none(), label=_("Region"), required=False, empty_label=_("everywhere")
    )

    def __init__(self, *, initial: dict[str, Any], reader: User) -> None:
        super().__init__(initial=initial)
        self.fields["organisation"].reader = reader  # type: ignore[attr-defined]
        seen = Region.objects.filter(regions.scope(reader, "view"), archived_at=None)
        self.fields["region"].queryset = seen.order_by("name")  # type: ignore[attr-defined]
