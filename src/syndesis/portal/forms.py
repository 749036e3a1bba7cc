"""The public form, and what keeps robots from it without asking anything of people or of another site."""

from typing import Any

from django import forms
from django.core import signing
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from syndesis.core.forms import CountryFormField
from syndesis.core.models import Visibility
from syndesis.directory.models import Field

FASTEST, LONGEST = 3, 24 * 3600
"""Seconds between the page and what is sent from it: nobody writes faster, nor leaves it open for longer."""
_signer = signing.TimestampSigner(salt="syndesis.enquiry")


def stamp() -> str:
    """When the page was made, signed."""
    return _signer.sign("enquiry")


class EnquiryForm(forms.Form):
    """What a stranger tells and asks."""

    subject = forms.CharField(label=gettext_lazy("What it is about"), max_length=200)
    text = forms.CharField(
        label=gettext_lazy("What you propose or ask"), max_length=10_000, widget=forms.Textarea(attrs={"rows": 8})
    )
    field = forms.ModelChoiceField(Field.objects.none(), label=gettext_lazy("Field"), required=False, empty_label="—")
    sender = forms.CharField(
        label=gettext_lazy("Your name"), max_length=200, widget=forms.TextInput(attrs={"autocomplete": "name"})
    )
    email = forms.EmailField(
        label=gettext_lazy("Your e-mail"), widget=forms.EmailInput(attrs={"autocomplete": "email"})
    )
    organisation_name = forms.CharField(
        label=gettext_lazy("Your organisation"),
        max_length=300,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "organization"}),
    )
    country = CountryFormField(label=gettext_lazy("Country"), required=False)
    consent = forms.BooleanField()
    website = forms.CharField(required=False, widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}))
    """Seen by robots only."""
    stamp = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, institution: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        wide = Field.objects.filter(parent=None, archived_at=None).exclude(visibility=Visibility.RESTRICTED)
        self.fields["field"].queryset = wide  # type: ignore[attr-defined]
        self.fields["consent"].label = _(
            "I agree that %(institution)s keeps what I have written here, with my name and e-mail, to answer my "
            "enquiry. I can have it erased at any time."
        ) % {"institution": institution or _("the institution")}

    @property
    def is_of_a_robot(self) -> bool:
        return bool(self.data.get("website"))

    def clean(self) -> dict[str, Any] | None:
        """Raises where it came faster than a person writes: a person sends it once more."""
        cleaned = super().clean()
        try:
            _signer.unsign(self.data.get("stamp", ""), max_age=LONGEST)
            in_haste = self._age() < FASTEST
        except signing.BadSignature:
            in_haste = True
        if in_haste:
            raise ValidationError(_("The page had to be made anew. Please look at it, and send it once more."))
        return cleaned

    def _age(self) -> float:
        """Seconds since the page was made."""
        try:
            _signer.unsign(self.data.get("stamp", ""), max_age=FASTEST)
        except signing.SignatureExpired:
            return FASTEST
        return 0
