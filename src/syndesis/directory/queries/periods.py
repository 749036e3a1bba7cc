"""From when until when, in few words."""

from django.utils.translation import gettext as _

from syndesis.core import dates
from syndesis.lib.partial_dates import PartialDate


def period(starts_on: PartialDate | None, ends_on: PartialDate | None) -> str:
    """ "2010–2015", "since 2010", "until 2015"; nothing where nothing is known."""
    if starts_on and ends_on:
        if starts_on == ends_on:
            return dates.full(starts_on)
        return _("%(first)s–%(last)s") % {"first": dates.full(starts_on), "last": dates.full(ends_on)}
    if starts_on:
        return _("since %(day)s") % {"day": dates.after_word(starts_on)}
    return _("until %(day)s") % {"day": dates.after_word(ends_on)} if ends_on else ""
