"""Screening at once: an agreement, an organisation, a person or the guests of a visit, by a button of its page."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from syndesis.agreements import policies
from syndesis.agreements.models import Agreement, ScreeningRun
from syndesis.agreements.queries.screening import found_by
from syndesis.agreements.screening import running
from syndesis.agreements.wording.screening import editions_said
from syndesis.core.history import Actor
from syndesis.core.models import User
from syndesis.core.policies import Policy
from syndesis.directory import policies as directory
from syndesis.directory.models import Organisation, Person
from syndesis.directory.queries import home
from syndesis.engagement import policies as engagement
from syndesis.engagement.models import Engagement, Participant
from syndesis.web.risk.reading import may_see
from syndesis.web.views.base import actor_of, get_or_404, user_of


def _guests(visit: Engagement, *, by: Actor) -> ScreeningRun:
    """All but our own people."""
    rows = list(visit.participants.select_related("organisation", "position__organisation"))
    ours = home()
    guests = [row for row in rows if not (ours and _of(row) and _of(row).path.startswith(ours.path))]
    organisations = [row.organisation for row in guests if row.organisation]
    return running.screen_guests(organisations, [row.person_id for row in guests if row.person_id], by=by)


def _of(row: Participant) -> Any:
    """For whom somebody comes."""
    return row.organisation or (row.position.organisation if row.position else None)


KINDS: dict[str, tuple[type[Any], Policy, Callable[..., ScreeningRun]]] = {
    "agreement": (Agreement, policies.agreements, running.screen_agreement),
    "organisation": (Organisation, directory.organisations, running.screen_organisation),
    "person": (Person, directory.people, running.screen_person),
    "visit": (Engagement, engagement.engagements, _guests),
}
"""By the word in the address: whose page has the button, who sees it, and what is compared."""


def screening_button(kind: str, record: Any, reader: User) -> dict[str, Any] | None:
    """As a section takes it (`ui/section.html`); None for whom candidates are not, and for what is put away."""
    if not may_see(reader) or record.archived_at or getattr(record, "is_home", False):
        return None
    return {"label": _("Screen now"), "url": reverse("web:screen_now", args=[kind, record.pk]), "icon": "shield-alert"}


def with_screening(sections: list[dict[str, Any]], kind: str, record: Any, reader: User) -> list[dict[str, Any]]:
    """The sections of a page, the button with the one of screening."""
    for each in sections:
        if each["id"] == "screening":
            each["deed"] = screening_button(kind, record, reader)
    return sections


@require_POST
def screen_now(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    if kind not in KINDS or not may_see(user_of(request)):
        raise Http404
    model, policy, screen = KINDS[kind]
    record = get_or_404(model.objects.filter(archived_at=None), policy, request, pk=pk)
    run = screen(record, by=actor_of(request))
    if not run.lists:
        messages.warning(request, _("No list is in use: there was nothing to compare with."))
    else:
        messages.success(request, _told(run, user_of(request)))
    if kind == "visit":
        return redirect("web:visit", pk)
    return redirect(f"{record.get_absolute_url()}#screening")


def _told(run: ScreeningRun, reader: User) -> str:
    number = found_by(run, reader).count()
    words = {"names": run.compared, "lists": editions_said(run.lists), "number": number}
    if not number:
        return _("%(names)s names compared with %(lists)s: nothing is to be decided.") % words
    told = ngettext(
        "%(names)s names compared with %(lists)s: %(number)s candidate is to be decided on the risk desk.",
        "%(names)s names compared with %(lists)s: %(number)s candidates are to be decided on the risk desk.",
        number,
    )
    return told % words
