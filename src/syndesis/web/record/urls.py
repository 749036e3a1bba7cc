"""The addresses of the records of each declared type."""

from collections.abc import Collection, Iterator

from django.urls import URLPattern, path

from syndesis.objects import ObjectType
from syndesis.web.record.deeds import DeedView
from syndesis.web.record.history import CompareView, HistoryView
from syndesis.web.record.notes import FilesView, NotesView, NoteView, RemoveFileView
from syndesis.web.record.page import RecordView


def record_urls(kind: type[ObjectType], besides: Collection[str | None] = ()) -> list[URLPattern]:
    """The page of a record and those beside it, but for the names that are taken: those pages are made by hand."""
    return [pattern for pattern in _all(kind) if pattern.name not in besides] if kind.page_name() == kind.one else []


def _all(kind: type[ObjectType]) -> Iterator[URLPattern]:
    one, base = kind.one, f"{kind.path or kind.many}/<int:pk>/"
    yield path(base, RecordView.as_view(kind=kind), name=one)
    yield path(f"{base}history/", HistoryView.as_view(kind=kind), name=f"{one}_history")
    yield path(f"{base}compare/", CompareView.as_view(kind=kind), name=f"{one}_compare")
    yield path(f"{base}notes/", NotesView.as_view(kind=kind), name=f"{one}_notes")
    yield path(f"{base}notes/<int:key>/", NoteView.as_view(kind=kind), name=f"{one}_note")
    yield path(f"{base}files/", FilesView.as_view(kind=kind), name=f"{one}_files")
    yield path(f"{base}files/<int:key>/remove/", RemoveFileView.as_view(kind=kind), name=f"{one}_file_remove")
    for deed in kind.deeds:
        yield path(f"{base}{deed.name}/", DeedView.as_view(kind=kind, name=deed.name), name=f"{one}_{deed.name}")
