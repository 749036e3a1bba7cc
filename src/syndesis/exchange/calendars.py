"""Calendars for other programs: by a secret address without signing in; an engagement and its programme as files."""

import hashlib
from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotModified
from django.utils import timezone, translation
from django.utils.http import parse_etags
from django.views.decorators.http import require_safe

from syndesis.core.accounts.addresses import client_address
from syndesis.core.models import User
from syndesis.directory.queries import home
from syndesis.engagement.calendar import Entry, Within, calendar_of
from syndesis.engagement.calendar.occasions import occasion
from syndesis.engagement.calendar.programme import programme as items_of
from syndesis.engagement.choices import FeedOf
from syndesis.engagement.models import CalendarFeed
from syndesis.engagement.services.feeds import feed_of, note_read
from syndesis.engagement.services.throttling import FEED, may_try, note_try
from syndesis.exchange.events import events_of
from syndesis.lib.calendar_writing import written

PAST = timedelta(days=365)
MOST = 10_000
"""Entries of a kind in one calendar."""
REFRESH = timedelta(hours=1)
CONTENT = "text/calendar; charset=utf-8"


@login_not_required
@require_safe
def feed(request: HttpRequest, secret: str) -> HttpResponse:
    """What the user of a calendar may see at this moment, from a year ago on; 404 where there is none of that secret,
    told to nobody why, and 429 to who tries too many."""
    address = client_address(request)
    if not may_try(FEED, address):
        return HttpResponse(status=429, headers={"Retry-After": "3600"})
    found = feed_of(secret)
    if found is None:
        note_try(FEED, address)
        raise Http404
    note_read(found)
    with translation.override(found.user.language or settings.LANGUAGE_CODE):
        body = _calendar(found, request)
    return _answer(request, body)


def _calendar(found: CalendarFeed, request: HttpRequest) -> bytes:
    within = Within(
        reader=found.user,
        first=timezone.localdate() - PAST,
        mine=found.of == FeedOf.MINE,
        organisation=found.organisation,
        region=found.region,
        most=MOST,
        with_revisions=True,
    )
    name = f"{home() or 'Syndesis'}: {found}"
    events = events_of(calendar_of(within), request.build_absolute_uri)
    return written(events, name=name, zone=settings.TIME_ZONE, refresh=REFRESH)


def _answer(request: HttpRequest, body: bytes) -> HttpResponse:
    """Asked again with the mark of what they have, a program is told that nothing changed. By its date alone it is not:
    what was taken out of sight leaves none."""
    mark = f'"{hashlib.sha256(body).hexdigest()[:32]}"'
    known = {each.removeprefix("W/") for each in parse_etags(request.headers.get("If-None-Match", ""))}
    headers = {"ETag": mark, "Cache-Control": "private, no-cache", "X-Robots-Tag": "noindex"}
    if known & {mark, "*"}:
        return HttpResponseNotModified(headers=headers)
    return HttpResponse(body, content_type=CONTENT, headers=headers)


@require_safe
def engagement(request: HttpRequest, pk: int) -> HttpResponse:
    """One engagement, to be put into a calendar of one's own. Of one without a day there is no such file."""
    user: Any = request.user
    assert isinstance(user, User)
    entry = occasion(user, pk)
    if entry is None or not entry.is_exact:
        raise Http404
    return _file([entry], entry.key, request)


@require_safe
def programme(request: HttpRequest, pk: int) -> HttpResponse:
    """The programme of a visit, an entry for each item of its agenda; 404 where no day of it is known."""
    user: Any = request.user
    assert isinstance(user, User)
    entries = items_of(user, pk)
    if not entries:
        raise Http404
    return _file(entries, f"programme-{pk}", request)


def _file(entries: Sequence[Entry], name: str, request: HttpRequest) -> HttpResponse:
    body = written(events_of(entries, request.build_absolute_uri), zone=settings.TIME_ZONE)
    headers = {"Content-Disposition": f'attachment; filename="{name}.ics"', "Cache-Control": "private, no-cache"}
    return HttpResponse(body, content_type=CONTENT, headers=headers)
