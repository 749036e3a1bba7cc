"""A page of the list of a type: narrowed, sorted and searched by what its page for people understands."""

from collections.abc import Collection
from typing import Any

from django.utils.translation import gettext as _
from rest_framework import exceptions
from rest_framework.request import Request
from rest_framework.utils.urls import replace_query_param

from syndesis.api import strict
from syndesis.api.authentication import user_of
from syndesis.api.records.reading import Reader
from syndesis.objects.filtersets import filterset
from syndesis.objects.filtersets.parameters import ARCHIVED
from syndesis.objects.lists import NUMBER, SORT, asked
from syndesis.objects.types import ObjectType

LIMIT, LARGEST_LIMIT = 50, 200
FURTHEST = 10**9
"""Rows that may stand before a page: more, no table has."""
SIZE, VERSIONS, TABLES = "limit", "versions", "rows"
"""The parameters of a list that the page for people does not have."""


def listed(kind: type[ObjectType], request: Request) -> dict[str, Any]:
    """What a list answers; raises ValidationError, which names the parameter that makes no sense."""
    given = request.query_params
    wanted = asked(kind, user_of(request), given)
    numbers, wrong = numbers_of(request)
    known = {*filterset(kind).base_filters, SORT, NUMBER, SIZE, VERSIONS, TABLES}
    wrong |= unknown_parameters(request, known)
    wrong |= {name: list(errors) for name, errors in wanted.errors.items()}
    for name in (ARCHIVED, VERSIONS, TABLES):
        if given.get(name, "0") not in ("", "0", "1"):
            wrong[name] = [_("Write 1, or leave it out.")]
    if wrong:
        raise exceptions.ValidationError(wrong)
    number, size = numbers
    rows, start = wanted.rows, (number - 1) * size
    # Sorted by their keys alone first: annotations are then computed for one page instead of for all rows that fit.
    keys = list(rows.values_list("pk", flat=True)[start : start + size])
    asked_for = {"versions": given.get(VERSIONS) == "1", "tables": given.get(TABLES) == "1"}
    read = Reader(request).read(kind, wanted.filters.told(keys).order_by(), **asked_for)
    by_key = {row["id"]: row for row in read}
    return envelope(request, rows.order_by().count(), number, size, [by_key[key] for key in keys if key in by_key])


def unknown_parameters(request: Request, known: Collection[str]) -> dict[str, list[str]]:
    """Whoever misspells the name of a filter should not get what it would have kept away."""
    return {
        name[: strict.ECHOED]: [_("There is no such parameter.")] for name in request.query_params if name not in known
    }


def numbers_of(request: Request) -> tuple[tuple[int, int], dict[str, list[str]]]:
    """Number and size of the page that is asked for, and what is wrong with either."""
    wrong, numbers = {}, []
    for name, otherwise, most in ((NUMBER, 1, FURTHEST), (SIZE, LIMIT, LARGEST_LIMIT)):
        text = request.query_params.get(name, str(otherwise))
        number = int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else 0
        if not 1 <= number <= most:
            wrong[name] = [_("Write a whole number from 1 to %(most)s.") % {"most": most}]
        numbers.append(number)
    if not wrong and numbers[0] * numbers[1] > FURTHEST:
        wrong[NUMBER] = [_("There is no such page.")]
    return (numbers[0], numbers[1]), wrong


def page_asked(request: Request) -> tuple[int, int]:
    """The same for a list that takes nothing else. Raises ValidationError."""
    numbers, wrong = numbers_of(request)
    if wrong := wrong | unknown_parameters(request, (NUMBER, SIZE)):
        raise exceptions.ValidationError(wrong)
    return numbers


def envelope(request: Request, count: int, number: int, size: int, results: list[Any]) -> dict[str, Any]:
    """A page of anything, with how many there are in all and where its neighbours are."""
    here = request.build_absolute_uri()
    return {
        "count": count,
        "next": replace_query_param(here, NUMBER, number + 1) if number * size < count else None,
        "previous": replace_query_param(here, NUMBER, number - 1) if number > 1 else None,
        "results": results,
    }
