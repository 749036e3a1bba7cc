"""Who has sent more, in words."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from syndesis.agreements.choices import ExchangeDirection
from syndesis.agreements.queries.balance import Balance


def reciprocity(balance: Balance) -> str:
    """ "They sent 12 more than we did"."""
    more = abs(balance.people)
    if not any(balance.used(direction) for direction in ExchangeDirection.values):
        return _("Nobody has gone or come yet.")
    if balance.people > 0:
        words = ngettext("They sent %(number)s more than we did.", "They sent %(number)s more than we did.", more)
    elif balance.people < 0:
        words = ngettext("We sent %(number)s more than they did.", "We sent %(number)s more than they did.", more)
    else:
        return _("They sent as many as we did.")
    return words % {"number": more}


def balance_of_partner(partner: Any) -> str:
    """For the list of partners: "they +12", "we +3", "even"; blank where nobody went or came."""
    balance: int | None = partner.exchange_balance
    if balance is None:
        return ""
    if balance == 0:
        return _("even")
    words = _("they +%(number)s") if balance > 0 else _("we +%(number)s")
    return words % {"number": abs(balance)}
