"""The page of a partner, or of any organisation."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from syndesis.directory import policies
from syndesis.directory.models import Organisation
from syndesis.directory.objects import PartnerType
from syndesis.engagement.objects import EngagementType
from syndesis.web.duplicates.leading import led_on
from syndesis.web.editing.links import may_add
from syndesis.web.footnotes import Footnotes
from syndesis.web.organisation.views import actions_on
from syndesis.web.partner import partner_page
from syndesis.web.partner.standing import AsOf
from syndesis.web.record import is_quick, overview, quick_look
from syndesis.web.record.page import section
from syndesis.web.risk.now import with_screening
from syndesis.web.views.base import get_or_404, user_of


def partner(request: HttpRequest, pk: int) -> HttpResponse:
    organisation = get_or_404(Organisation.objects.select_related("parent"), policies.organisations, request, pk=pk)
    if (onward := led_on(organisation, request)) is not None:
        return onward
    if is_quick(request):
        return quick_look(PartnerType, organisation, request)
    context = overview(PartnerType, organisation, request, with_deeds=False)
    context["partner"] = partner_page(
        organisation, user_of(request), timezone.localdate(), AsOf.of(request.GET.get("as_of", "")[:40])
    )
    context["changes"] = actions_on(organisation, request)
    context["further"] = further_panels(organisation, request)
    if may_add(EngagementType, user_of(request)) and organisation.archived_at is None:
        url = f"{reverse('web:quick')}?organisations={organisation.pk}"
        context["actions"].append({"label": _("Log a meeting"), "url": url, "icon": "calendar", "primary": True})
    parent = organisation.parent
    if parent is not None and policies.organisations.can(user_of(request), "view", parent):
        context["crumbs"].insert(1, {"label": parent.name, "url": parent.get_absolute_url()})
    return render(request, "web/partner.html", context)


DRAWN = {
    *("people", "units", "statuses", "rankings", "fields"),
    *("agreements", "activities", "meetings", "promises", "figures"),
}
"""The panels of a partner that its page draws in a way of its own; all others, of whatever package, stand below its
timeline as they are declared."""


def further_panels(organisation: Organisation, request: HttpRequest) -> list[dict[str, Any]]:
    reader = user_of(request)
    shown = [
        (panel, lines)
        for panel in PartnerType.all_panels()
        if panel.name not in DRAWN and (lines := panel.lines(organisation, reader))
    ]
    footnotes = Footnotes(reader)
    footnotes.collect([line.subject for _panel, lines in shown for line in lines if line.subject])
    sections = [section(panel, lines, footnotes) for panel, lines in shown]
    return with_screening(sections, "organisation", organisation, reader)
