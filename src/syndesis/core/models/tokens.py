"""Tokens by which other systems ask and write on a user's behalf."""

from datetime import datetime

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from syndesis.core.models.audit import Audited

READ, WRITE, INTAKE = "read", "write", "intake"
"""What a token is for: reading, writing (and reading), documents on their way into the record. The first two may be
narrowed to a type of record by its name: "read:agreements"."""


class ApiToken(Audited):
    """Lets another system do what its user may do, or less: as far as its scopes say, until it ends or is revoked."""

    history_exclude = ("digest", "last_used_at")

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="api_tokens", verbose_name=_("user")
    )
    name = models.CharField(_("name"), max_length=100, help_text=_("What it is for: the system that will use it."))
    prefix = models.CharField(_("beginning"), max_length=12, editable=False)
    """The first characters of the secret, by which people recognise it in the settings of another system."""
    digest = models.CharField(max_length=64, unique=True, editable=False)
    """SHA-256 of the secret, which itself is kept nowhere."""
    scopes = models.JSONField(_("scopes"), default=list)
    created_at = models.DateTimeField(_("made"), auto_now_add=True)
    expires_at = models.DateTimeField(_("ends"), null=True, blank=True)
    last_used_at = models.DateTimeField(_("last used"), null=True, editable=False)
    """Give or take a minute."""
    revoked_at = models.DateTimeField(_("revoked"), null=True, editable=False)

    class Meta:
        verbose_name = _("API token")
        verbose_name_plural = _("API tokens")
        ordering = ["-id"]

    def __str__(self) -> str:
        return self.name

    def works(self, now: datetime | None = None) -> bool:
        """Whether it still lets anybody in, as far as it is up to the token itself."""
        return self.revoked_at is None and (self.expires_at is None or self.expires_at > (now or timezone.now()))

    def allows(self, wanted: str, kind: str = "") -> bool:
        """Whether its scopes cover reading or writing records of the type with this name (of all, where it is left
        out), or intake. Who may write everything may also read everything and hand documents in."""
        within = {READ: (READ, WRITE), WRITE: (WRITE,), INTAKE: (INTAKE, WRITE)}[wanted]
        return any(scope in self.scopes for scope in within) or (
            bool(kind) and any(f"{scope}:{kind}" in self.scopes for scope in within)
        )
