"""The page of a partner, or of any organisation; and the options of an organisation field."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from syndesis.directory import policies
from syndesis.directory.models import Organisation
from syndesis.web.partner import partner_page
from syndesis.web.views.base import get_or_404, user_of


def partner(request: HttpRequest, pk: int) -> HttpResponse:
    organisation = get_or_404(Organisation.objects.select_related("parent"), policies.organisations, request, pk=pk)
    page = partner_page(organisation, user_of(request), timezone.localdate())
    crumbs = [{"label": _("Partners"), "url": reverse("web:partners")}]
    if organisation.parent:
        crumbs.append({"label": organisation.parent.name, "url": organisation.parent.get_absolute_url()})
    return render(request, "web/partner.html", {"partner": page, "crumbs": [*crumbs, {"label": organisation.name}]})
