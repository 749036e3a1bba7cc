"""To whom each group of open things goes."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from syndesis.core.models import User
from syndesis.directory.leaving import Group
from syndesis.work.queries import may_own


class LeavingForm(forms.Form):
    """One successor for all, others for some groups."""

    successor = forms.ModelChoiceField(
        User.objects.none(), label=gettext_lazy("To whom"), required=False, empty_label=gettext_lazy("nobody yet")
    )
    on = forms.DateField(
        label=gettext_lazy("From which day on"), widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    )
    leaves = forms.BooleanField(
        label=gettext_lazy("Then deactivate the account"),
        required=False,
        help_text=gettext_lazy("Only where nothing is left behind. Calendars and tokens end with it."),
    )

    def __init__(self, data: Any, *, leaver: User, groups: Iterable[Group]) -> None:
        super().__init__(data, initial={"on": timezone.localdate()})
        able = may_own().filter(invited_at=None).exclude(pk=leaver.pk).order_by("display_name", "username")
        self.groups = list(groups)
        for group in self.groups:
            self.fields[group.name] = forms.ModelChoiceField(
                able, label=str(group.title), required=False, empty_label=_("as above")
            )
        self.fields["successor"].queryset = able  # type: ignore[attr-defined]
        self.order_fields(["successor", *(group.name for group in self.groups), "on", "leaves"])
        if not leaver.is_active:
            del self.fields["leaves"]

    @property
    def successors(self) -> dict[str, User]:
        chosen = {group.name: self.cleaned_data[group.name] or self.cleaned_data["successor"] for group in self.groups}
        return {name: user for name, user in chosen.items() if user is not None}
