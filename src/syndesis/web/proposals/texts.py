"""A proposal in other languages: title and text, an input for each."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language_info
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from syndesis.engagement import policies
from syndesis.engagement.models import Proposal
from syndesis.engagement.objects import ProposalType
from syndesis.engagement.services.proposals import revise_proposal
from syndesis.web.record import told
from syndesis.web.record.head import bare_record_or_404
from syndesis.web.views.base import actor_of, sent, user_of


def languages() -> Iterator[tuple[str, str]]:
    """Those beside the first, by the two letters under which texts are kept: ("zh", "简体中文")."""
    for code, _name in settings.LANGUAGES:
        if code != settings.LANGUAGE_CODE:
            yield code[:2], str(get_language_info(code)["name_local"]).capitalize()


class TextsForm(forms.Form):
    """Title and text in each language; what is blank is shown in the first."""

    def __init__(self, data: Any, row: Proposal) -> None:
        super().__init__(data)
        for code, _name in languages():
            title = forms.CharField(label=_("Title"), max_length=300, required=False, initial=row.titles.get(code))
            area = forms.Textarea(attrs={"rows": 4, "lang": code})
            text = forms.CharField(label=_("Text"), required=False, widget=area, initial=row.texts.get(code))
            title.widget.attrs["lang"] = code
            self.fields[f"title-{code}"], self.fields[f"text-{code}"] = title, text

    @property
    def sections(self) -> list[dict[str, Any]]:
        return [{"title": name, "fields": [self[f"title-{code}"], self[f"text-{code}"]]} for code, name in languages()]

    def texts(self, part: str) -> dict[str, str]:
        given = {code: self.cleaned_data[f"{part}-{code}"] for code, _name in languages()}
        return {code: text for code, text in given.items() if text}


@require_http_methods(["GET", "HEAD", "POST"])
def texts(request: HttpRequest, pk: int) -> HttpResponse:
    """Languages that are none of the interface stay as they are."""
    row = bare_record_or_404(ProposalType, request, pk)
    if not policies.proposals.can(user_of(request), "change", row):
        raise Http404
    form = TextsForm(sent(request), row)
    if request.method == "POST" and form.is_valid():
        known = dict(languages())
        kept = [{code: text for code, text in held.items() if code not in known} for held in (row.titles, row.texts)]
        titles, bodies = kept[0] | form.texts("title"), kept[1] | form.texts("text")
        told(request, lambda: revise_proposal(row, by=actor_of(request), titles=titles, texts=bodies), _("Saved."))
        return redirect(row)
    context = {
        "form": form,
        "sections": form.sections,
        "title": _("In other languages"),
        "lead": str(row),
        "cancel_url": row.get_absolute_url(),
        "crumbs": [
            {"label": ProposalType.plural, "url": reverse("web:proposals")},
            {"label": str(row), "url": row.get_absolute_url()},
            {"label": _("In other languages")},
        ],
    }
    return render(request, "web/form.html", context, status=422 if form.errors else 200)
