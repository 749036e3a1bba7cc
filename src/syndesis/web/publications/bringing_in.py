"""Bringing in works: a file, what it would change, the questions that it raises, the word to write it."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views import View

from syndesis.activities import policies
from syndesis.activities.models import Publication
from syndesis.activities.publication_wording import appeared_in, authors_of
from syndesis.activities.works import runs
from syndesis.activities.works.lines import APART, JOIN, LEAVE
from syndesis.core.history import Actor
from syndesis.core.models import Source
from syndesis.core.services import Refused
from syndesis.lib.works import SUFFIXES
from syndesis.objects.importing import policies as importing
from syndesis.objects.importing import services as imports
from syndesis.objects.models import Import, ImportLine, ImportState, Verdict
from syndesis.web.importing import page as shown
from syndesis.web.views.base import get_or_404, user_of, visible

QUESTIONS, NAMES = 25, 12
ANSWER = "answer-"


def _actor(request: HttpRequest) -> Actor:
    return Actor(user_of(request), Source.IMPORT)


def crumbs(last: str) -> list[dict[str, str]]:
    return [{"label": _("Publications"), "url": reverse("web:publications")}, {"label": last}]


class BringView(View):
    """A file of works, or BibTeX pasted from somewhere."""

    def get(self, request: HttpRequest, error: str = "") -> HttpResponse:
        if not policies.publications.may_add(user_of(request)):
            raise PermissionDenied
        context = {
            "error": error,
            "accept": ",".join(SUFFIXES),
            "limit": filesizeformat(settings.UPLOAD_LIMIT),
            "pasted": request.POST.get("text", ""),
            "table_url": f"{reverse('web:import_new')}?type={runs.KIND}",
            "crumbs": crumbs(_("Bring in works")),
        }
        return render(request, "web/publications/bring.html", context, status=422 if error else 200)

    def post(self, request: HttpRequest) -> HttpResponse:
        file, text = request.FILES.get("file"), request.POST.get("text", "")
        if file is None and not text.strip():
            return self.get(request, _("Choose a file, or paste entries of BibTeX."))
        name = (file.name or "") if file else _("pasted entries")
        try:
            run = runs.begin(by=_actor(request), content=file.read() if file else text.encode(), file_name=name)
        except Refused as refusal:
            return self.get(request, str(refusal))
        return redirect(run)


class WorksView(View):
    """What would become of a file of works."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        run = self._run(request, pk)
        if run.state not in (ImportState.MAPPING, ImportState.CHECKED):
            return redirect(run)
        return render(request, "web/publications/works.html", _context(run, request))

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        run, deed, by = self._run(request, pk), request.POST.get("deed", ""), _actor(request)
        try:
            if deed == "answers":
                runs.answer(run, by=by, answers=_answers(request))
            elif deed == "all":
                runs.answer_all(run, by=by, way=request.POST.get("way", ""))
            elif deed == "again":
                runs.check_again(run, by=by)
            elif deed == "accept":
                runs.accept(run, by=by)
            elif deed == "discard":
                imports.discard(run, by=by)
                messages.success(request, _("The import is discarded; nothing was written."))
                return redirect("web:publications_bring")
        except Refused as refusal:
            messages.error(request, str(refusal))
        return redirect(run)

    @staticmethod
    def _run(request: HttpRequest, pk: int) -> Import:
        rows = Import.objects.select_related("file", "user").filter(kind=runs.KIND)
        run = get_or_404(rows, importing.imports, request, pk=pk)
        if not runs.is_of_works(run):
            raise PermissionDenied
        return run


def _answers(request: HttpRequest) -> dict[str, str]:
    given = request.POST.items()
    return {name.removeprefix(ANSWER): str(value) for name, value in given if name.startswith(ANSWER) and value}


def _context(run: Import, request: HttpRequest) -> dict[str, Any]:
    counts, asked = run.counts, request.GET.get("show", "")
    number = counts.get(Verdict.CREATE, 0) + counts.get(Verdict.CHANGE, 0)
    is_open = counts.get(Verdict.OPEN, 0)
    questions = is_open and asked in ("", "questions")
    context = shown.lines_of(run, request) | {
        "run": run,
        "kind": _("Publications"),
        "told": shown.summary(counts),
        "steps": _steps(),
        "number": number,
        "left": counts.get(Verdict.WRONG, 0) + is_open,
        "unlinked": [name for name, _times in counts.get("unlinked", [])[:NAMES]],
        "unlinked_more": max(len(counts.get("unlinked", [])) - NAMES, 0),
        "tabs": shown.tabs_of(run, is_open, asked or ("questions" if is_open else "")),
        "crumbs": crumbs(run.file_name),
    }
    return context | _questions(run, request) if questions else context


def _steps() -> list[dict[str, Any]]:
    names = [(_("File"), True), (_("Preview"), False), (_("Done"), False)]
    return [{"label": name, "done": done, "current": place == 1} for place, (name, done) in enumerate(names)]


def _questions(run: Import, request: HttpRequest) -> dict[str, Any]:
    lines = Paginator(run.lines.filter(verdict=Verdict.OPEN), QUESTIONS).get_page(request.GET.get("page"))
    keys = {key for line in lines for key in line.data.get("alike", [])}
    rows = visible(Publication.objects.filter(pk__in=keys), policies.publications, request)
    known = {row.pk: row for row in rows.prefetch_related("authors")}
    return {"questions": [_question(line, known) for line in lines], "questions_page": lines}


def _question(line: ImportLine, known: dict[int, Publication]) -> dict[str, Any]:
    said = line.data
    names = ", ".join(author["name"] for author in said.get("authors", [])[:3])
    alike = [known[key] for key in said.get("alike", []) if key in known]
    options = [
        {
            "value": f"{JOIN}:{row.pk}",
            "label": _("The one on record"),
            "title": row.title,
            "detail": " · ".join(filter(None, (authors_of(row), appeared_in(row), row.get_kind_display(), row.doi))),
            "url": row.get_absolute_url(),
        }
        for row in alike
    ]
    return {
        "row": line.row,
        "title": line.title,
        "detail": " · ".join(filter(None, (names, said.get("journal"), str(said.get("year") or ""), said.get("doi")))),
        "options": [
            *options,
            {"value": APART, "label": _("Another work: keep both")},
            {"value": LEAVE, "label": _("Leave it out")},
        ],
    }
