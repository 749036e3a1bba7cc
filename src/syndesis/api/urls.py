"""Addresses of the API: those of each type are made from the registry."""

from typing import Any

from django.urls import URLPattern, include, path, re_path, register_converter
from django.urls.converters import IntConverter

from syndesis.api import about, documentation
from syndesis.api.headline import PartnersHeadline
from syndesis.api.intake import documents, findings
from syndesis.api.records.views import RecordViewSet
from syndesis.objects import ObjectType, registered


class Key(IntConverter):
    """A key that any database can hold."""

    regex = "[1-9][0-9]{0,17}"


register_converter(Key, "key")


def record_urls(kind: type[ObjectType]) -> list[URLPattern]:
    """`/agreements/`, `/agreements/17/`, `/agreements/17/archive/`, ...; without a form, for reading only."""
    views: Any = type(f"{kind.stem()}ViewSet", (RecordViewSet,), {"kind": kind, "__doc__": None})
    base, one = f"{kind.many}/", f"{kind.many}/<key:pk>/"
    written = {"post": "create", "patch": "change_many"} if kind.form else {}
    changed = {"patch": "partial_update"} if kind.form else {}
    found = [
        path(base, views.as_view({"get": "list", **written}), name=kind.many),
        path(one, views.as_view({"get": "retrieve", **changed}), name=kind.one),
        path(f"{one}history/", views.as_view({"get": "history"}), name=f"{kind.one}_history"),
    ]
    if kind.form:
        found += [
            path(f"{one}{action}/", views.as_view({"post": action}), name=f"{kind.one}_{action}")
            for action in ("archive", "restore")
        ]
    return found + [
        path(f"{one}{deed.name}/", views.as_view({"post": "act"}, deed=deed), name=f"{kind.one}_{deed.name}")
        for deed in kind.deeds
    ]


app_name = "api"
v1 = [
    path("", about.Root.as_view(), name="root"),
    path("schema/", documentation.Schema.as_view(), name="schema"),
    path("me/", about.Me.as_view(), name="me"),
    path("search/", about.Search.as_view(), name="search"),
    path("intake/", documents.Intakes.as_view(), name="intake"),
    path("intake/<key:pk>/", documents.OneIntake.as_view(), name="one_intake"),
    path("intake/<key:pk>/text/", documents.Text.as_view(), name="intake_text"),
    path("intake/<key:pk>/accept/", documents.AcceptAbove.as_view(), name="accept_above"),
    path("intake/<key:pk>/undo/", documents.UndoAll.as_view(), name="undo_all"),
    path("findings/<key:pk>/", findings.OneFinding.as_view(), name="finding"),
    path("findings/<key:pk>/accept/", findings.Accept.as_view(), name="finding_accept"),
    path("findings/<key:pk>/reject/", findings.Reject.as_view(), name="finding_reject"),
    path("findings/<key:pk>/undo/", findings.Undo.as_view(), name="finding_undo"),
    path("findings/<key:pk>/choose/", findings.Choose.as_view(), name="finding_choose"),
    path("findings/<key:pk>/correct/", findings.Correct.as_view(), name="finding_correct"),
    path("partners/headline/", PartnersHeadline.as_view(), name="partners_headline"),
    *(each for kind in registered() for each in record_urls(kind)),
    re_path(r"^[\s\S]+$", about.Nothing.as_view()),
]
urlpatterns = [path("", documentation.reading, name="reading"), path("v1/", include(v1))]
