"""What we do together, as declared; and what the lists and pages of others say of it."""

from syndesis.activities.objects import elsewhere, views
from syndesis.activities.objects.activities import ActivityType

__all__ = ["ActivityType", "elsewhere", "views"]
