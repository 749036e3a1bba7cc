"""Who goes along with agreements: what a package above has that became one learns here when it is signed or ends."""

from collections.abc import Callable, Sequence

from syndesis.agreements.models import Agreement
from syndesis.core.history import Actor

Follower = Callable[[Sequence[Agreement], Actor], object]
_followers: list[Follower] = []


def register_follower(follower: Follower) -> None:
    """Have a package told of the agreements that come to another status, within the same deed: one, or the thousands
    that the calendar ends on a day, so that its queries must not grow with them."""
    if follower not in _followers:
        _followers.append(follower)


def tell_of(agreement: Agreement, by: Actor) -> None:
    tell_of_many([agreement], by)


def tell_of_many(agreements: Sequence[Agreement], by: Actor) -> None:
    for follower in _followers if agreements else ():
        follower(agreements, by)
