"""Proposals in words: to whom they go, and what came back."""

from collections.abc import Mapping

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from syndesis.core import dates
from syndesis.engagement.choices import ProposalStatus, Response
from syndesis.engagement.models import Proposal

ORDER = (Response.AGREED, Response.CONTINUING, Response.INTERESTED, Response.DECLINED, Response.NONE)
"""What matters most first; silence last."""


def counted(response: str, number: int) -> str:
    """A number of answers, within a sentence: "12 interested"."""
    words = {
        Response.AGREED: ngettext("%(number)s agreed", "%(number)s agreed", number),
        Response.CONTINUING: ngettext("%(number)s continuing", "%(number)s continuing", number),
        Response.INTERESTED: ngettext("%(number)s interested", "%(number)s interested", number),
        Response.DECLINED: ngettext("%(number)s declined", "%(number)s declined", number),
        Response.NONE: ngettext("%(number)s silent", "%(number)s silent", number),
    }
    return words[Response(response)] % {"number": number}


def summed_up(numbers: Mapping[str, int]) -> str:
    """ "68 members: 12 interested, 5 continuing, 1 declined, 50 silent"; blank where nobody is addressed."""
    total = sum(numbers.values())
    if not total:
        return ""
    told = ", ".join(counted(each, numbers[each]) for each in ORDER if numbers.get(each))
    asked = ngettext("%(number)s recipient", "%(number)s recipients", total) % {"number": total}
    return _("%(asked)s: %(told)s") % {"asked": asked, "told": told}


def sent(proposal: Proposal) -> str:
    """When it was sent and until when answers are waited for."""
    if proposal.sent_on is None:
        return ""
    day = dates.full(proposal.sent_on)
    if proposal.due_on is None:
        return _("sent %(day)s") % {"day": day}
    return _("sent %(day)s, answer by %(due)s") % {"day": day, "due": dates.full(proposal.due_on)}


def may_be_sent(proposal: Proposal) -> bool:
    return proposal.status == ProposalStatus.DRAFT


def may_be_closed(proposal: Proposal) -> bool:
    return proposal.status == ProposalStatus.SENT


def may_be_reopened(proposal: Proposal) -> bool:
    return proposal.status == ProposalStatus.CLOSED


def may_address_members(proposal: Proposal) -> bool:
    return proposal.network_id is not None and proposal.status != ProposalStatus.CLOSED
