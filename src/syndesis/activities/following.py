"""Who goes along with an activity: what a package above has that became one learns here when it moves."""

from collections.abc import Callable

from syndesis.activities.models import Activity, ActivityStatusChange
from syndesis.core.history import Actor

Follower = Callable[[Activity, ActivityStatusChange, Actor], object]
_followers: list[Follower] = []


def register_follower(follower: Follower) -> None:
    """Have a package told of each status that an activity comes to, within the same deed."""
    if follower not in _followers:
        _followers.append(follower)


def tell_of(activity: Activity, change: ActivityStatusChange, by: Actor) -> None:
    for follower in _followers:
        follower(activity, change, by)
