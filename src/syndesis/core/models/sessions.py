"""Browsers that are signed in, and mails that were asked for without signing in. Neither leaves history."""

from typing import Any

from django.conf import settings
from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models
from django.utils.translation import gettext_lazy as _


class UserSession(AbstractBaseSession):
    """A session of the site, with whose it is and where it was last seen; kept by `core.sessions.SessionStore`."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, null=True, related_name="sessions")
    agent = models.CharField(max_length=300, blank=True)
    """What the browser calls itself."""
    address = models.GenericIPAddressField(null=True)
    seen_at = models.DateTimeField(null=True)
    """When a page was last asked for, give or take some minutes."""

    class Meta:
        verbose_name = _("session")
        verbose_name_plural = _("sessions")

    @classmethod
    def get_session_store_class(cls) -> Any:
        from syndesis.core.sessions import SessionStore

        return SessionStore


class MailRequest(models.Model):
    """Somebody asked that a mail be sent: counted for an hour, so that nobody can have an address flooded."""

    recipient = models.CharField(max_length=64)
    """A digest of what the mail is about and its address: what strangers type is not kept."""
    address = models.GenericIPAddressField(null=True)
    """Of the one who asked."""
    at = models.DateTimeField(auto_now_add=True, db_index=True)

    class Meta:
        verbose_name = _("request for a mail")
        verbose_name_plural = _("requests for mails")

    def __str__(self) -> str:
        return self.recipient
