"""Calendars that people subscribe to by a secret address."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from syndesis.core.models import Audited
from syndesis.directory.models import Organisation, Region
from syndesis.engagement.choices import FeedOf


class CalendarFeed(Audited):
    """A calendar of what its user may see, read without signing in by whoever knows the address, until revoked."""

    history_exclude = ("digest", "last_used_at")

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="feeds", verbose_name=_("user"))
    of = models.CharField(_("holds"), max_length=7, choices=FeedOf, default=FeedOf.MINE)
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="feeds", verbose_name=_("partner")
    )
    region = models.ForeignKey(
        Region, models.PROTECT, null=True, blank=True, related_name="feeds", verbose_name=_("region")
    )
    digest = models.CharField(max_length=64, unique=True, editable=False)
    """SHA-256 of the secret, which itself is kept nowhere."""
    made_at = models.DateTimeField(_("made"), auto_now_add=True)
    last_used_at = models.DateTimeField(_("last read"), null=True, editable=False)
    """Give or take an hour."""
    revoked_at = models.DateTimeField(_("revoked"), null=True, editable=False)

    class Meta:
        verbose_name = _("calendar to subscribe to")
        verbose_name_plural = _("calendars to subscribe to")
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                name="feed_is_of_one_thing",
                condition=Q(of=FeedOf.PARTNER, organisation__isnull=False, region=None)
                | Q(of=FeedOf.REGION, organisation=None, region__isnull=False)
                | Q(of__in=[FeedOf.MINE, FeedOf.ALL], organisation=None, region=None),
            )
        ]

    def __str__(self) -> str:
        return str(self.organisation or self.region or self.get_of_display())
