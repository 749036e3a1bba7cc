"""The page of a region: who coordinates it, how many partners it has in how many countries, what is to be reached."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from syndesis.core.accounts import governs
from syndesis.directory.choices import Tier
from syndesis.directory.models import Region
from syndesis.directory.objects import PartnerType
from syndesis.directory.objects.relations import RegionType
from syndesis.directory.policies import goals
from syndesis.directory.queries.headline import headline
from syndesis.objects.lists import asked
from syndesis.web.briefing.links import briefing_action
from syndesis.web.record import is_quick, page_of, quick_look, record_or_404
from syndesis.web.record.page import RecordView
from syndesis.web.views.base import user_of


class RegionView(RecordView):
    kind = RegionType

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        region = record_or_404(RegionType, request, pk)
        if is_quick(request):
            return quick_look(RegionType, region, request)
        context = page_of(RegionType, region, request)
        context |= {"facts": _facts(request, region), "actions": _actions(request, region)}
        for section in context["sections"]:
            if section["id"] == "partners":
                section |= {"count": context["facts"][0]["value"], "url": context["facts"][0]["url"]}
            elif section["id"] == "countries":  # all in one line
                section["count"] = region.countries.count()
        context["subtitle"] = str(headline(_partners(request, region), None))
        return render(request, "web/detail.html", context)


def _partners(request: HttpRequest, region: Region, **more: str) -> Any:
    """The same set as the list of partners shows that is narrowed by the region."""
    return asked(PartnerType, user_of(request), {"region": str(region.pk), **more}).filters.qs


def _facts(request: HttpRequest, region: Region) -> list[dict[str, Any]]:
    partners = f"{reverse('web:partners')}?region={region.pk}"
    told = headline(_partners(request, region), None)
    strategic = _partners(request, region, tier=Tier.STRATEGIC.value).count()
    number = region.countries.count()
    candidates = _partners(request, region, status="candidate").count()
    facts = [
        {"label": _("Partners"), "value": told.partners, "url": partners},
        {"label": _("Strategic partners"), "value": strategic, "url": f"{partners}&tier={Tier.STRATEGIC.value}"},
        {
            "label": _("Countries with a partner"),
            "value": told.countries,
            "note": _("of %(number)s") % {"number": number} if number else "",
        },
    ]
    if candidates:
        facts.append({"label": _("Candidates"), "value": candidates, "url": f"{partners}&status=candidate"})
    return facts


def _actions(request: HttpRequest, region: Region) -> list[dict[str, Any]]:
    found = briefing_action(region)
    if goals.may_add(user_of(request)):
        found.append({"label": _("New goal"), "url": f"{reverse('web:goal_new')}?region={region.pk}", "icon": "flag"})
    if governs(request.user):
        add, edit = "web:region_coordinator_add", "web:settings_region"
        found.append({"label": _("Add a coordinator"), "url": reverse(add, args=[region.pk]), "icon": "user-plus"})
        found.append({"label": _("Edit"), "url": reverse(edit, args=[region.pk]), "icon": "pencil"})
    return found
