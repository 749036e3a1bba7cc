"""What people type to add an action or a reminder; the services write it."""

from django import forms
from django.utils.translation import gettext_lazy as _

from syndesis.core.models import User
from syndesis.work import queries
from syndesis.work.models import Action, Reminder


class QuickActionForm(forms.ModelForm[Action]):
    """The least that one may say: what, and until when."""

    class Meta:
        model = Action
        fields = ("title", "due_on")


class HandOverForm(forms.Form):
    """Who is to do an action from now on."""

    to = forms.ModelChoiceField(
        User.objects.none(), label=_("Hand over to"), required=False, empty_label=_("nobody yet")
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["to"].queryset = queries.may_own().order_by("display_name", "username")  # type: ignore[attr-defined]


class ReminderForm(forms.ModelForm[Reminder]):
    """On which day, and of what."""

    remind_on = forms.DateField(
        label=_("Remind me on"), widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    )

    class Meta:
        model = Reminder
        fields = ("remind_on", "remark")
