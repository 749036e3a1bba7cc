"""Whom a partner could introduce us to, each with the way to note that it did."""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from syndesis.directory import policies as directory
from syndesis.directory.models import Organisation
from syndesis.directory.queries import home
from syndesis.directory.queries.relating import WORDS
from syndesis.directory.queries.ways import Way, through, ways_to
from syndesis.engagement import policies
from syndesis.engagement.objects import IntroductionType
from syndesis.web.views.base import get_or_404, user_of


def possible(request: HttpRequest) -> HttpResponse:
    """Of a partner, those whom it leads to; of anybody else, those over whom we reach them."""
    key = request.GET.get("organisation", "")
    pk = int(key) if key.isascii() and key.isdecimal() and len(key) < 19 else 0
    row = get_or_404(Organisation.objects.all(), directory.organisations, request, pk=pk)
    user, ours = user_of(request), home()
    onward = [(way[-1].end, row, way) for way in through(row, user)]
    over = [(row, way[0].end, way) for way in ways_to(row, user)]
    may_add = policies.introductions.may_add(user)
    title = _("Introductions by %(name)s") if onward or not over else _("Who could introduce us to %(name)s")
    context = {
        "title": title % {"name": row.name},
        "lead": _("Found in the relations on record. The button notes an introduction that was made."),
        "lines": [_line(ours, *found, may_add=may_add) for found in (*onward, *over)],
        "crumbs": [
            {"label": IntroductionType.plural, "url": reverse("web:introductions")},
            {"label": row.name, "url": row.get_absolute_url()},
            {"label": _("Possible ones")},
        ],
    }
    return render(request, "web/promises/introductions.html", context)


def _line(
    ours: Organisation | None, target: Organisation, broker: Organisation, way: Way, *, may_add: bool
) -> dict[str, Any]:
    given: dict[str, Any] = {"second": target.pk, "made_by": broker.pk, "title": target.name}
    if ours is not None:
        given["first"] = ours.pk
    between = [_("%(tie)s: %(name)s") % {"tie": WORDS[step.tie], "name": step.end.name} for step in way[:-1]]
    return {
        "title": target.name,
        "url": target.get_absolute_url(),
        "detail": " → ".join([*between, str(WORDS[way[-1].tie])]),
        "icon": "building-2",
        "new_url": f"{reverse('web:introduction_new')}?{urlencode(given)}" if may_add else "",
    }
