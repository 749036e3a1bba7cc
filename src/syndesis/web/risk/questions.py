"""The questionnaire on risk, written by administrators: its areas, and how long an assessment is valid."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from syndesis.agreements.queries.questionnaire import all_areas, term
from syndesis.agreements.services.questionnaire import set_questionnaire, set_term, use_usual_questionnaire
from syndesis.core.services import Refused
from syndesis.core.translated import TranslatedFormField
from syndesis.web.views.base import actor_of
from syndesis.web.views.settings import administrators_only, crumbs

SPARE = 2
"""Blank areas below those that are there."""


class TermForm(forms.Form):
    """How long an assessment is valid."""

    valid_months = forms.IntegerField(
        label=gettext_lazy("Valid for (months)"),
        min_value=1,
        max_value=600,
        help_text=gettext_lazy("60 are five years."),
    )
    told_days = forms.IntegerField(
        label=gettext_lazy("Told before its end (days)"),
        min_value=0,
        max_value=3650,
        help_text=gettext_lazy("From then on it stands in Today and in the digest of those responsible."),
    )


class AreaForm(forms.Form):
    """One area; without a name it is none."""

    id = forms.IntegerField(required=False, widget=forms.HiddenInput)
    area = forms.CharField(label=gettext_lazy("Area"), max_length=120, required=False)
    areas = TranslatedFormField(label=gettext_lazy("In other languages"))
    question = forms.CharField(
        label=gettext_lazy("What is asked"), max_length=300, required=False, widget=forms.Textarea({"rows": 2})
    )
    questions = TranslatedFormField(label=gettext_lazy("The question in other languages"))
    is_active = forms.BooleanField(label=gettext_lazy("in use"), required=False, initial=True)


AreaFormSet = forms.formset_factory(AreaForm, extra=SPARE, max_num=60)


@require_http_methods(["GET", "HEAD", "POST"])
@administrators_only
def questions(request: HttpRequest) -> HttpResponse:
    held = [
        {
            "id": each.key,
            "area": each.name,
            "areas": each.names,
            "question": each.question,
            "questions": each.questions,
            "is_active": each.is_active,
        }
        for each in all_areas()
    ]
    lasting, sent = term(), request.POST if request.method == "POST" else None
    if sent is not None and "usual" in sent:
        use_usual_questionnaire(by=actor_of(request))
        messages.success(request, _("The questionnaire is the usual one again."))
        return redirect("web:risk_questions")
    form = TermForm(sent, initial={"valid_months": lasting.valid_months, "told_days": lasting.told_days})
    areas = AreaFormSet(sent, initial=held, prefix="areas")
    error = ""
    if sent is not None and form.is_valid() and areas.is_valid():
        try:
            _write(form, areas, held, actor_of(request))
        except Refused as refusal:
            error = str(refusal)
        else:
            messages.success(request, _("The questionnaire is saved. Assessments that are on record stay as they are."))
            return redirect("web:risk_questions")
    context = {
        "form": form,
        "areas": areas,
        "error": error,
        "is_usual": not any(each["id"] for each in held),
        "crumbs": crumbs((_("Questions on risk"), "")),
    }
    return render(request, "web/risk/questions.html", context, status=422 if sent is not None else 200)


def _write(form: TermForm, areas: Any, held: list[dict[str, Any]], by: Any) -> None:
    rows = [dict(each.cleaned_data) for each in areas if each.cleaned_data.get("area")]
    said = [{name: row.get(name) for name in each} for row, each in zip(rows, held, strict=False)]
    set_term(by=by, **form.cleaned_data)
    if len(rows) != len(held) or said != held:
        set_questionnaire(rows, by=by)
