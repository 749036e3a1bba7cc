"""What the list says in words of activities of one kind."""

from django.utils.translation import ngettext

from syndesis.activities.choices import ActivityRole
from syndesis.activities.models import Activity
from syndesis.core.currencies import money
from syndesis.directory.wording import others, together


def value_of(activity: Activity) -> str:
    """Of a project what it is worth. Needs the annotations of the list."""
    return money(activity.project_value, activity.project_currency)  # type: ignore[attr-defined]


def funders_of(activity: Activity) -> str:
    """Who funds it: of its parties, and by a grant. Needs parties with their organisations, and the annotations of the
    list."""
    rows = activity.parties.all()
    named = others(party.organisation for party in rows if party.role == ActivityRole.FUNDER)
    granting: str = activity.grant_funder  # type: ignore[attr-defined]
    rest = max(activity.grant_funders - 1, 0)  # type: ignore[attr-defined]
    told = together([*named, *([granting] if granting else [])])
    if not rest:
        return told
    return ngettext("%(names)s and %(rest)s more", "%(names)s and %(rest)s more", rest) % {"names": told, "rest": rest}
