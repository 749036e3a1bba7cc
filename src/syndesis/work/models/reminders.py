"""Reminders: what a user wants to be told of on a day."""

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils.translation import gettext_lazy as _

from syndesis.core.models import Audited


class Reminder(Audited):
    """A user's own note to be reminded of a record or an action. It shows from its day on until it is dismissed."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="reminders", verbose_name=_("reminds")
    )
    content_type = models.ForeignKey(ContentType, models.PROTECT, related_name="+")
    object_id = models.BigIntegerField()
    about = GenericForeignKey()
    """The record itself, whoever asks: what a reader may see of it is `queries.with_subject`."""
    remind_on = models.DateField(_("on"))
    remark = models.CharField(_("remark"), max_length=300, blank=True)
    dismissed_at = models.DateTimeField(_("dismissed"), null=True)
    is_invented = models.BooleanField(_("invented for the demonstration"), default=False, editable=False)

    class Meta:
        verbose_name = _("reminder")
        verbose_name_plural = _("reminders")
        ordering = ["remind_on", "id"]
        indexes = [
            models.Index(fields=["user", "remind_on"], name="reminders_of_user"),
            models.Index(fields=["content_type", "object_id"], name="reminders_about"),
        ]

    def __str__(self) -> str:
        """Without its remark, which is nobody's but its user's business."""
        return str(self._meta.verbose_name)
