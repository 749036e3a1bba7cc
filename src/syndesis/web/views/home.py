"""Today: what waits for me."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from syndesis.engagement import policies
from syndesis.web.today import today_page
from syndesis.web.views.base import user_of
from syndesis.web.views.institution import notice_of_home


def home(request: HttpRequest) -> HttpResponse:
    today = timezone.localdate()
    context = {
        "date": date_format(today, "DATE_FORMAT"),
        "today": today_page(user_of(request), today),
        "notice": notice_of_home(user_of(request)),
        "may_log": policies.engagements.may_add(user_of(request)),
        "crumbs": [{"label": _("Today")}],
    }
    return render(request, "web/home.html", context)
