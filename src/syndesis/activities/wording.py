"""With whom an activity is, and when; and what can be done with it as it stands."""

from django.utils.translation import gettext as _

from syndesis.activities.choices import CLOSED_STATUSES, ActivityStatus
from syndesis.activities.models import Activity
from syndesis.core import dates
from syndesis.directory.models import Organisation
from syndesis.directory.wording import others, together


def partners_of(activity: Activity, besides: Organisation | None = None) -> str:
    """The organisations that take part besides us. Needs parties and their organisations prefetched."""
    return together(others((party.organisation for party in activity.parties.all()), besides))


def period(activity: Activity) -> str:
    """Its span: "2021", "April 2019–2024", "22 Jan–2 February 2024", "since 2021", "until June 2024"; nothing where
    neither end is known."""
    first, last = activity.starts_on, activity.ends_on
    if first and last:
        if first == last:
            return dates.full(first)
        one_year = first.year == last.year and first.month and last.month and dates.day_comes_first()
        begun = dates.within_year(first) if one_year else dates.full(first)
        return _("%(first)s–%(last)s") % {"first": begun, "last": dates.full(last)}
    if first:
        words = _("from %(day)s") if activity.status == ActivityStatus.PLANNED else _("since %(day)s")
        return words % {"day": dates.after_word(first)}
    return _("until %(day)s") % {"day": dates.after_word(last)} if last else ""


def is_planned(activity: Activity) -> bool:
    return activity.status == ActivityStatus.PLANNED


def is_running(activity: Activity) -> bool:
    return activity.status == ActivityStatus.RUNNING


def is_under_way(activity: Activity) -> bool:
    return activity.status in (ActivityStatus.RUNNING, ActivityStatus.PAUSED)


def is_open(activity: Activity) -> bool:
    return activity.status not in CLOSED_STATUSES


def may_resume(activity: Activity) -> bool:
    """Whether it ran or might have run before, and does not now."""
    return activity.status in (ActivityStatus.PAUSED, *CLOSED_STATUSES)
