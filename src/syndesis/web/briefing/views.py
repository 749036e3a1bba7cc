"""The page of a briefing, and the same as a file or a mail."""

from dataclasses import asdict
from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views import View

from syndesis.core import papers as made_of_fonts
from syndesis.core.models import User
from syndesis.core.services import Refused
from syndesis.directory.models import Organisation
from syndesis.insight.briefings import Briefing, Part, briefing, papers
from syndesis.insight.briefings.sending import send_briefing
from syndesis.insight.briefings.word import docx
from syndesis.objects import ObjectType
from syndesis.web.briefing.forms import BriefingForm
from syndesis.web.briefing.links import briefing_url
from syndesis.web.editing.links import listed_by, title_of
from syndesis.web.record.deeds import permitted
from syndesis.web.views.base import actor_of, get_or_404, user_of

KINDS = {
    "pdf": ("application/pdf", papers.pdf),
    "docx": ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", docx),
}


class BriefingView(View):
    """Of a record of one type. Asked by an address, or by the form, since talking points stand in no address; the form
    changes nothing but by `as=mail`."""

    kind: type[ObjectType] = ObjectType

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        return self._answer(request, pk, BriefingForm(request.GET or None, user_of(request)), request.GET.get("as", ""))

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        form = BriefingForm(request.POST, user_of(request))
        wanted = request.POST.get("as", "")
        if wanted == "mail":
            return self._send(request, pk, form)
        return self._answer(request, pk, form, wanted)

    def _record(self, request: HttpRequest, pk: int) -> Any:
        rows = self.kind.model._default_manager.prefetch_related(*self.kind.prefetch)
        return get_or_404(rows, self.kind.policy, request, pk=pk)

    def _answer(self, request: HttpRequest, pk: int, form: BriefingForm, wanted: str) -> HttpResponse:
        record, day = self._record(request, pk), timezone.localdate()
        if isinstance(record, Organisation) and record.is_home:
            return redirect(record)
        made = briefing(record, user_of(request), day, **form.asked())
        if wanted in KINDS:
            try:
                return as_file(made, day, wanted)
            except (made_of_fonts.FontsMissing, made_of_fonts.TooLong) as error:
                messages.error(request, why_no_paper(error))
        return render(request, "web/briefing/briefing.html", self._context(record, made, form))

    def _send(self, request: HttpRequest, pk: int, form: BriefingForm) -> HttpResponse:
        record = self._record(request, pk)
        to = form.cleaned_data.get("to") if form.is_valid() else None
        receiver = to if isinstance(to, User) else user_of(request)
        asked = form.asked()
        done = _("The briefing is on its way to %(address)s.") % {"address": receiver.email}
        try:
            if permitted(
                request, lambda: send_briefing(by=actor_of(request), about=record, to=receiver, **asked), done
            ):
                return redirect(briefing_url(record))
        except Refused as refusal:
            messages.error(request, str(refusal))
        return self._answer(request, pk, form, "")

    def _context(self, record: Any, made: Briefing, form: BriefingForm) -> dict[str, Any]:
        listed = listed_by(self.kind, record)
        with translation.override(made.language):
            sections = [section_of(part) for part in made.parts]
        return {
            "briefing": made,
            "title": _("Briefing: %(title)s") % {"title": made.title},
            "form": form,
            "sections": sections,
            "crumbs": [
                {"label": listed.plural, "url": reverse(f"web:{listed.many}")},
                {"label": title_of(self.kind, record), "url": record.get_absolute_url()},
                {"label": _("Briefing")},
            ],
        }


def section_of(part: Part) -> dict[str, Any]:
    """As the page takes it, of the pieces that other pages have."""
    return {
        "id": part.name,
        "title": part.title,
        "pairs": [{"label": label, "value": text} for label, text in part.pairs],
        "facts": part.facts,
        "lines": [{**asdict(line), "icon": "triangle-alert" if part.name == "risks" else ""} for line in part.lines],
        "more": part.more,
        "empty": "" if part.lines else part.empty,
    }


def as_file(made: Briefing, day: date, wanted: str) -> HttpResponse:
    """To be kept or printed; `wanted` is one of `KINDS`. Raises what `papers.pdf` raises."""
    media_type, write = KINDS[wanted]
    name = papers.file_name(made, day, wanted)
    answer = HttpResponse(write(made, day), content_type=media_type)
    answer["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name) or ""
    return answer


def why_no_paper(error: Exception) -> str:
    if isinstance(error, made_of_fonts.FontsMissing):
        return _("The typefaces of papers were not built on this server. The Word file needs none.")
    return _("This is more than a paper can hold.")
