"""Forms about documents of agreements."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from syndesis.agreements.choices import PaperRole
from syndesis.agreements.models import AgreementPaper
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
