"""Who sees the risk desk."""

from syndesis.agreements import policies
from syndesis.core.models import User


def may_see(user: User) -> bool:
    return user.role in policies.HitPolicy.readers
