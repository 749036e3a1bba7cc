"""What people choose to make a calendar to subscribe to; the services make it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from syndesis.core.models import User
from syndesis.directory.models import Organisation, Region
from syndesis.directory.policies import regions
from syndesis.engagement.choices import FeedOf
from syndesis.objects.reference_fields import ReferenceField
from syndesis.objects.references import source_of

HOLDS = [
    (FeedOf.MINE, _("What concerns me: my actions, and the partners and units that I answer for")),
    (FeedOf.PARTNER, _("A partner, with all its parts")),
    (FeedOf.REGION, _("A region")),
    (FeedOf.ALL, _("Everything that I may see")),
]


class FeedForm(forms.Form):
    of = forms.ChoiceField(label=_("It holds"), choices=HOLDS, widget=forms.RadioSelect, initial=FeedOf.MINE)
    organisation = ReferenceField(source=source_of(Organisation), label=_("Which partner"), required=False)
    region = forms.ModelChoiceField(Region.objects.none(), label=_("Which region"), required=False, empty_label="—")

    def __init__(self, data: Any, reader: User) -> None:
        super().__init__(data)
        self.fields["organisation"].reader = reader  # type: ignore[attr-defined]
        seen = Region.objects.filter(regions.scope(reader, "view"), archived_at=None)
        self.fields["region"].queryset = seen.order_by("name")  # type: ignore[attr-defined]
