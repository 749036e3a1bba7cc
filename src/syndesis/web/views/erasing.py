"""Erasing a person: what it would change, and the deed."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from syndesis.core.models import Document
from syndesis.core.policies import policy_of
from syndesis.core.services import Refused
from syndesis.directory import policies
from syndesis.directory.erasing import Preview, erase_person, may_erase, preview
from syndesis.directory.models import Person
from syndesis.directory.objects import PersonType
from syndesis.web.person.erasing import SHOWN, goes, places_shown, stays
from syndesis.web.views.base import actor_of, get_or_404, user_of

SURE, TAKEN, OFFERED = "sure", "taken", "shown"


@require_http_methods(["GET", "HEAD", "POST"])
def erase(request: HttpRequest, pk: int) -> HttpResponse:
    person = get_or_404(Person.objects.filter(erased_at=None), policies.people, request, pk=pk)
    if not may_erase(user_of(request), person):
        raise PermissionDenied
    shown, told = preview(person), ""
    if request.method == "POST":
        if request.POST.get(SURE) != "1":
            told = _("Tick that you have looked at it: nothing was erased.")
        else:
            try:
                erase_person(person, by=actor_of(request), taken=_taken(request, shown))
            except Refused as refusal:
                told = str(refusal)
            else:
                messages.success(request, _("The person was erased."))
                return redirect("web:people")
    return render(request, "web/person_erase.html", _page(request, shown, told), status=422 if told else 200)


def _taken(request: HttpRequest, shown: Preview) -> set[str]:
    """The places where the family name alone goes: those that were ticked; of what was not shown, where it is meant."""
    offered = set(request.POST.getlist(OFFERED))
    return set(request.POST.getlist(TAKEN)) | {
        place.key for place in shown.doubtful if place.is_meant and place.key not in offered
    }


def _page(request: HttpRequest, shown: Preview, told: str) -> dict[str, Any]:
    reader, person = user_of(request), shown.person
    seen = policy_of(Document).seen(reader, {document.pk for document in shown.replaced})
    return {
        "title": _("Erase %(person)s") % {"person": person},
        "person": person,
        "shown": shown,
        "told": told,
        "goes": goes(shown),
        "stays": stays(shown),
        "sure": places_shown(shown.sure, reader),
        "sure_rest": max(0, len(shown.sure) - SHOWN),
        "doubtful": places_shown(shown.doubtful, reader),
        "doubtful_rest": max(0, len(shown.doubtful) - SHOWN),
        "replaced": [
            {"title": row.title, "file_name": row.file_name, "url": reverse("web:document", args=[row.pk])}
            for row in shown.replaced
            if row.pk in seen
        ],
        "cancel_url": person.get_absolute_url(),
        "crumbs": [
            {"label": PersonType.plural, "url": reverse("web:people")},
            {"label": str(person), "url": person.get_absolute_url()},
            {"label": _("Erase")},
        ],
    }
