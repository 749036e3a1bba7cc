"""Actions, who helps with them, and reminders: about any record."""

from syndesis.work.models.actions import Action, ActionHelper
from syndesis.work.models.digests import Digest
from syndesis.work.models.reminders import Reminder

__all__ = ["Action", "ActionHelper", "Digest", "Reminder"]
