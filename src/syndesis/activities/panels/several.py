"""Panels of records of which an organisation may have hundreds: the first, and the way to all of them."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import ngettext

from syndesis.directory.queries.headline import grouped
from syndesis.objects import Line

MOST = 20


def several(rows: QuerySet[Any], line: Callable[[Any], Line], many: str, **asked: Any) -> list[Line]:
    """A line for each of the first rows, and one that leads to the list `many`, narrowed by what is asked."""
    found = list(rows[: MOST + 1])
    lines = [line(row) for row in found[:MOST]]
    if len(found) > MOST:
        more = rows.count() - MOST
        words = ngettext("%(number)s more", "%(number)s more", more) % {"number": grouped(more)}
        lines.append(Line(words, f"{reverse(f'web:{many}')}?{urlencode(asked)}", is_counted=False))
    return lines
