"""The page of an agreement's documents: adding, changing, taking away, comparing."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from syndesis.agreements import policies
from syndesis.agreements.models import Agreement, AgreementPaper
from syndesis.agreements.objects import AgreementType
from syndesis.agreements.services.papers import NewPaper, add_papers, remove_paper, revise_paper
from syndesis.agreements.services.templates import make_draft, templates_for
from syndesis.agreements.wording import agreement_title
from syndesis.core.policies import Forbidden
from syndesis.core.services import Refused
from syndesis.web.papers.comparing import compared
from syndesis.web.papers.forms import PaperForm
from syndesis.web.papers.languages import language_name
from syndesis.web.papers.shown import comparable, papers_shown
from syndesis.web.record.deeds import told
from syndesis.web.views.base import actor_of, get_or_404, user_of

FILES_AT_ONCE = 20


def agreement_or_404(request: HttpRequest, pk: int) -> Agreement:
    return get_or_404(Agreement.objects.prefetch_related("parties__organisation"), policies.agreements, request, pk=pk)


def crumbs(agreement: Agreement, *more: dict[str, Any]) -> list[dict[str, Any]]:
    of_agreement = {"label": agreement_title(agreement), "url": agreement.get_absolute_url()}
    return [{"label": AgreementType.plural, "url": reverse("web:agreements")}, of_agreement, *more]


@require_http_methods(["GET", "POST"])
def papers(request: HttpRequest, pk: int) -> HttpResponse:
    agreement = agreement_or_404(request, pk)
    if request.method != "POST":
        return _page(request, agreement, PaperForm())
    form = PaperForm(request.POST)
    try:
        given = _given(request.FILES.getlist("file"))
        if form.is_valid():
            added = add_papers(by=actor_of(request), agreement=agreement, given=given, **form.cleaned_data)
            done = ngettext("%(number)s document is added.", "%(number)s documents are added.", len(added))
            messages.success(request, done % {"number": len(added)})
            return redirect("web:agreement_papers", pk)
    except Refused as refusal:
        return _page(request, agreement, form, str(refusal))
    except Forbidden:
        raise Http404 from None
    return _page(request, agreement, form)


def _given(uploaded: list[UploadedFile]) -> list[NewPaper]:
    if not uploaded:
        raise Refused(_("Choose a file first."))
    if len(uploaded) > FILES_AT_ONCE:
        raise Refused(_("%(number)s files at once are too many.") % {"number": len(uploaded)})
    return [NewPaper(str(each.name or "file"), each.size or 0, each.chunks()) for each in uploaded]


def _page(request: HttpRequest, agreement: Agreement, form: PaperForm, refusal: str = "") -> HttpResponse:
    may_change = policies.agreements.can(user_of(request), "change", agreement)
    context = {
        "agreement": agreement,
        "title": agreement_title(agreement),
        "tracks": papers_shown(agreement, may_change=may_change),
        "form": form,
        "may_change": may_change,
        "refusal": refusal,
        "templates": _templates(agreement) if may_change else [],
        "limit": filesizeformat(settings.PAPER_LIMIT),
        "crumbs": crumbs(agreement, {"label": _("Documents")}),
    }
    return render(request, "web/papers/papers.html", context, status=422 if refusal or form.errors else 200)


def _templates(agreement: Agreement) -> list[dict[str, Any]]:
    return [{"key": row.pk, "name": f"{row} ({language_name(row.language)})"} for row in templates_for(agreement)]


@require_POST
def draft(request: HttpRequest, pk: int) -> HttpResponse:
    """Sent to: a template, from which a draft is made."""
    agreement = agreement_or_404(request, pk)
    wanted = _key(request.POST.get("template", ""))
    template = next((row for row in templates_for(agreement) if row.pk == wanted), None)
    if template is None:
        raise Http404
    told(request, lambda: make_draft(agreement, template, by=actor_of(request)), _("The draft is made."))
    return redirect("web:agreement_papers", pk)


def _paper_or_404(request: HttpRequest, pk: int, key: int) -> AgreementPaper:
    """Found through its agreement, which the reader must see."""
    paper = agreement_or_404(request, pk).papers.select_related("document", "agreement").filter(pk=key).first()
    if paper is None:
        raise Http404
    return paper


@require_POST
def paper(request: HttpRequest, pk: int, key: int) -> HttpResponse:
    """Sent to: what a document is, or that it is taken away."""
    row, by = _paper_or_404(request, pk, key), actor_of(request)
    if "remove" in request.POST:
        done = _("“%(title)s” is no longer a document of this agreement.") % {"title": row}
        told(request, lambda: remove_paper(row, by=by), done)
        return redirect("web:agreement_papers", pk)
    form = PaperForm(request.POST, paper=row)
    if form.is_valid():
        told(request, lambda: revise_paper(row, by=by, **form.cleaned_data), _("The document is saved."))
    else:
        messages.error(request, " ".join(str(error) for errors in form.errors.values() for error in errors))
    return redirect("web:agreement_papers", pk)


@require_GET
def compare(request: HttpRequest, pk: int) -> HttpResponse:
    """Two of the documents, the earlier on the left."""
    agreement = agreement_or_404(request, pk)
    rows = {row.pk: row for row in agreement.papers.select_related("document")}
    offered = comparable(rows.values())
    keys = dict(offered)
    old, new = (_key(request.GET.get(name, "")) for name in ("old", "new"))
    stretches = []
    if old in keys and new in keys and old != new:
        stretches = compared(_text(rows[old]), _text(rows[new]))
    context = {
        "agreement": agreement,
        "offered": offered,
        "old": old,
        "new": new,
        "old_name": keys.get(old, ""),
        "new_name": keys.get(new, ""),
        "stretches": stretches,
        "differing": sum(not stretch.is_same and len(stretch.paragraphs) for stretch in stretches),
        "crumbs": crumbs(
            agreement,
            {"label": _("Documents"), "url": reverse("web:agreement_papers", args=[pk])},
            {"label": _("Comparison")},
        ),
    }
    return render(request, "web/papers/compare.html", context)


def _key(typed: str) -> int:
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 19 else 0


def _text(paper: AgreementPaper) -> str:
    text = paper.document.texts.order_by("-version").first()
    return text.text if text else ""
