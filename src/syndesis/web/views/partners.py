"""The page of a partner, or of any organisation."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from syndesis.directory import policies
from syndesis.directory.models import Organisation
from syndesis.directory.objects import PartnerType
from syndesis.web.partner import partner_page
from syndesis.web.record import is_quick, overview, quick_look
from syndesis.web.views.base import get_or_404, user_of


def partner(request: HttpRequest, pk: int) -> HttpResponse:
    organisation = get_or_404(Organisation.objects.select_related("parent"), policies.organisations, request, pk=pk)
    if is_quick(request):
        return quick_look(PartnerType, organisation, request)
    context = overview(PartnerType, organisation, request, with_deeds=False)
    context["partner"] = partner_page(organisation, user_of(request), timezone.localdate())
    parent = organisation.parent
    if parent is not None and policies.organisations.can(user_of(request), "view", parent):
        context["crumbs"].insert(1, {"label": parent.name, "url": parent.get_absolute_url()})
    return render(request, "web/partner.html", context)
