"""Briefings: on two pages what somebody must know who meets a partner, a delegation, or the partners of a region.

Stands in `insight`, above all that it tells of and below all that shows it: the page, the paper, the mail, the command.
Nothing of it is kept: it is computed from the records that its reader may see, anew for every reader and day.
"""

from syndesis.insight.briefings.asked import Subject
from syndesis.insight.briefings.making import briefing
from syndesis.insight.briefings.shapes import LENGTHS, LONG, SHORT, Briefing, Fact, Line, Part

__all__ = ["LENGTHS", "LONG", "SHORT", "Briefing", "Fact", "Line", "Part", "Subject", "briefing"]
