"""Links by which a counterpart without an account confirms a meeting or answers a proposal."""

from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from syndesis.core.models import Audited
from syndesis.directory.models import Organisation, Person
from syndesis.engagement.choices import LinkPurpose
from syndesis.engagement.models.engagements import Engagement
from syndesis.engagement.models.proposals import ProposalRecipient


class CounterpartLink(Audited):
    """An address that lets whoever holds it see and answer one thing, until it ends, is used up or is revoked."""

    history_exclude = ("digest",)

    purpose = models.CharField(_("purpose"), max_length=8, choices=LinkPurpose)
    digest = models.CharField(max_length=64, unique=True, editable=False)
    """SHA-256 of the secret, which itself is kept nowhere."""
    engagement = models.ForeignKey(Engagement, models.CASCADE, null=True, related_name="links")
    recipient = models.ForeignKey(ProposalRecipient, models.CASCADE, null=True, related_name="links")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="links", verbose_name=_("for"))
    person = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="links", verbose_name=_("person")
    )
    email = models.EmailField(_("sent to"), blank=True)
    language = models.CharField(_("language"), max_length=10, blank=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField(_("made"), auto_now_add=True)
    expires_at = models.DateTimeField(_("ends"))
    revoked_at = models.DateTimeField(_("revoked"), null=True)
    answered_at = models.DateTimeField(_("answered"), null=True)
    is_invented = models.BooleanField(_("invented for the demonstration"), default=False, editable=False)

    class Meta:
        verbose_name = _("link for a counterpart")
        verbose_name_plural = _("links for counterparts")
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                name="link_is_about_one_thing",
                condition=Q(purpose=LinkPurpose.CONFIRM, engagement__isnull=False, recipient=None)
                | Q(purpose=LinkPurpose.ANSWER, engagement=None, recipient__isnull=False),
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_purpose_display()}: {self.organisation}"

    def works(self, now: datetime | None = None) -> bool:
        """Whether it still opens."""
        return self.revoked_at is None and self.expires_at > (now or timezone.now())


class LinkUse(Audited):
    """A link was opened or answered by: when, from which address, with what."""

    link = models.ForeignKey(CounterpartLink, models.CASCADE, related_name="uses")
    at = models.DateTimeField(_("when"), auto_now_add=True)
    what = models.CharField(_("what was done"), max_length=20)
    address = models.GenericIPAddressField(_("address"), null=True)
    answer = models.JSONField(_("answer"), default=dict, blank=True)
    """What was confirmed or put right, field by field, as sent; a member of staff takes it over."""
    settled_at = models.DateTimeField(_("taken over"), null=True)
    settled_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = _("use of a link")
        verbose_name_plural = _("uses of links")
        ordering = ["-at", "-id"]

    def __str__(self) -> str:
        return self.what
