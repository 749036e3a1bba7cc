"""What was agreed to be done after an engagement, and the meeting that settled it."""

from django.db import models
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from syndesis.core.models import Audited
from syndesis.directory.models import Organisation
from syndesis.engagement.models.engagements import Engagement
from syndesis.work.models import Action


class FollowUp(Audited):
    """An action that asks for a meeting: done when that meeting is logged."""

    action = models.OneToOneField(Action, models.CASCADE, related_name="follow_up")
    agreed_at = models.ForeignKey(
        Engagement, models.SET_NULL, null=True, blank=True, related_name="follow_ups", verbose_name=_("agreed at")
    )
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="follow_ups", verbose_name=_("meeting with")
    )
    since = models.DateField(_("since"), default=localdate, help_text=_("A meeting on this day or later is the one."))
    settled_by = models.ForeignKey(
        Engagement, models.SET_NULL, null=True, blank=True, related_name="settles", verbose_name=_("done by")
    )

    class Meta:
        verbose_name = _("follow-up")
        verbose_name_plural = _("follow-ups")

    def __str__(self) -> str:
        return str(self.action)
