"""What we do with each member of a network: activities, of these running and inside the network, and the last meeting.

A member counts with all that is a part of it, within what the reader sees.
"""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Max, Q, QuerySet
from django.utils import timezone

from syndesis.activities.choices import ActivityStatus
from syndesis.activities.models import Activity, ActivityParty
from syndesis.activities.policies import activities
from syndesis.core.models import User
from syndesis.directory.models import Membership, Network, Organisation
from syndesis.engagement import policies
from syndesis.engagement.models import Engagement, Participant

LEVELS_BELOW = 4
"""So many levels of parts count for a member."""


@dataclass
class Together:
    """What we do with one member."""

    activities: int = 0
    running: int = 0
    inside: int = 0
    """Activities that run inside the network."""
    last_met: date | None = None


def together_with(network: Network, members: Collection[int], reader: User) -> dict[int, Together]:
    """By the key of the member; those with whom there is nothing are left out."""
    parts = _parts(network)
    seen = Activity.objects.filter(activities.scope(reader, "view"), archived_at=None)
    links = ActivityParty.objects.filter(organisation__in=parts, activity__in=seen.values("pk")).order_by()
    found: defaultdict[int, Together] = defaultdict(Together)
    counted: set[tuple[int, int]] = set()
    columns = ("activity", "organisation__path", "activity__status", "activity__network")
    for activity, path, status, inside in links.values_list(*columns):
        for key in _members(path, members):
            if (activity, key) not in counted:
                counted.add((activity, key))
                found[key].activities += 1
                found[key].running += status == ActivityStatus.RUNNING
                found[key].inside += inside == network.pk
    for path, day in _meetings(parts, reader):
        for key in _members(path, members):
            each = found[key]
            each.last_met = max(each.last_met, day) if each.last_met else day
    return dict(found)


def _parts(network: Network) -> QuerySet[Any]:
    """The members of a network, and what is a part of them."""
    keys = Membership.objects.filter(network=network).order_by().values("member")
    condition, above = Q(pk__in=keys), ""
    for _level in range(LEVELS_BELOW):
        above += "parent__"
        condition |= Q(**{f"{above}pk__in": keys})
    return Organisation.objects.filter(condition).order_by().values("pk")


def _members(path: str, members: Collection[int]) -> list[int]:
    return [int(key) for key in path.strip("/").split("/") if int(key) in members]


def _meetings(parts: QuerySet[Any], reader: User) -> list[tuple[str, date]]:
    """The last day on which each organisation was met."""
    met = Engagement.objects.filter(policies.engagements.scope(reader, "view"), archived_at=None, is_cancelled=False)
    past = met.filter(held_on_last__lte=timezone.localdate())
    rows = Participant.objects.filter(organisation__in=parts, engagement__in=past.order_by().values("pk")).order_by()
    return list(rows.values_list("organisation__path").annotate(day=Max("engagement__held_on_last")))
