"""Who goes along with an agreement: what a package above has that became one learns here when it is signed or ends."""

from collections.abc import Callable

from syndesis.agreements.models import Agreement
from syndesis.core.history import Actor

Follower = Callable[[Agreement, Actor], object]
_followers: list[Follower] = []


def register_follower(follower: Follower) -> None:
    """Have a package told of each status that an agreement comes to, within the same deed."""
    if follower not in _followers:
        _followers.append(follower)


def tell_of(agreement: Agreement, by: Actor) -> None:
    for follower in _followers:
        follower(agreement, by)
