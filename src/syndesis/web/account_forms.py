"""The forms about users and what they answer for. They only validate; services write."""

from typing import Any

from django import forms
from django.conf import settings
from django.contrib.auth import authenticate
from django.contrib.auth.forms import AuthenticationForm, PasswordChangeForm, SetPasswordForm
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from syndesis.core.accounts import by_name_or_address
from syndesis.core.countries import countries
from syndesis.core.forms import PartialDateFormField
from syndesis.core.models import Role, User
from syndesis.core.services import Refused
from syndesis.directory.models import Region

ROLES = [
    (Role.VIEWER, gettext_lazy("Viewer: reads everything that is not restricted")),
    (Role.CONTRIBUTOR, gettext_lazy("Contributor: also writes for the units that they answer for")),
    (
        Role.COORDINATOR,
        gettext_lazy("Coordinator: also mends the directory, and writes for partners and regions that they answer for"),
    ),
    (Role.MANAGER, gettext_lazy("Manager: writes everything that is not restricted")),
    (Role.ADMINISTRATOR, gettext_lazy("Administrator: sees and writes everything, invites people and sets roles")),
]
AS_ASKED = ("", gettext_lazy("As the browser asks for"))


def is_own_password(request: HttpRequest, password: str) -> bool:
    """Whether the one who is signed in knows their password; guessing it is slowed down like at the sign-in."""
    return isinstance(request.user, User) and (
        authenticate(request, username=request.user.username, password=password) == request.user
    )


def refused(form: forms.BaseForm, refusal: Refused) -> None:
    """Shows why a service refused, beside the field that stands against it."""
    form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal))


class SignInForm(AuthenticationForm):
    """By user name or e-mail address; wrong passwords are counted for both together."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        name = self.fields["username"]
        assert isinstance(name, forms.CharField)
        name.label = _("User name or e-mail address")
        name.max_length = name.widget.attrs["maxlength"] = 254

    def clean(self) -> dict[str, Any]:
        user = by_name_or_address(self.cleaned_data.get("username", ""))
        if user is not None:
            self.cleaned_data["username"] = user.username
        return super().clean()


class UserForm(forms.Form):
    display_name = forms.CharField(label=gettext_lazy("Name"), max_length=150)
    email = forms.EmailField(label=gettext_lazy("E-mail address"), max_length=254)
    role = forms.ChoiceField(
        label=gettext_lazy("Role"), choices=ROLES, widget=forms.RadioSelect, initial=Role.VIEWER.value
    )
    language = forms.ChoiceField(
        label=gettext_lazy("Language"),
        choices=[AS_ASKED, *settings.LANGUAGES],
        required=False,
        help_text=gettext_lazy("Of pages and of mails."),
    )


class OwnAccountForm(forms.Form):
    """What everybody may change about themselves; another address needs the password, since it is a way in."""

    display_name = UserForm.base_fields["display_name"]
    language = UserForm.base_fields["language"]
    email = forms.EmailField(label=gettext_lazy("E-mail address"), max_length=254, required=False)
    current_password = forms.CharField(
        label=gettext_lazy("Current password"),
        required=False,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
        help_text=gettext_lazy("Needed only for another e-mail address."),
    )

    def __init__(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        self.request = request
        super().__init__(*args, **kwargs)

    def clean(self) -> dict[str, Any]:
        cleaned = self.cleaned_data
        changed = cleaned.get("email", "").lower() != self.initial["email"].lower()
        if changed and "email" in cleaned and not is_own_password(self.request, cleaned.get("current_password", "")):
            self.add_error("current_password", _("Another address needs your current password."))
        return cleaned


class ChangePasswordForm(PasswordChangeForm):
    request: HttpRequest

    def clean_old_password(self) -> str:
        password: str = self.cleaned_data["old_password"]
        if not is_own_password(self.request, password):
            raise ValidationError(self.error_messages["password_incorrect"], code="password_incorrect")
        return password


class FirstAdministratorForm(SetPasswordForm):
    """Name, address and password of the first user; `user` is not saved, only compared with the password."""

    display_name = forms.CharField(label=gettext_lazy("Your name"), max_length=150)
    email = forms.EmailField(
        label=gettext_lazy("Your e-mail address"), max_length=254, help_text=gettext_lazy("You sign in with it.")
    )
    field_order = ["display_name", "email", "new_password1", "new_password2"]

    def clean(self) -> dict[str, Any]:
        self.user.email, self.user.display_name = (self.cleaned_data.get(n, "") for n in ("email", "display_name"))
        return super().clean() or self.cleaned_data


class AreaForm(forms.Form):
    """What somebody answers for beside the organisation field: a region or a country; and from when until when."""

    area = forms.ChoiceField(label=gettext_lazy("Region or country"), required=False)
    starts_on = PartialDateFormField(label=gettext_lazy("From"), required=False)
    ends_on = PartialDateFormField(
        label=gettext_lazy("Until (inclusive)"),
        required=False,
        help_text=gettext_lazy("Leave blank what goes on; an end can be set later."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        regions = [(f"region:{region.pk}", region.name) for region in Region.objects.all()]
        named = [(f"country:{code}", name) for code, name in countries()]
        groups = [(_("Regions"), regions)] if regions else []
        area = self.fields["area"]
        assert isinstance(area, forms.ChoiceField)
        area.choices = [("", "—"), *groups, (_("Countries"), named)]

    def clean_area(self) -> dict[str, Any]:
        """As keywords of `give_responsibility`."""
        kind, _colon, key = self.cleaned_data["area"].partition(":")
        if kind == "region":
            return {"region": Region.objects.get(pk=key)}
        return {"country": key} if kind == "country" else {}


class EndForm(forms.Form):
    ends_on = PartialDateFormField(
        label=gettext_lazy("Last day"), help_text=gettext_lazy("Reach ends after this day: yesterday ends it now.")
    )


class RegionForm(forms.Form):
    """The countries that it has already come first."""

    name = forms.CharField(label=gettext_lazy("Name"), max_length=100)
    countries = forms.MultipleChoiceField(
        label=gettext_lazy("Countries"), choices=countries, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        held = set(self.initial.get("countries", ()))
        field = self.fields["countries"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = sorted(countries(), key=lambda each: each[0] not in held)
