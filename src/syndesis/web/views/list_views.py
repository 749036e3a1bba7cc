"""What a user keeps of a list: its saved views, the one it opens with, and how close its rows stand."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views import View

from syndesis.core.policies import Forbidden
from syndesis.core.services import Refused
from syndesis.objects import ObjectType
from syndesis.objects.lists import DENSITY, VIEW
from syndesis.objects.models import SavedView
from syndesis.objects.views import (
    delete_view,
    kept_of,
    open_with,
    remember_density,
    revise_view,
    save_view,
    saved_views,
)
from syndesis.web.addresses import Address
from syndesis.web.list_tools import EVERYTHING
from syndesis.web.views.base import actor_of, user_of


class ViewsView(View):
    """Each deed leads back to the list as it was, whose address comes along as `query`."""

    kind: type[ObjectType] = ObjectType
    http_method_names = ["post"]

    def post(self, request: HttpRequest) -> HttpResponse:
        deeds = {
            "save": self._save,
            "change": self._change,
            "delete": self._delete,
            "open": self._open,
            "density": self._density,
        }
        deed, query = deeds.get(request.POST.get("deed", "")), QueryDict(request.POST.get("query", ""))
        changed: dict[str, Any] = {}
        try:
            changed = deed(request, query) if deed else {}
        except Refused as refusal:
            messages.error(request, str(refusal))
        except Forbidden:
            messages.error(request, _("Your role does not allow this."))
        return redirect(reverse(f"web:{self.kind.many}") + Address(query).but(**changed))

    def _view(self, request: HttpRequest) -> SavedView:
        rows = SavedView.objects.filter(saved_views.scope(user_of(request), "view"), kind=self.kind.many)
        key = request.POST.get(VIEW, "")
        return get_object_or_404(rows, pk=int(key) if key.isascii() and key.isdecimal() and len(key) < 19 else None)

    def _save(self, request: HttpRequest, query: QueryDict) -> dict[str, Any]:
        view = save_view(
            self.kind,
            by=actor_of(request),
            name=request.POST.get("name", ""),
            query=kept_of(self.kind, query),
            shared=bool(request.POST.get("shared")),
        )
        messages.success(request, _("The view “%(name)s” is saved.") % {"name": view.name})
        return {VIEW: str(view.pk)}

    def _change(self, request: HttpRequest, query: QueryDict) -> dict[str, Any]:
        view = revise_view(
            self._view(request),
            by=actor_of(request),
            name=request.POST.get("name", ""),
            query=kept_of(self.kind, query),
            shared=bool(request.POST.get("shared")),
        )
        messages.success(request, _("The view “%(name)s” is changed.") % {"name": view.name})
        return {VIEW: str(view.pk)}

    def _delete(self, request: HttpRequest, query: QueryDict) -> dict[str, Any]:
        view = self._view(request)
        name = view.name
        delete_view(view, by=actor_of(request))
        messages.success(request, _("The view “%(name)s” is deleted; the records are as they were.") % {"name": name})
        return {VIEW: ""}

    def _open(self, request: HttpRequest, query: QueryDict) -> dict[str, Any]:
        view = None if request.POST.get(VIEW) == EVERYTHING else self._view(request)
        open_with(self.kind, view, by=actor_of(request))
        if view is None:
            messages.success(request, _("The list opens with all records from now on."))
        else:
            messages.success(request, _("The list opens with “%(name)s” from now on.") % {"name": view.name})
        return {}

    def _density(self, request: HttpRequest, query: QueryDict) -> dict[str, Any]:
        density = request.POST.get(DENSITY, "")
        remember_density(self.kind, density, by=actor_of(request))
        return {DENSITY: density}
