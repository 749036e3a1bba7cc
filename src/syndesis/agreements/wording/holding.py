"""With whom an agreement is, in words."""

from typing import Any

from django.utils.translation import gettext as _

from syndesis.agreements.choices import IN_APPROVAL
from syndesis.agreements.queries.holding import SOME_UNIT


def held_by(agreement: Any) -> str:
    """ "Anna Keller", "any manager, and 1 more"; needs `holder` and `holders_more` (`queries.holding`)."""
    who = agreement.holder or (_("any manager") if agreement.status in IN_APPROVAL else "")
    if who == SOME_UNIT:
        who = _("the unit in charge")
    if not agreement.holders_more or agreement.status not in IN_APPROVAL:
        return str(who)
    return _("%(who)s, and %(number)s more") % {"who": who, "number": agreement.holders_more}
