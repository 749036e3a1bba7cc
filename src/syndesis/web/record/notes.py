"""The tab of notes, files and sources of a record, and writing them."""

from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views import View

from syndesis.core import attachments, search
from syndesis.core import notes as core_notes
from syndesis.core.models import Attachment, Document, Note
from syndesis.core.services import Refused
from syndesis.intake.policies import documents
from syndesis.objects import ObjectType
from syndesis.web.record.about import files_shown, notes_on, notes_shown, sources_shown
from syndesis.web.record.deeds import permitted, told
from syndesis.web.record.head import address, bare_record_or_404, head, records_of
from syndesis.web.views.base import actor_of, get_or_404, user_of, visible

FOUND = 8
FILES_AT_ONCE = 20


class AboutView(View):
    """What all views of the tab share: the record, and its page."""

    kind: type[ObjectType] = ObjectType

    def record(self, request: HttpRequest, pk: int) -> Any:
        return bare_record_or_404(self.kind, request, pk)

    def back(self, record: Any, anchor: str = "") -> HttpResponse:
        return redirect(address(self.kind, "notes", record) + anchor)

    def page(self, request: HttpRequest, record: Any, **more: Any) -> HttpResponse:
        reader = user_of(request)
        may_change = self.kind.policy.can(reader, "change", record)
        context = head(self.kind, record, request, "notes") | {
            "notes": notes_shown(record, reader, address(self.kind, "notes", record)),
            "may_note": core_notes.may_note(reader),
            "files": files_shown(record, may_change=may_change, base=address(self.kind, "files", record)),
            "may_change": may_change,
            "limit": filesizeformat(settings.UPLOAD_LIMIT),
            "files_url": address(self.kind, "files", record),
            "sources": sources_shown(records_of(record, request), reader),
            "found": self._found(request, record) if may_change else [],
            "query": request.GET.get("q", "").strip(),
        }
        return render(request, "web/record_notes.html", context | more, status=422 if more else 200)

    def _found(self, request: HttpRequest, record: Any) -> list[dict[str, Any]]:
        """Documents whose title or text has the words, and which are not attached yet."""
        query = request.GET.get("q", "").strip()
        if not query:
            return []
        attached = attachments.of_subject(record).values("document")
        rows: QuerySet[Document] = visible(Document.objects.filter(archived_at=None), documents, request)
        hits = search.suggest(query, within=search.within({Document: rows.exclude(pk__in=attached)}), limit=FOUND)
        return [{"pk": hit.pk, "title": hit.title, "detail": hit.subtitle} for hit in hits]


class NotesView(AboutView):
    """The tab itself; sent to, a new note."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        return self.page(request, self.record(request, pk))

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        record, text = self.record(request, pk), request.POST.get("text", "")
        pinned = "is_pinned" in request.POST
        try:
            permitted(
                request,
                lambda: core_notes.add_note(by=actor_of(request), subject=record, text=text, is_pinned=pinned),
                _("The note is added."),
            )
        except Refused as refusal:
            return self.page(request, record, note_error=str(refusal), typed=text, pinned=pinned)
        return self.back(record)


class NoteView(AboutView):
    """One note, to be changed or deleted by those who may."""

    def note(self, request: HttpRequest, record: Any, key: int) -> Note:
        return get_or_404(notes_on(record), core_notes.notes, request, "change", pk=key)

    def get(self, request: HttpRequest, pk: int, key: int) -> HttpResponse:
        record = self.record(request, pk)
        note = self.note(request, record, key)
        return self._form(request, record, note, {"typed": note.text, "pinned": note.is_pinned})

    def post(self, request: HttpRequest, pk: int, key: int) -> HttpResponse:
        record = self.record(request, pk)
        note, by = self.note(request, record, key), actor_of(request)
        if "delete" in request.POST:
            told(request, lambda: core_notes.delete_note(note, by=by), _("The note is deleted."))
            return self.back(record)
        text, pinned = request.POST.get("text", ""), "is_pinned" in request.POST
        try:
            permitted(request, lambda: core_notes.revise_note(note, by=by, text=text, is_pinned=pinned))
        except Refused as refusal:
            return self._form(request, record, note, {"typed": text, "pinned": pinned, "note_error": str(refusal)}, 422)
        return self.back(record)

    def _form(
        self, request: HttpRequest, record: Any, note: Note, typed: dict[str, Any], status: int = 200
    ) -> HttpResponse:
        about = {"note": note, "cancel_url": address(self.kind, "notes", record)}
        context = head(self.kind, record, request, "notes") | about | typed
        return render(request, "web/record_note.html", context, status=status)


class FilesView(AboutView):
    """Sent to: files from the reader's machine, or a document that is kept already."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        return self.back(self.record(request, pk))

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        record, by, remark = self.record(request, pk), actor_of(request), request.POST.get("remark", "")
        if key := request.POST.get("document", ""):
            rows = visible(Document.objects.all(), documents, request)
            document = rows.filter(pk=int(key)).first() if key.isdecimal() and len(key) < 19 else None
            if document is None:
                raise Http404
            done = _("“%(title)s” is attached.") % {"title": document}
            told(request, lambda: attachments.attach_document(by=by, subject=record, document=document), done)
            return self.back(record, "#files")
        given = request.FILES.getlist("file")
        done = ngettext("%(number)s file is attached.", "%(number)s files are attached.", len(given))
        try:
            new = _read(given)
            permitted(
                request,
                lambda: attachments.attach_files(by=by, subject=record, given=new, remark=remark),
                done % {"number": len(given)},
            )
        except Refused as refusal:
            return self.page(request, record, file_error=str(refusal), remark=remark)
        return self.back(record, "#files")


class RemoveFileView(AboutView):
    """Sent to: take an attachment away."""

    def post(self, request: HttpRequest, pk: int, key: int) -> HttpResponse:
        record = self.record(request, pk)
        rows: QuerySet[Attachment] = attachments.of_subject(record)
        attachment = get_or_404(rows, attachments.attachments, request, "view", pk=key)
        done = _("“%(title)s” is no longer attached.") % {"title": attachment}
        told(request, lambda: attachments.remove_attachment(attachment, by=actor_of(request)), done)
        return self.back(record, "#files")


def _read(given: list[UploadedFile]) -> list[attachments.NewFile]:
    """The files, once their sizes are known to fit."""
    if not given:
        raise Refused(_("Choose a file first."))
    if len(given) > FILES_AT_ONCE:
        raise Refused(_("%(number)s files at once are too many.") % {"number": len(given)})
    for each in given:
        if (each.size or 0) > settings.UPLOAD_LIMIT:
            raise Refused(
                _("%(file)s is larger than %(limit)s.")
                % {"file": each.name, "limit": filesizeformat(settings.UPLOAD_LIMIT)}
            )
    return [attachments.NewFile(name=str(each.name or "file"), content=each.read()) for each in given]
