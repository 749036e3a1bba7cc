"""Setting by which pattern agreements are numbered."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from syndesis.agreements.services.numbering import EXAMPLE, pattern, set_pattern
from syndesis.core.services import Refused
from syndesis.web.views.base import actor_of, sent
from syndesis.web.views.settings import administrators_only, crumbs


class PatternForm(forms.Form):
    pattern = forms.CharField(
        label=gettext_lazy("Pattern"),
        max_length=60,
        required=False,
        help_text=gettext_lazy(
            "{kind} becomes letters such as MOU, {year} the year of signing, {number} counts within these; {number:03}"
            " has at least three digits. Blank: no numbers are given."
        ),
    )


@administrators_only
@require_http_methods(["GET", "HEAD", "POST"])
def numbering(request: HttpRequest) -> HttpResponse:
    form = PatternForm(sent(request), initial={"pattern": pattern()})
    if form.is_bound and form.is_valid():
        try:
            set_pattern(form.cleaned_data["pattern"], by=actor_of(request))
        except Refused as refusal:
            form.add_error("pattern", str(refusal))
        else:
            messages.success(request, _("From now on agreements are numbered so."))
            return redirect("web:settings")
    lead = _("Who types no reference for a new agreement gets the next number. As an example: %(example)s.")
    context = {
        "title": _("Reference numbers"),
        "lead": lead % {"example": EXAMPLE},
        "form": form,
        "cancel_url": reverse("web:settings"),
        "crumbs": crumbs((_("Reference numbers"), "")),
    }
    return render(request, "web/form.html", context, status=422 if form.is_bound else 200)
