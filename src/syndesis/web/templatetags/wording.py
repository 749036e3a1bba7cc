"""Filters that put values into words."""

from typing import Any

from django import template

from syndesis.core import dates
from syndesis.directory.queries.headline import grouped

register = template.Library()
register.filter("timespan", dates.span)


@register.filter("grouped")
def in_groups(value: Any) -> Any:
    """A number as the reader's language groups it, "14,856"; anything else as it is."""
    return grouped(value) if isinstance(value, int) else value
