"""Making, reading and revoking calendars to subscribe to. The secret is told once, and never kept."""

import hashlib
import secrets
from datetime import timedelta

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from syndesis.core.history import Actor, recording
from syndesis.core.models import Role, User
from syndesis.core.policies import EVERYTHING, NOTHING, Action, Anybody, Forbidden, Policy
from syndesis.core.services import Refused
from syndesis.directory import policies as directory
from syndesis.directory.models import Organisation, Region
from syndesis.engagement.choices import FeedOf
from syndesis.engagement.models import CalendarFeed

BYTES = 32
MOST = 20
"""Calendars that work at the same time, of one user."""
FRESH = timedelta(hours=1)
"""So old may be what a calendar says of its last use: each reading would be a write otherwise."""


class FeedPolicy(Policy):
    """Everybody has their own; administrators see and revoke all of them."""

    def scope(self, user: Anybody, action: Action) -> Q:
        if not isinstance(user, User) or not user.is_active:
            return NOTHING
        return EVERYTHING if user.role == Role.ADMINISTRATOR else Q(user=user)

    def may_add(self, user: Anybody) -> bool:
        return isinstance(user, User) and user.is_active


feeds = FeedPolicy(CalendarFeed)


def make_feed(
    *, by: Actor, of: str, organisation: Organisation | None = None, region: Region | None = None
) -> tuple[CalendarFeed, str]:
    """A calendar of the actor's own, and its secret. Raises Refused where it is said of nothing, or one too many."""
    if by.user is None or not feeds.may_add(by.user):
        raise Forbidden(str(CalendarFeed._meta.verbose_name_plural))
    organisation = organisation if of == FeedOf.PARTNER else None
    region = region if of == FeedOf.REGION else None
    if of == FeedOf.PARTNER and organisation is None:
        raise Refused(_("Choose the partner."), "organisation")
    if of == FeedOf.REGION and region is None:
        raise Refused(_("Choose the region."), "region")
    if organisation is not None:
        directory.organisations.check(by.user, organisation, "view")
    secret = secrets.token_urlsafe(BYTES)
    with recording(by, "Calendar to subscribe to made"):
        User.objects.select_for_update().get(pk=by.user.pk)
        if CalendarFeed.objects.filter(user=by.user, revoked_at=None).count() >= MOST:
            raise Refused(_("You have %(number)s calendars: revoke one that is not used first.") % {"number": MOST})
        feed = CalendarFeed.objects.create(
            user=by.user, of=of, organisation=organisation, region=region, digest=_digest(secret)
        )
    return feed, secret


def revoke_feed(*, by: Actor, feed: CalendarFeed) -> CalendarFeed:
    """Its address opens nothing any more; revoked twice, it was revoked when it was first."""
    with recording(by, "Calendar to subscribe to revoked"):
        feeds.check(by.user, feed)
        CalendarFeed.objects.filter(pk=feed.pk, revoked_at=None).update(revoked_at=timezone.now())
        feed.refresh_from_db()
    return feed


def revoke_feeds_of(*, by: Actor, user: User) -> int:
    """All that a user has: those of somebody who leaves do not come back with them."""
    with recording(by, "Calendars to subscribe to revoked"):
        held = CalendarFeed.objects.filter(user=user, revoked_at=None)
        feeds.check_all(by.user, list(held))
        return held.update(revoked_at=timezone.now())


def feed_of(secret: str) -> CalendarFeed | None:
    """The calendar with this secret, with its user, where it works: not revoked, its user may sign in and still sees
    what it is of."""
    rows = CalendarFeed.objects.select_related("user", "organisation", "region")
    feed = rows.filter(digest=_digest(secret), revoked_at=None, user__is_active=True, user__invited_at=None).first()
    if feed is None:
        return None
    for policy, record in ((directory.organisations, feed.organisation), (directory.regions, feed.region)):
        if record is not None and not policy.can(feed.user, "view", record):
            return None
    return feed


def note_read(feed: CalendarFeed) -> None:
    """Has the calendar tell that it was read now; at most once an hour."""
    now = timezone.now()
    if feed.last_used_at is None or now - feed.last_used_at >= FRESH:
        CalendarFeed.objects.filter(pk=feed.pk).update(last_used_at=now)


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode("utf-8", "surrogateescape")).hexdigest()
