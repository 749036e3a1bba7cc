"""Importing: what each page is sent, and the deed that follows."""

import csv
from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.template.defaultfilters import filesizeformat
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views import View
from django_htmx.http import HttpResponseClientRefresh

from syndesis.activities.works.runs import is_of_works
from syndesis.core.history import Actor
from syndesis.core.models import Source
from syndesis.core.services import Refused
from syndesis.lib.tables import SUFFIXES
from syndesis.objects import registered
from syndesis.objects.exports.written import harmless
from syndesis.objects.importing import policies, services
from syndesis.objects.importing.questions import answer_all
from syndesis.objects.models import Import, ImportState
from syndesis.web.importing import page
from syndesis.web.importing.answers import answers_of
from syndesis.web.views.base import get_or_404, user_of, visible

PAGE = 25


def _actor(request: HttpRequest) -> Actor:
    return Actor(user_of(request), Source.IMPORT)


def imports(request: HttpRequest) -> HttpResponse:
    """The imports of the user; of an administrator, those of all. `?type=` leaves those of one type."""
    rows = visible(Import.objects.select_related("user"), policies.imports, request).order_by("-pk")
    if (kind := request.GET.get("type", "")) in {each.many for each in registered()}:
        rows = rows.filter(kind=kind)
    shown = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    context = {
        "runs": [page.line(run) for run in shown],
        "page": shown if shown.has_other_pages() else None,
        "may_import": bool(page.kinds(user_of(request))),
        "crumbs": [{"label": _("Imports")}],
    }
    return render(request, "web/import/list.html", context)


class NewImport(View):
    """A file, or cells pasted from a spreadsheet."""

    def get(self, request: HttpRequest, error: str = "") -> HttpResponse:
        chosen = request.POST.get("type") or request.GET.get("type", "")
        context = {
            "kinds": [{"name": k.many, "label": k.plural, "chosen": chosen in (k.one, k.many)} for k in self.kinds],
            "error": error,
            "accept": ",".join(SUFFIXES),
            "limit": filesizeformat(settings.UPLOAD_LIMIT),
            "pasted": request.POST.get("text", ""),
            "crumbs": [*page.crumbs(), {"label": _("New import")}],
        }
        return render(request, "web/import/new.html", context, status=422 if error else 200)

    def post(self, request: HttpRequest) -> HttpResponse:
        file, text = request.FILES.get("file"), request.POST.get("text", "")
        if file is None and not text.strip():
            return self.get(request, _("Choose a file, or paste the cells of a table."))
        name = (file.name or "") if file else _("pasted table")
        try:
            kind = services.kind_named(request.POST.get("type", ""))
            content = file.read() if file else text.encode()
            run = services.begin(kind, by=_actor(request), content=content, file_name=name)
        except Refused as refusal:
            return self.get(request, str(refusal))
        return redirect(run)

    @property
    def kinds(self) -> Any:
        return page.kinds(user_of(self.request))


class ImportView(View):
    """One import, at whatever step it is."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        run = get_or_404(Import.objects.select_related("file", "user"), policies.imports, request, pk=pk)
        if request.headers.get("HX-Request") and run.state not in services.BUSY:
            return HttpResponseClientRefresh()  # what was waited for is done: another page follows
        if _goes_on_elsewhere(run):
            return redirect("web:publications_works", run.pk)
        template, context = page.of(run, request)
        return render(request, f"web/import/{template}.html", context)

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        run = get_or_404(Import.objects.select_related("file", "user"), policies.imports, request, pk=pk)
        deeds = {
            "read": self._read,
            "columns": self._columns,
            "answers": self._answers,
            "all": self._all,
            "again": self._again,
            "back": self._back,
            "accept": self._accept,
            "undo": self._undo,
            "discard": self._discard,
        }
        deed = deeds.get(request.POST.get("deed", ""))
        if _goes_on_elsewhere(run):
            return redirect("web:publications_works", run.pk)
        try:
            if deed is not None and (way := deed(request, run)):
                return redirect(way)
        except Refused as refusal:
            messages.error(request, str(refusal))
        return redirect(run)

    def _read(self, request: HttpRequest, run: Import) -> None:
        given = request.POST
        head = given.get("head", "")
        sign = {"tab": "\t"}.get(given.get("delimiter", ""), given.get("delimiter", ""))
        services.read_otherwise(
            run,
            by=_actor(request),
            sheet=given.get("sheet", ""),
            head=int(head) if head.isascii() and head.isdecimal() and len(head) < 8 else None,
            encoding=given.get("encoding", ""),
            delimiter=sign,
            hidden="hidden" in given if "with_hidden" in given else None,
        )

    def _columns(self, request: HttpRequest, run: Import) -> None:
        given = {name.removeprefix("column-"): str(value) for name, value in request.POST.items() if value}
        mapping = {name: value for name, value in given.items() if name.isdecimal()}
        services.choose_columns(run, by=_actor(request), mapping=mapping)

    def _answers(self, request: HttpRequest, run: Import) -> None:
        answers = answers_of(run, request)
        if not answers:
            messages.info(request, _("No answer was given."))
            return
        services.answer(run, by=_actor(request), answers=answers)

    def _all(self, request: HttpRequest, run: Import) -> None:
        way = request.POST.get("way", "")
        answers = answer_all(run, way) if way in ("likeliest", "new", "leave", "skip") else {}
        if not answers:
            messages.info(request, _("None of the open names can be answered so."))
            return
        services.answer(run, by=_actor(request), answers=answers)

    def _again(self, request: HttpRequest, run: Import) -> None:
        services.check_again(run, by=_actor(request))

    def _back(self, request: HttpRequest, run: Import) -> None:
        services.back_to_columns(run, by=_actor(request))

    def _accept(self, request: HttpRequest, run: Import) -> None:
        services.accept(run, by=_actor(request), without_errors=bool(request.POST.get("without_errors")))

    def _undo(self, request: HttpRequest, run: Import) -> None:
        services.take_back(run, by=_actor(request))

    def _discard(self, request: HttpRequest, run: Import) -> str:
        services.discard(run, by=_actor(request))
        messages.success(request, _("The import is discarded; nothing was written."))
        return "web:imports"


def _goes_on_elsewhere(run: Import) -> bool:
    """Files of works have no columns to choose: they have a preview of their own."""
    return is_of_works(run) and run.state in (ImportState.MAPPING, ImportState.CHECKED)


class _Echo:
    def write(self, line: str) -> str:
        return line


def rows_as_csv(request: HttpRequest, pk: int) -> StreamingHttpResponse:
    """The preview as a file: what becomes of each row, and why it does not."""
    run = get_or_404(Import.objects.all(), policies.imports, request, pk=pk)
    heads = [_("Row"), _("What becomes of it"), _("Record"), _("Field"), _("Old"), _("New"), _("Reason")]
    lines = page.filtered(run, request.GET)
    writer = csv.writer(_Echo())

    def written() -> Iterator[str]:
        yield "\ufeff" + str(writer.writerow(heads))
        for line in lines.defer("data").iterator(chunk_size=500):
            start = [line.row, line.get_verdict_display(), line.title]
            for cells in page.cells(line):
                yield str(writer.writerow([harmless(each) for each in [*start, *cells]]))

    response = StreamingHttpResponse(written(), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = content_disposition_header(True, f"import-{run.pk}.csv")
    return response


__all__ = ["ImportState", "ImportView", "NewImport", "imports", "rows_as_csv"]
