"""Questions to the directory: those asked everywhere here, the others in modules of what they ask about."""

from syndesis.directory.queries.organisations import (
    ROUND,
    by_name,
    home,
    number_of,
    own_unit,
    partners,
    people,
    with_anniversary,
)

__all__ = ["ROUND", "by_name", "home", "number_of", "own_unit", "partners", "people", "with_anniversary"]
