"""Links by which a counterpart without an account confirms a meeting or answers a proposal."""

from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from syndesis.core.models import Audited
from syndesis.directory.models import Organisation, Person
from syndesis.engagement.choices import About, LinkPurpose, StatementState
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
        """Whether it still opens: once it has been answered by, it does not."""
        return self.revoked_at is None and self.answered_at is None and self.expires_at > (now or timezone.now())


class LinkUse(Audited):
    """A link was opened or answered by: when, from which address, with what."""

    link = models.ForeignKey(CounterpartLink, models.CASCADE, related_name="uses")
    at = models.DateTimeField(_("when"), auto_now_add=True)
    what = models.CharField(_("what was done"), max_length=20)
    address = models.GenericIPAddressField(_("address"), null=True)
    answer = models.JSONField(default=dict, editable=False)
    """All that was sent, as sent; what it says of each thing are the statements, which people read."""
    settled_at = models.DateTimeField(_("taken over"), null=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("settled by")
    )

    class Meta:
        verbose_name = _("use of a link")
        verbose_name_plural = _("uses of links")
        ordering = ["-at", "-id"]

    def __str__(self) -> str:
        return self.what


class Statement(Audited):
    """What a counterpart says of one thing: that it is right, or what it should be. Staff take it or dismiss it."""

    link = models.ForeignKey(CounterpartLink, models.CASCADE, related_name="statements")
    said_by = models.CharField(_("said by"), max_length=500, blank=True)
    """The organisation and, where they gave it, the name: so the history of the record says from whom it came."""
    about = models.CharField(_("about"), max_length=10, choices=About)
    object_id = models.PositiveBigIntegerField(null=True, editable=False)
    """Of what there are several, such as participants: which."""
    shown = models.CharField(_("as we have it"), max_length=500, blank=True)
    text = models.CharField(_("as they have it"), max_length=500, blank=True)
    state = models.CharField(
        _("state"), max_length=9, choices=StatementState, default=StatementState.WAITING, editable=False
    )
    settled_at = models.DateTimeField(_("settled"), null=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("settled by")
    )

    class Meta:
        verbose_name = _("statement of a counterpart")
        verbose_name_plural = _("statements of counterparts")
        ordering = ["id"]
        indexes = [
            models.Index(fields=["link"], name="statements_waiting", condition=models.Q(state=StatementState.WAITING))
        ]

    def __str__(self) -> str:
        return f"{self.said_by}: {self.text or self.shown}"


class Attempt(models.Model):
    """Somebody without an account knocked: at a link that does not open, or by the public form. Counted for an hour,
    by all processes together, so that nobody can go on guessing or flood us. No history is kept."""

    what = models.CharField(max_length=10)
    address = models.CharField(max_length=45, blank=True)
    """The network that it came from (`services.throttling`)."""
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("attempt of a stranger")
        verbose_name_plural = _("attempts of strangers")
        indexes = [models.Index(fields=["what", "address", "at"], name="attempts_lately")]

    def __str__(self) -> str:
        return self.what
