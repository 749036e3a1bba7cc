"""What becomes of an agreement if nobody acts."""

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from syndesis.agreements.choices import RenewalRule
from syndesis.agreements.models import Agreement


def if_nobody_acts(agreement: Agreement) -> str:
    """ "Renews itself by 12 months after 3 June 2028"; blank where it has no end."""
    if agreement.runs_until is None:
        return ""
    words = {"day": date_format(agreement.runs_until, "DATE_FORMAT"), "number": agreement.renewal_months}
    if agreement.renewal == RenewalRule.AUTOMATIC:
        if not agreement.renewal_months:
            return _("Renews itself after %(day)s") % words
        told = ngettext(
            "Renews itself for %(number)s month after %(day)s",
            "Renews itself for %(number)s months after %(day)s",
            agreement.renewal_months,
        )
        return told % words
    if agreement.renewal == RenewalRule.BY_AGREEMENT:
        return _("Ends on %(day)s unless both agree to renew it") % words
    return _("Ends on %(day)s") % words
