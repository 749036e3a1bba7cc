"""Partial dates in the words of the reader's language."""

from datetime import date

from django.utils.formats import date_format, get_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from syndesis.lib.partial_dates import PartialDate

MONTH, YEAR = 30.4, 365.25
"""Days, on average."""


def full(day: PartialDate | None) -> str:
    """ "12 April 2011", "April 2011" or "2011"; nothing for no date."""
    if day is None:
        return ""
    if day.day:
        return date_format(day.first, "DATE_FORMAT")
    return date_format(day.first, "YEAR_MONTH_FORMAT") if day.month else str(day.year)


def after_word(day: PartialDate | None) -> str:
    """The same behind a word such as "since" or "until": in Russian the month stands in another case there."""
    if day is None or day.day or not day.month:
        return full(day)
    return date_format(day.first, get_format("YEAR_MONTH_FORMAT").replace("F", "E"))


def within_year(day: PartialDate, until: PartialDate | None = None, *, no_later_than: bool = False) -> str:
    """The date below a heading of its year: "16–19 Feb", "June–August", "by 9 Dec"; nothing for a bare year."""
    if no_later_than:
        return _("by %(day)s") % {"day": _month_day(day)} if day.month else _("by the end of the year")
    if until is None or until == day or len(str(until)) != len(str(day)) or not day.month:
        return _month_day(day)
    if day.day and (day.year, day.month) == (until.year, until.month) and day_comes_first():
        return _("%(first)s–%(last)s") % {"first": day.day, "last": _month_day(until)}
    return _("%(first)s–%(last)s") % {"first": _month_day(day), "last": _month_day(until)}


def day_comes_first() -> bool:
    """Whether the reader's language writes the day before the month, so that "16–19 Feb" can be said."""
    return get_format("MONTH_DAY_FORMAT").startswith(("j", "d"))


def _month_day(day: PartialDate) -> str:
    if day.day:
        return date_format(day.first, "MONTH_DAY_FORMAT")
    return date_format(day.first, pgettext("format of a month without its year", "F")) if day.month else ""


def span(days: int) -> str:
    """A stretch of time in the unit that people would use: "12 days", "5 months", "6 years"."""
    if days < 2 * MONTH:
        return ngettext("%(number)s day", "%(number)s days", days) % {"number": days}
    if days < 2 * YEAR:
        months = round(days / MONTH)
        return ngettext("%(number)s month", "%(number)s months", months) % {"number": months}
    years = round(days / YEAR)
    return ngettext("%(number)s year", "%(number)s years", years) % {"number": years}


def anniversary(start: date, years: int) -> date:
    """The same day so many years on; 29 February falls on 1 March in common years."""
    try:
        return start.replace(year=start.year + years)
    except ValueError:
        return date(start.year + years, 3, 1)
