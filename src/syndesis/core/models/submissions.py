"""Forms for new records that were sent."""

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils.translation import gettext_lazy as _


class Submission(models.Model):
    """A form for a new record that was sent and came through; sent twice, it makes one. Leaves no history, and is
    forgotten after a day."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    token = models.CharField(max_length=40)
    """Of the form, made with its page."""
    digest = models.CharField(max_length=64)
    """Of what it said."""
    content_type = models.ForeignKey(ContentType, models.CASCADE, null=True, related_name="+")
    object_id = models.BigIntegerField(null=True)
    """The record that it made."""
    at = models.DateTimeField(auto_now_add=True, db_index=True)

    class Meta:
        verbose_name = _("form that was sent")
        verbose_name_plural = _("forms that were sent")
        constraints = [models.UniqueConstraint(fields=["user", "token"], name="a_form_makes_one_record")]

    def __str__(self) -> str:
        return self.token
