"""By when it must be decided what comes after an agreement, in words."""

from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from syndesis.agreements.models import Agreement

NEAR = 30
"""Days left from which on it is pressing."""


def decide_by(agreement: Agreement) -> str:
    """ "Decide by 3 June 2028"."""
    if agreement.decide_by is None:
        return ""
    return _("Decide by %(day)s") % {"day": date_format(agreement.decide_by, "DATE_FORMAT")}


def left(agreement: Agreement, today: date) -> str:
    """ "12 days left", "today", "3 days too late"."""
    if agreement.decide_by is None:
        return ""
    number = (agreement.decide_by - today).days
    if number == 0:
        return _("today")
    if number < 0:
        return ngettext("%(number)s day too late", "%(number)s days too late", -number) % {"number": -number}
    return ngettext("%(number)s day left", "%(number)s days left", number) % {"number": number}


def tone(agreement: Agreement, today: date) -> str:
    if agreement.decide_by is None:
        return ""
    number = (agreement.decide_by - today).days
    return "bad" if number < 0 else "warn" if number <= NEAR else ""
