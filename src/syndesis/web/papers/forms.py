"""Forms about documents of agreements."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from syndesis.agreements.choices import AgreementKind, PaperRole
from syndesis.agreements.models import AgreementPaper, AgreementTemplate
from syndesis.agreements.services.papers import REMARK
from syndesis.web.papers.languages import language_choices


class PaperForm(forms.Form):
    """What documents are to an agreement; for new ones and for one that is there."""

    role = forms.ChoiceField(label=_("What it is"), choices=PaperRole.choices)
    language = forms.ChoiceField(label=_("Language"), required=False)
    remark = forms.CharField(label=_("Remark"), required=False, max_length=REMARK)

    def __init__(self, data: Any = None, *, paper: AgreementPaper | None = None) -> None:
        held = {name: getattr(paper, name) for name in ("role", "language", "remark")} if paper else {}
        super().__init__(data, initial=held, auto_id=f"paper-{paper.pk}-%s" if paper else "paper-%s")
        self.fields["language"].choices = language_choices(held.get("language", ""))  # type: ignore[attr-defined]


class TemplateForm(forms.Form):
    """A template of agreements: its file is needed at first, and replaces the one that is there later."""

    name = forms.CharField(label=_("Name"), max_length=200)
    kind = forms.ChoiceField(label=_("For agreements of the kind"), required=False)
    language = forms.ChoiceField(label=_("Language"))
    file = forms.FileField(label=_("Word file (.docx)"), widget=forms.FileInput(attrs={"accept": ".docx"}))

    def __init__(self, data: Any = None, files: Any = None, *, template: AgreementTemplate | None = None) -> None:
        held = {name: getattr(template, name) for name in ("name", "kind", "language")} if template else {}
        super().__init__(data, files, initial=held)
        self.fields["kind"].choices = [("", _("any kind")), *AgreementKind.choices]  # type: ignore[attr-defined]
        self.fields["language"].choices = language_choices(held.get("language", ""))[1:]  # type: ignore[attr-defined]
        self.fields["file"].widget.attrs["data-choose"] = _("Choose a file")
        if template is not None:
            self.fields["file"].required = False
            self.fields["file"].help_text = _("Leave it out to keep the file that is there.")
