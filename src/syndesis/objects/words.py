"""Words typed above a list: the rows that hold them in any of the fields that a type names."""

from collections.abc import Iterator
from functools import reduce
from operator import or_

from django.db.models import Model, Q

from syndesis.core.models import Record, Visibility
from syndesis.objects.types import ObjectType


def worded(kind: type[ObjectType], words: str) -> Q:
    """The rows that hold the words in any of the type's fields."""
    return reduce(or_, (each(words) if callable(each) else holding(kind, each, words) for each in kind.words))


def paths_of(kind: type[ObjectType]) -> list[str]:
    """The fields in which a type has words looked for."""
    return [each for each in kind.words if isinstance(each, str)]


def holding(kind: type[ObjectType], path: str, words: str) -> Q:
    """The rows that hold the words in one field; in one of a related record by a subquery: a join repeats rows. By the
    name of a restricted record nothing is found, or a list would tell who is in it."""
    found = Q(**{f"{path}__icontains": words})
    if "__" not in path:
        return found
    for record in _records_on(kind.model, path):
        found &= Q(**{f"{record}__visibility__in": [Visibility.PUBLIC, Visibility.INTERNAL]})
    return Q(pk__in=kind.model._default_manager.filter(found).values("pk"))


def _records_on(model: type[Model], path: str) -> Iterator[str]:
    """The records that a path of fields goes through, each by the path to it."""
    steps = path.split("__")
    for number, step in enumerate(steps[:-1], start=1):
        related = model._meta.get_field(step).related_model
        if not isinstance(related, type):
            return
        model = related
        if issubclass(model, Record):
            yield "__".join(steps[:number])
