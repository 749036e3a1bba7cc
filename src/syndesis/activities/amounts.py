"""Money, property and facilities in words: amounts in their currency, who gives, holds or owns, and until when."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from syndesis.activities.models import Activity, Call, Facility, Grant, IntellectualProperty
from syndesis.core import dates
from syndesis.core.currencies import money
from syndesis.core.models import Visibility
from syndesis.directory.models import Organisation
from syndesis.directory.wording import is_open, together
from syndesis.lib.partial_dates import PartialDate


def amount_of(row: Any) -> str:
    """ "€250,000"."""
    return money(row.amount, row.currency)


def own_share_of(grant: Grant) -> str:
    return money(grant.own_share, grant.currency)


def ours(share: Decimal | None, currency: str) -> str:
    """ "of it €100,000 for us"; blank where nobody says."""
    if share is None:
        return ""
    return _("of it %(amount)s for us") % {"amount": money(share, currency)} if share else _("none of it for us")


def open_name(organisation: Organisation | None) -> str:
    """Of an organisation that all staff may read of; a restricted one is named to nobody here."""
    return organisation.name if organisation is not None and is_open(organisation) else ""


def title_of(activity: Activity | None) -> str:
    """Of an activity that all staff may read of."""
    return activity.title if activity is not None and activity.visibility != Visibility.RESTRICTED else ""


def activity_of(grant: Grant) -> str:
    """What it pays for."""
    return title_of(grant.activity)


def funder_of(grant: Grant) -> str:
    return open_name(grant.funder)


def holder_of(grant: Grant) -> str:
    return open_name(grant.holder)


def won_with(grant: Grant, besides: Organisation | None = None) -> str:
    """Needs the partners prefetched."""
    partners = (link.organisation for link in grant.applicants.all())
    return together(open_names(each for each in partners if each != besides))


def from_whom(grant: Grant) -> str:
    """ "German Academic Exchange Service · Strategic Partnerships"."""
    return " · ".join(filter(None, (funder_of(grant), grant.programme)))


def funders_of(call: Call) -> str:
    """Needs the funders prefetched."""
    return together(open_names(link.organisation for link in call.funders.all()))


def owners_of(row: IntellectualProperty) -> str:
    """ "Harbour University 60 %, Talgo 40 %"; us among them. Needs shares and their organisations prefetched."""
    shares = (share for share in row.shares.all() if is_open(share.organisation))
    return together(" ".join(filter(None, (share.organisation.name, percent(share.percent)))) for share in shares)


def keeper_of(facility: Facility) -> str:
    return open_name(facility.owner_unit)


def open_names(organisations: Iterable[Organisation]) -> list[str]:
    return [each.name for each in organisations if is_open(each)]


def percent(number: Decimal | None) -> str:
    if number is None:
        return ""
    told = _("%(number)s %%") % {"number": number_format(number.normalize(), use_l10n=True)}
    return told.replace(" ", "\u00a0")


def span(first: PartialDate | None, last: PartialDate | None) -> str:
    """ "2012–2016", "since 2012", "until 2016"; nothing where neither is known."""
    if first and last:
        if first == last:
            return dates.full(first)
        return _("%(first)s–%(last)s") % {"first": dates.full(first), "last": dates.full(last)}
    if first:
        return _("since %(day)s") % {"day": dates.after_word(first)}
    return _("until %(day)s") % {"day": dates.after_word(last)} if last else ""


def runs(grant: Grant) -> str:
    """The time that a grant pays for."""
    return span(grant.starts_on, grant.ends_on)


def runs_or_awarded(grant: Grant) -> str:
    """The same; else when it was awarded."""
    awarded = _("awarded %(day)s") % {"day": dates.full(grant.awarded_on)} if grant.awarded_on else ""
    return runs(grant) or awarded
