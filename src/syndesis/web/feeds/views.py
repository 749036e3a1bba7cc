"""One's own calendars to subscribe to: made, told once, revoked."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from syndesis.core.services import Refused
from syndesis.engagement.models import CalendarFeed
from syndesis.engagement.services.feeds import feeds as policy
from syndesis.engagement.services.feeds import make_feed, revoke_feed
from syndesis.web.account_forms import refused
from syndesis.web.feeds.forms import FeedForm
from syndesis.web.views.base import actor_of, get_or_404, sent, user_of


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def feeds(request: HttpRequest) -> HttpResponse:
    """The address of a new one is in the answer to its form, and nowhere afterwards."""
    form, made, address = FeedForm(sent(request), user_of(request)), None, ""
    if request.method == "POST" and form.is_valid():
        try:
            made, secret = make_feed(by=actor_of(request), **form.cleaned_data)
        except Refused as refusal:
            refused(form, refusal)
        else:
            address = request.build_absolute_uri(reverse("exchange:feed", args=[secret]))
            form = FeedForm(None, user_of(request))
    held = CalendarFeed.objects.filter(user=user_of(request)).select_related("organisation", "region")
    context = {
        "form": form,
        "made": made,
        "address": address,
        "webcal": f"webcal://{address.partition('://')[2]}",
        "lines": [_line(feed) for feed in sorted(held, key=lambda feed: feed.revoked_at is not None)],
        "crumbs": [{"label": _("Your account"), "url": reverse("web:account")}, {"label": _("Calendars")}],
    }
    return render(request, "web/account/feeds.html", context, status=422 if form.errors else 200)


@require_POST
def revoke(request: HttpRequest, pk: int) -> HttpResponse:
    feed = get_or_404(CalendarFeed.objects.select_related("user"), policy, request, "change", pk=pk)
    revoke_feed(by=actor_of(request), feed=feed)
    messages.success(
        request, _("The calendar “%(feed)s” is revoked: its address opens nothing any more.") % {"feed": feed}
    )
    return redirect("web:feeds")


def _line(feed: CalendarFeed) -> dict[str, Any]:
    read = _("last read %(day)s") % {"day": _day(feed.last_used_at)} if feed.last_used_at else _("never read")
    made = _("made %(day)s") % {"day": _day(feed.made_at)}
    return {
        "title": str(feed),
        "detail": f"{made} · {read}",
        "icon": "calendar",
        "end": _("revoked %(day)s") % {"day": _day(feed.revoked_at)} if feed.revoked_at else "",
        "action": None
        if feed.revoked_at
        else {"label": _("Revoke"), "url": reverse("web:feed_revoke", args=[feed.pk])},
    }


def _day(moment: Any) -> str:
    return date_format(timezone.localtime(moment), "DATE_FORMAT")
