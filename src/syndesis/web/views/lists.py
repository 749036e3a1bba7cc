"""The list of any type; that of partners says how many they are and leads to a new one."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, QueryDict, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views import View

from syndesis.directory import policies as directory
from syndesis.directory.objects import PartnerType
from syndesis.directory.queries.headline import headline
from syndesis.objects import ObjectType
from syndesis.objects.exports import ALL, FIELDS, FORMS, export
from syndesis.objects.lists import asked, list_state
from syndesis.web.addresses import Address
from syndesis.web.editing.links import list_actions
from syndesis.web.list_tools import Kept, tools
from syndesis.web.lists import list_context, named_references
from syndesis.web.views.base import user_of


class ListView(View):
    """The list of one type; subclass it to say more around the rows."""

    kind: type[ObjectType] = ObjectType
    template = "web/list.html"

    def get(self, request: HttpRequest) -> HttpResponse:
        if told := named_references(self.kind, request):
            return told
        return render(request, self.template, self.shown(request))

    def shown(self, request: HttpRequest) -> dict[str, Any]:
        """What the template takes; also `state` and `given`, for those that say more."""
        kept = Kept.of(self.kind, user_of(request))
        given = self.given(kept.usual(request.GET))
        state = list_state(self.kind, user_of(request), given)
        shown = list_context(state, request, given) | tools(state, request, given, kept)
        around = self.around(request)
        for new in (each for each in around["actions"] if each.get("primary")):
            shown["empty"] |= {"action": new["label"], "url": new["url"]}
        return shown | around | {"state": state, "given": given}

    def given(self, given: QueryDict) -> QueryDict:
        """What is asked, where the address says less than all of it."""
        return given

    def around(self, request: HttpRequest) -> dict[str, Any]:
        """What stands above the rows: a summary and actions, in the shapes of `web/list.html`."""
        return {"actions": list_actions(self.kind, user_of(request))}


class ExportView(View):
    """All rows of a list as a file. What the page would tell as a mistake leads back to the page: nobody takes a file
    of all records for one of a few."""

    kind: type[ObjectType] = ObjectType

    def get(self, request: HttpRequest, form: str) -> HttpResponseBase:
        if form not in FORMS:
            raise Http404
        wanted = asked(self.kind, user_of(request), request.GET)
        if wanted.errors:
            return redirect(f"{reverse(f'web:{self.kind.many}')}?{request.GET.urlencode()}")
        made = export(wanted, user_of(request), form, everything=request.GET.get(FIELDS) == ALL)
        response = StreamingHttpResponse(made.chunks, content_type=made.content_type)
        response["Content-Disposition"] = content_disposition_header(True, made.name)
        return response


class PartnersView(ListView):
    kind = PartnerType

    def shown(self, request: HttpRequest) -> dict[str, Any]:
        context = super().shown(request)
        asked, address = context["state"].asked, Address(context["given"])
        told = headline(asked.rows, asked.filters.day)
        return context | {"headline": told, "summary": str(told), "shapes": self.shapes(request, address)}

    def shapes(self, request: HttpRequest, address: Address) -> list[dict[str, Any]]:
        """The ways to see the same set."""
        ways = [
            (_("List"), reverse("web:partners")),
            (_("Map"), reverse("web:partners_map")),
            (_("Anniversaries"), reverse("web:partners_anniversaries")),
        ]
        query = address.but()
        return [{"label": name, "url": url + query, "current": url == request.path} for name, url in ways]

    def around(self, request: HttpRequest) -> dict[str, Any]:
        may_add = directory.partnerships.may_add(user_of(request))
        new = {"label": _("New partner"), "url": reverse("web:partner_new"), "icon": "plus", "primary": True}
        rows = {"label": _("Import"), "url": f"{reverse('web:import_new')}?type={self.kind.many}", "icon": "file-up"}
        return {"actions": [rows, new] if may_add else []}
