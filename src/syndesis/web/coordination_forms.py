"""Forms of who answers for what, and of handing it over."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from syndesis.core.forms import PartialDateFormField
from syndesis.core.models import User
from syndesis.directory.models import Person
from syndesis.objects.forms import FormSection, Unseen
from syndesis.objects.reference_fields import ReferenceField
from syndesis.objects.references import source_of


def users() -> Any:
    return User.objects.filter(is_active=True).order_by("display_name", "username")


class DaysForm(forms.Form):
    """Who stands in, and from when until when."""

    backup = forms.ModelChoiceField(
        User.objects.none(),
        label=_("Stands in"),
        required=False,
        empty_label="—",
        help_text=_("Reaches as far as who answers, all the time."),
    )
    starts_on = PartialDateFormField(label=_("From"), required=False)
    ends_on = PartialDateFormField(
        label=_("Until (inclusive)"), required=False, help_text=_("Leave blank what goes on.")
    )

    def __init__(self, data: Any, *, governs: bool, initial: dict[str, Any] | None = None) -> None:
        """Who does not govern gives nobody any reach: no user is offered to them."""
        super().__init__(data, initial=initial)
        for name in ("user", "backup"):
            if name in self.fields:
                self.fields[name].queryset = users()  # type: ignore[attr-defined]
                if not governs:
                    del self.fields[name]


class CoordinatorForm(DaysForm):
    """Who answers: a user, or a person who cannot sign in."""

    user = forms.ModelChoiceField(
        User.objects.none(),
        label=_("User"),
        required=False,
        empty_label="—",
        help_text=_("May then see what is restricted there and, by role, write."),
    )
    person = ReferenceField(source=source_of(Person), label=_("Or a person who cannot sign in"), required=False)
    field_order = ["user", "person", "backup", "starts_on", "ends_on"]

    def __init__(self, data: Any, reader: User, *, governs: bool) -> None:
        super().__init__(data, governs=governs)
        self.fields["person"].reader = reader  # type: ignore[attr-defined]
        if not governs:
            self.fields["person"].label = _("Person")

    @property
    def sections(self) -> list[FormSection]:
        who: list[forms.BoundField | Unseen] = [
            self[name] for name in ("user", "person", "backup") if name in self.fields
        ]
        return [FormSection(_("Who"), who), FormSection(_("When"), [self["starts_on"], self["ends_on"]])]

    def facts(self) -> dict[str, Any]:
        """As keywords of `give_responsibility`."""
        return {name: self.cleaned_data.get(name) or None for name in self.fields}


class HandoverForm(forms.Form):
    """To whom, and from which day on."""

    successor = forms.ModelChoiceField(
        User.objects.none(), label=_("Successor"), required=False, empty_label=_("not known yet")
    )
    on = forms.DateField(
        label=_("First day of the successor"), widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    )

    def __init__(self, data: Any, *, besides: int | None, initial: dict[str, Any] | None = None) -> None:
        super().__init__(data, initial={"on": timezone.localdate()} | (initial or {}))
        self.fields["successor"].queryset = users().exclude(pk=besides)  # type: ignore[attr-defined]
