"""The templates of agreements in the settings: kept, replaced, taken out of use; and the fields that they may use."""

from typing import Any

from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from syndesis.agreements.choices import AgreementKind
from syndesis.agreements.drafting import PLACES
from syndesis.agreements.models import AgreementTemplate
from syndesis.agreements.services.templates import DOCX, describe_template, keep_template, set_in_use
from syndesis.core import files
from syndesis.core.labels import label_of
from syndesis.core.services import Refused
from syndesis.web.papers.forms import TemplateForm
from syndesis.web.papers.languages import language_name
from syndesis.web.views.base import actor_of, sent
from syndesis.web.views.settings import administrators_only, crumbs


@require_http_methods(["GET", "POST"])
@administrators_only
def templates(request: HttpRequest) -> HttpResponse:
    form = TemplateForm(sent(request), request.FILES or None)
    if request.method == "POST" and form.is_valid() and _kept(request, form):
        messages.success(request, _("The template is kept: it has been filled with an example and is sound."))
        return redirect("web:settings_agreement_templates")
    context = {
        "lines": [_line(row) for row in AgreementTemplate.objects.order_by("-is_active", "name", "pk")],
        "form": form,
        "places": PLACES,
        "crumbs": crumbs((_("Templates of agreements"), "")),
    }
    return render(request, "web/papers/templates.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@administrators_only
def template(request: HttpRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(AgreementTemplate, pk=pk)
    if request.method == "POST" and "in_use" in request.POST:
        set_in_use(row, by=actor_of(request), is_active=request.POST["in_use"] == "1")
        return redirect("web:settings_agreement_templates")
    form = TemplateForm(sent(request), request.FILES or None, template=row)
    if request.method == "POST" and form.is_valid() and _kept(request, form, row):
        messages.success(request, _("The template is saved."))
        return redirect("web:settings_agreement_templates")
    context = {
        "template": row,
        "form": form,
        "file_url": reverse("web:settings_agreement_template_file", args=[pk]),
        "crumbs": crumbs((_("Templates of agreements"), reverse("web:settings_agreement_templates")), (str(row), "")),
    }
    return render(request, "web/papers/template.html", context, status=422 if form.errors else 200)


@require_GET
@administrators_only
def file(request: HttpRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(AgreementTemplate.objects.select_related("file"), pk=pk)
    path = files.path_of(row.file.sha256)
    return FileResponse(path.open("rb"), as_attachment=True, filename=row.file_name, content_type=DOCX)  # type: ignore[return-value]


def _kept(request: HttpRequest, form: TemplateForm, row: AgreementTemplate | None = None) -> bool:
    """Keep it; what stands against it is told at the field of the file."""
    facts = {name: form.cleaned_data[name] for name in ("name", "kind", "language")}
    given, by = form.cleaned_data["file"], actor_of(request)
    try:
        if given is not None:
            keep_template(by=by, content=given.read(), file_name=given.name, template=row, **facts)
        elif row is not None:
            describe_template(row, by=by, **facts)
    except Refused as refusal:
        form.add_error("file", str(refusal))
        return False
    return True


def _line(row: AgreementTemplate) -> dict[str, Any]:
    kind = label_of(AgreementKind, row.kind) if row.kind else _("any kind")
    return {
        "title": row.name,
        "url": reverse("web:settings_agreement_template", args=[row.pk]),
        "detail": " · ".join((kind, language_name(row.language), row.file_name)),
        "end": "" if row.is_active else _("out of use"),
        "icon": "file-text",
    }
