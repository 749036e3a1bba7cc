"""What the period of notice of an agreement means on a day."""

from datetime import date, timedelta

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from syndesis.agreements.choices import NoticeUnit
from syndesis.agreements.models import Agreement
from syndesis.agreements.wording.term import period
from syndesis.lib.terms.days import add_months


def notice_told(agreement: Agreement, today: date) -> str:
    """ "The period of notice is 6 months: given today, it ends on 21 May 2027."; blank where none is known."""
    if not agreement.notice:
        return ""
    in_days = agreement.notice_unit == NoticeUnit.DAYS
    day = today + timedelta(days=agreement.notice) if in_days else add_months(today, agreement.notice)
    words = {"period": period(agreement.notice, in_days), "day": date_format(day, "DATE_FORMAT")}
    return _("The period of notice is %(period)s: given today, the agreement ends on %(day)s.") % words
