"""What is on which day: occasions with their hours, deadlines, ends of agreements, anniversaries, answers to come."""

from syndesis.engagement.calendar.entries import Entry, Kind, Within
from syndesis.engagement.calendar.gathering import calendar_of

__all__ = ["Entry", "Kind", "Within", "calendar_of"]
