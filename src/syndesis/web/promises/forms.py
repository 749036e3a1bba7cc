"""What people say when they move a promise; the services write it."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from syndesis.core.forms import PartialDateFormField
from syndesis.core.models import User
from syndesis.engagement.choices import Stage
from syndesis.engagement.models import Engagement, Initiative
from syndesis.lib.partial_dates import PartialDate
from syndesis.objects.reference_fields import ReferenceField
from syndesis.objects.references import source_of


class StageForm(forms.Form):
    """To which stage, since when, at which occasion and why."""

    stage = forms.ChoiceField(label=_("Stage"), choices=Stage.choices)
    reached_on = PartialDateFormField(label=_("Since"), required=False)
    engagement = ReferenceField(source=source_of(Engagement), required=False, label=_("At which occasion"))
    remark = forms.CharField(
        label=_("Remark"),
        max_length=300,
        required=False,
        help_text=_("Needed where it is dropped, taken up again or goes back a stage: why."),
    )
    stood = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, data: Any, *, user: User, promise: Initiative, stage: str = "") -> None:
        today = PartialDate.of(timezone.localdate())
        initial = {"stage": stage or promise.stage, "reached_on": today, "stood": promise.stage}
        super().__init__(data, initial=initial)
        self.fields["engagement"].reader = user  # type: ignore[attr-defined]
