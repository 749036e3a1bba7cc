"""Saying that two records are not the same, and taking that back."""

from typing import Any

from syndesis.core.history import Actor, recording
from syndesis.core.policies import policy_of
from syndesis.directory.duplicates.finding import APART
from syndesis.directory.merging.refusals import refuse_same


def hold_apart(first: Any, second: Any, *, by: Actor, remark: str = "") -> Any:
    """Say that two records are not the same: nobody is asked of them again. Said twice, in either order, it stands
    once. Raises Refused for a record and itself."""
    refuse_same(first, second)
    table = APART[type(first)]
    one, other = sorted((first, second), key=lambda record: int(record.pk))
    with recording(by, "Found not to be the same"):
        policy_of(type(first)).check_all(by.user, [one, other])
        known = table.objects.filter(first=other, second=one).first()
        if known is None:
            known, _made = table.objects.get_or_create(
                first=one, second=other, defaults={"remark": remark[:300], "decided_by": by.user}
            )
    return known


def ask_again(row: Any, *, by: Actor) -> None:
    """Take back that two records are not the same."""
    with recording(by, "Possible duplicate again"):
        policy_of(type(row.first)).check_all(by.user, [row.first, row.second])
        row.delete()
