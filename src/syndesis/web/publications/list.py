"""The list of publications, with the ways to its counts, to what looks alike and to files of works."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from syndesis.activities.objects.publications import PublicationType
from syndesis.web.addresses import Address
from syndesis.web.editing.links import list_actions
from syndesis.web.views.base import user_of
from syndesis.web.views.lists import ListView

BY = "by"


class PublicationsView(ListView):
    kind = PublicationType

    def shown(self, request: HttpRequest) -> dict[str, Any]:
        context = super().shown(request)
        return context | {"shapes": shapes(Address(context["given"]), request.path)}

    def around(self, request: HttpRequest) -> dict[str, Any]:
        alike = {"label": _("Possible duplicates"), "url": reverse("web:publications_alike"), "icon": "copy"}
        bring = {"label": _("Bring in works"), "url": reverse("web:publications_bring"), "icon": "file-up"}
        actions = list_actions(self.kind, user_of(request))
        return {"actions": [alike, *([bring] if actions else []), *actions]}


def shapes(address: Address, path: str) -> list[dict[str, Any]]:
    """The ways to see the same set."""
    ways = [(_("List"), "web:publications"), (_("Counts"), "web:publications_figures")]
    return [
        {"label": label, "url": reverse(name) + address.but(BY), "current": reverse(name) == path}
        for label, name in ways
    ]
