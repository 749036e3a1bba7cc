"""Publications that may be one, to be joined or held apart; and those that were joined, to be taken back."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from syndesis.activities import policies
from syndesis.activities.models import Publication
from syndesis.activities.publication_wording import appeared_in, authors_of
from syndesis.activities.queries.alike_publications import alike
from syndesis.activities.services import joining_publications as services
from syndesis.core.history import ChangedSince
from syndesis.core.policies import Forbidden
from syndesis.core.services import Refused
from syndesis.web.views.base import actor_of, get_or_404, user_of, visible

PAGE = 25


def possible(request: HttpRequest) -> HttpResponse:
    """What may be one, a pair a line."""
    pairs = alike(visible(Publication.objects.all(), policies.publications, request))
    page = Paginator(pairs, PAGE).get_page(request.GET.get("page"))
    told = ngettext("%(number)s pair of one title", "%(number)s pairs of one title", len(pairs))
    context = _frame("publications_alike") | {
        "summary": told % {"number": len(pairs)},
        "pairs": [{"records": [_record(one), _record(other)]} for one, other in page],
        "page": page if page.has_other_pages() else None,
        "may_decide": policies.publications.may_add(user_of(request)),
    }
    return render(request, "web/publications/alike.html", context)


def joined(request: HttpRequest) -> HttpResponse:
    """What was joined, the newest first."""
    seen = visible(Publication.objects.all(), policies.publications, request)
    rows = seen.filter(merged_into__in=seen.order_by().values("pk")).select_related("merged_into")
    page = Paginator(rows.order_by("-archived_at", "-pk"), PAGE).get_page(request.GET.get("page"))
    context = _frame("publications_joined") | {
        "rows": [
            {"gone": str(row), "kept": _record(row.merged_into), "key": row.pk, "by": _by(row)}
            for row in page
            if row.merged_into is not None
        ],
        "page": page if page.has_other_pages() else None,
        "may_decide": policies.publications.may_add(user_of(request)),
    }
    return render(request, "web/publications/joined.html", context)


@require_POST
def decide(request: HttpRequest) -> HttpResponse:
    """Joins two, or holds them apart."""
    one, other = (_asked(request, name) for name in ("kept", "gone"))
    try:
        if request.POST.get("deed") == "join":
            kept = services.join_publications(one, other, by=actor_of(request))
            messages.success(request, _("Both are one now: “%(title)s”.") % {"title": kept.title})
        else:
            services.hold_publications_apart(one, other, by=actor_of(request))
            messages.success(request, _("They are held apart, and not asked of again."))
    except Refused as refusal:
        messages.error(request, str(refusal))
    except Forbidden as refusal:
        messages.error(request, _("You may not change “%(record)s”.") % {"record": refusal})
    return redirect("web:publications_alike")


@require_POST
def take_back(request: HttpRequest, pk: int) -> HttpResponse:
    gone = get_or_404(Publication.objects.all(), policies.publications, request, pk=pk)
    try:
        services.separate_publications(gone, by=actor_of(request))
        messages.success(request, _("They are two again."))
    except Refused as refusal:
        messages.error(request, str(refusal))
    except Forbidden as refusal:
        messages.error(request, _("You may not change “%(record)s”.") % {"record": refusal})
    except ChangedSince as changed:
        told = _("Not taken back, since these have been changed since: %(names)s.")
        messages.error(request, told % {"names": ", ".join(str(each) for each in changed.records[:10])})
    return redirect("web:publications_joined")


def _asked(request: HttpRequest, name: str) -> Publication:
    key = request.POST.get(name, "")
    number = int(key) if key.isascii() and key.isdecimal() and len(key) < 19 else 0
    return get_or_404(Publication.objects.all(), policies.publications, request, pk=number)


def _record(row: Publication) -> dict[str, Any]:
    told = (authors_of(row), appeared_in(row), row.get_kind_display(), row.doi)
    return {
        "key": row.pk,
        "title": row.title,
        "url": row.get_absolute_url(),
        "detail": " · ".join(filter(None, map(str, told))),
        "icon": "quote",
    }


def _by(row: Publication) -> str:
    deed = services.deed_of(row)
    return " · ".join(filter(None, (str(deed.actor or ""), date_format(deed.at, "DATE_FORMAT")))) if deed else ""


def _frame(here: str) -> dict[str, Any]:
    tabs = [(_("To decide"), "publications_alike"), (_("Joined"), "publications_joined")]
    title = _("Possible duplicates")
    return {
        "title": title,
        "tabs": [{"label": label, "url": reverse(f"web:{name}"), "current": name == here} for label, name in tabs],
        "crumbs": [{"label": _("Publications"), "url": reverse("web:publications")}, {"label": title}],
    }
