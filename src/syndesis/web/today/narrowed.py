"""Lists as Today shows them: the first rows, how many there are, and the address where all of them are."""

from typing import Any
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.urls import reverse

from syndesis.core.models import User
from syndesis.core.policies import reached
from syndesis.objects import ObjectType
from syndesis.objects.lists import asked


def narrowed(
    kind: type[ObjectType], user: User, *, mine: bool = False, **given: str | list[str]
) -> tuple[QuerySet[Any], str]:
    """The rows of a type's list that its parameters ask for, and the address that asks so: a count and what its link
    shows are the same by construction. Of those that are `mine`, which the user answers for, there is no list."""
    rows = asked(kind, user, given).rows.prefetch_related(*kind.prefetch)
    if mine:
        return rows.filter(reached(user, kind.model)), ""
    return rows, f"{reverse(f'web:{kind.many}')}?{urlencode(given, doseq=True)}"
