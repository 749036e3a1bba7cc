"""What people type to note that a meeting is to be held; the services write it."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from syndesis.core.forms import PartialDateFormField
from syndesis.core.models import User
from syndesis.directory.models import Organisation
from syndesis.objects.reference_fields import ReferenceField
from syndesis.objects.references import source_of
from syndesis.work.queries import may_own


class FollowUpForm(forms.Form):
    """What is to be held with whom, by whose doing, until when."""

    title = forms.CharField(label=_("What is to be done"), max_length=300)
    organisation = forms.ModelChoiceField(
        Organisation.objects.none(),
        label=_("Meeting with"),
        required=False,
        empty_label=_("somebody else"),
        help_text=_("When a meeting with them is logged, this is done."),
    )
    owner = forms.ModelChoiceField(User.objects.none(), label=_("Owner"), required=False, empty_label=_("nobody yet"))
    due_on = PartialDateFormField(
        label=_("Due"), required=False, help_text=_("The last day for it, inclusive; blank: no day is set.")
    )

    def __init__(self, data: Any, *, took_part: QuerySet[Organisation], owner: User) -> None:
        super().__init__(data, initial={"owner": owner.pk, "organisation": took_part.first()})
        self.fields["organisation"].queryset = took_part  # type: ignore[attr-defined]
        self.fields["owner"].queryset = may_own().order_by("display_name", "username")  # type: ignore[attr-defined]


class MeetingForm(forms.Form):
    """With whom the meeting is to be that an action asks for."""

    organisation = ReferenceField(
        source=source_of(Organisation),
        label=_("Done by a meeting with"),
        help_text=_("When a meeting with them is logged, this is done."),
    )

    def __init__(self, data: Any, reader: User) -> None:
        super().__init__(data)
        self.fields["organisation"].reader = reader  # type: ignore[attr-defined]
