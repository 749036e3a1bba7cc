"""The form by which somebody makes a token; `core.tokens` writes it."""

from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from syndesis.core.models import User
from syndesis.core.models.tokens import INTAKE, READ, WRITE
from syndesis.core.policies import WRITERS
from syndesis.objects import registered
from syndesis.web.account_forms import is_own_password

ACCESS = [
    (READ, gettext_lazy("Read")),
    (WRITE, gettext_lazy("Read and write, and hand documents in")),
    (INTAKE, gettext_lazy("Hand documents in and decide about what they say; nothing else")),
]
DAYS = [
    ("30", gettext_lazy("After a month")),
    ("90", gettext_lazy("After three months")),
    ("365", gettext_lazy("After a year")),
    ("0", gettext_lazy("Never")),
]


class TokenForm(forms.Form):
    name = forms.CharField(
        label=gettext_lazy("What it is for"),
        max_length=100,
        help_text=gettext_lazy("The system that will use it: “Website”, for example."),
    )
    access = forms.ChoiceField(label=gettext_lazy("It may"), choices=ACCESS, widget=forms.RadioSelect, initial=READ)
    kinds = forms.MultipleChoiceField(
        label=gettext_lazy("Only these records"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("None chosen: all that you may see yourself."),
    )
    days = forms.ChoiceField(label=gettext_lazy("It ends"), choices=DAYS, initial="365")
    current_password = forms.CharField(
        label=gettext_lazy("Current password"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
        help_text=gettext_lazy("Since a token is a way in."),
    )

    def __init__(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        self.request = request
        super().__init__(*args, **kwargs)
        assert isinstance(request.user, User)
        access, kinds = self.fields["access"], self.fields["kinds"]
        assert isinstance(access, forms.ChoiceField)
        assert isinstance(kinds, forms.MultipleChoiceField)
        if request.user.role not in WRITERS:
            access.choices = ACCESS[:1]
        kinds.choices = [(kind.many, kind.plural) for kind in registered()]

    def clean_current_password(self) -> str:
        password: str = self.cleaned_data["current_password"]
        if not is_own_password(self.request, password):
            raise forms.ValidationError(_("That is not your password."))
        return password

    def clean(self) -> dict[str, Any]:
        if self.cleaned_data.get("access") == INTAKE and self.cleaned_data.get("kinds"):
            self.add_error("kinds", _("A token for documents reads and writes no records."))
        return self.cleaned_data

    @property
    def scopes(self) -> list[str]:
        access, kinds = self.cleaned_data["access"], self.cleaned_data["kinds"]
        return [f"{access}:{kind}" for kind in kinds] or [access]

    @property
    def expires_at(self) -> datetime | None:
        days = int(self.cleaned_data["days"])
        return timezone.now() + timedelta(days=days) if days else None
