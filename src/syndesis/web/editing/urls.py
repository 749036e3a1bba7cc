"""The addresses at which records of a type are written."""

from django.contrib.auth.decorators import login_not_required
from django.urls import URLPattern, path

from syndesis.directory.objects import PartnerType, PersonType
from syndesis.objects import ObjectType
from syndesis.web.editing.partners import NewPartnerView
from syndesis.web.editing.people import NewPersonView
from syndesis.web.editing.views import ArchiveView, EditView, NewView

NEW: dict[type[ObjectType], type[NewView]] = {PartnerType: NewPartnerView, PersonType: NewPersonView}
"""Types whose page for a new record is made by hand."""


def writing_urls(kind: type[ObjectType]) -> list[URLPattern]:
    """`web:agreement_new`, `web:agreement_edit`, … of a type that people may write. The views of forms ask for the
    sign-in themselves, so that nothing typed is lost by it."""
    if not kind.form:
        return []
    base, one = kind.path or kind.many, kind.one
    new, edit = (login_not_required(view.as_view(kind=kind)) for view in (NEW.get(kind, NewView), EditView))
    made = [path(f"{base}/new/", new, name=f"{one}_new")]
    if kind.page_name() != one:
        return made  # a record is written on the pages of the other type
    return [
        *made,
        path(f"{base}/<int:pk>/edit/", edit, name=f"{one}_edit"),
        path(f"{base}/<int:pk>/archive/", ArchiveView.as_view(kind=kind), name=f"{one}_archive"),
        path(f"{base}/<int:pk>/restore/", ArchiveView.as_view(kind=kind, back=True), name=f"{one}_restore"),
    ]
