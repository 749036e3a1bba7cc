"""The vocabularies of work."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class ActionStatus(models.TextChoices):
    OPEN = "open", pgettext_lazy("of an action", "Open")
    DONE = "done", _("Done")
    DROPPED = "dropped", _("Dropped")


class Urgency(models.TextChoices):
    """How soon an open action is due; of a closed one there is none."""

    OVERDUE = "overdue", _("Overdue")
    WEEK = "week", _("Due within a week")
    LATER = "later", _("Due later")
    UNDATED = "undated", _("No day is set")


class Repetition(models.TextChoices):
    WEEKLY = "weekly", _("every week")
    MONTHLY = "monthly", _("every month")
    QUARTERLY = "quarterly", _("every three months")
    YEARLY = "yearly", _("every year")


class DigestRhythm(models.TextChoices):
    """How often somebody is written what is due."""

    DAILY = "daily", _("every working day")
    WEEKLY = "weekly", _("on Mondays")
    NEVER = "never", _("never")
