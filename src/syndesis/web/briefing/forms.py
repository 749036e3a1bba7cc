"""What a briefing is to be: its language and length, talking points, and to whom it goes."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from syndesis.core.accounts.mailing import sends_mail
from syndesis.core.models import User
from syndesis.insight.briefings import LONG, SHORT
from syndesis.insight.briefings.sending import LONGEST


class BriefingForm(forms.Form):
    """What is left out is as usual: the reader's language, two pages, to themselves."""

    language = forms.ChoiceField(label=_("Language"), choices=settings.LANGUAGES)
    length = forms.ChoiceField(
        label=_("Length"), choices=[(SHORT, _("Two pages")), (LONG, _("Dossier with everything"))]
    )
    remarks = forms.CharField(
        label=_("Talking points"),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("One a line. They stand first on the paper, and are not kept."),
    )
    to = forms.ModelChoiceField(
        User.objects.none(),
        label=_("Send to"),
        empty_label=None,
        help_text=_("A colleague gets what they may see themselves."),
    )

    def __init__(self, data: Any, reader: User) -> None:
        usual = {"language": get_language() or settings.LANGUAGE_CODE, "length": SHORT, "to": reader.pk}
        super().__init__(None if data is None else usual | data.dict(), initial=usual)
        self.usual = usual
        users = User.objects.filter(is_active=True).exclude(email="").order_by("display_name", "username")
        self.fields["to"].queryset = users  # type: ignore[attr-defined]
        if not sends_mail():
            del self.fields["to"]

    def asked(self) -> dict[str, str]:
        """As `briefing` takes it; what is no language or length of ours is as usual."""
        self.full_clean()
        given = self.cleaned_data if self.is_bound else {}
        return {
            "language": given.get("language") or str(self.usual["language"]),
            "length": given.get("length") or SHORT,
            "remarks": given.get("remarks") or "",
        }
