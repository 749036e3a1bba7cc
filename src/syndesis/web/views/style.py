"""Every piece of the interface on one page, for those who build it."""

import json
from pathlib import Path

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from syndesis.activities.objects import ActivityType
from syndesis.core.forms import PartialDateFormField
from syndesis.core.translated import TranslatedFormField
from syndesis.directory.models import Organisation
from syndesis.directory.objects.organisations import OrganisationType
from syndesis.objects.forms import Unseen, form_class
from syndesis.objects.reference_fields import ReferencesField
from syndesis.objects.references import source_of
from syndesis.web.cells import drawn
from syndesis.web.editing.comparing import Difference
from syndesis.web.views.base import user_of

SAMPLES = Path(__file__).resolve().parents[2] / "templates" / "web" / "style.json"


class SampleForm(forms.Form):
    """A field of each sort."""

    title = forms.CharField(help_text="As it stands in the agreement.")
    signed_on = PartialDateFormField(label="Signed", required=False)
    parties = ReferencesField(source=source_of(Organisation), label="Parties", required=False)
    kind = forms.ChoiceField(choices=[("framework", "Framework agreement"), ("exchange", "Exchange agreement")])
    restricted = forms.BooleanField(required=False)
    names = TranslatedFormField(label="Name in other languages", required=False)
    notes = forms.CharField(widget=forms.Textarea(attrs={"rows": 3}), required=False)


class PlainForm(forms.Form):
    purpose = forms.CharField(required=False)


def _difference() -> Difference:
    return Difference(
        name="purpose",
        bound=PlainForm({"purpose": "Offshore wind"}, prefix="mine")["purpose"],
        before="Wind",
        theirs="Wind and waves",
        mine="Offshore wind",
        deed="1",
        who="Timur",
        at=None,
        is_open=True,
    )


def _form(request: HttpRequest) -> SampleForm:
    form = SampleForm({"kind": "framework", "signed_on": "03/04/2011", "parties": "new:Orchid University"})
    form.fields["parties"].reader = user_of(request)  # type: ignore[attr-defined]
    return form


def style(request: HttpRequest) -> HttpResponse:
    samples = json.loads(SAMPLES.read_text(encoding="utf-8"))
    page = Paginator(range(260), 50).page(2)
    page.page_numbers = list(page.paginator.get_elided_page_range(page.number))  # type: ignore[attr-defined]
    plain = PlainForm()
    sections = [{"title": "A section", "fields": [plain["purpose"], Unseen("Party")]}]
    context = samples | {
        "plain_form": plain,
        "plain_sections": sections,
        "difference": _difference(),
        "rows_field": form_class(OrganisationType, new=True)(user=user_of(request), prefix="sample")["names"],
        "single_field": form_class(ActivityType, new=True)(user=user_of(request), prefix="single")["programme"],
        "form": _form(request),
        "page": page,
        "rows": [drawn(row) for row in samples["rows"]],
        "options_url": reverse("web:organisation_options"),
    }
    return render(request, "web/style.html", context)
