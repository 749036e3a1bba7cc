"""The page of an event that recurs: its editions over the years, with what each was about and how many came."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from syndesis.engagement.models import RecurringEvent
from syndesis.engagement.objects import EngagementType, RecurringEventType
from syndesis.engagement.panels.seen import seen_engagements
from syndesis.engagement.queries.attendance import Came, came_to
from syndesis.engagement.wording import engagement_title, held
from syndesis.engagement.wording.occasions import place
from syndesis.web.editing.links import may_add
from syndesis.web.engagement.invitations import board_url
from syndesis.web.record import is_quick, page_of, quick_look, record_or_404
from syndesis.web.views.base import user_of


def recurring(request: HttpRequest, pk: int) -> HttpResponse:
    row = record_or_404(RecurringEventType, request, pk)
    if is_quick(request):
        return quick_look(RecurringEventType, row, request)
    context = page_of(RecurringEventType, row, request)
    context["sections"] = [each for each in context["sections"] if each["id"] != "editions"]
    context["editions"] = editions_of(row, request)
    if may_add(EngagementType, user_of(request)) and not row.archived_at:
        new = f"{reverse('web:engagement_new')}?edition_of={row.pk}&kind={row.kind}"
        context["new_edition_url"] = new
    return render(request, "web/engagement/recurring.html", context)


def editions_of(event: RecurringEvent, request: HttpRequest) -> list[dict[str, Any]]:
    """The newest first. Numbers are of all who came."""
    numbers, nobody = came_to(event), Came(0, 0)
    rows = seen_engagements(user_of(request)).filter(edition_of=event).order_by("-held_on_last", "-pk")
    return [
        {
            "edition": row.edition,
            "title": engagement_title(row),
            "url": row.get_absolute_url(),
            "when": _("cancelled") if row.is_cancelled else held(row),
            "theme": row.theme,
            "place": place(row),
            "asked": numbers.get(row.pk, nobody).asked,
            "came": numbers.get(row.pk, nobody).came,
            "invitations_url": board_url(row),
        }
        for row in rows
    ]
