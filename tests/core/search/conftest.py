"""A type of its own for the tests of search: user groups, which need nothing beside them."""

from collections.abc import Callable, Iterator

import pytest
from django.contrib.auth.models import Group

from syndesis.core import search
from syndesis.core.search import registry

NAMES = {
    "tsinghua": "Tsinghua University/清华大学",
    "madrid": "Universidad Politécnica de Madrid/UPM",
    "moscow": "Lomonosov Moscow State University/Московский государственный университет",
    "moscow civil": "Moscow State University of Civil Engineering",
    "hidden": "Archived University of Madrid/hidden",
}


def entry(group: Group) -> search.Entry | None:
    """The parts of the name, split at slashes: the title, then other names."""
    title, *others = group.name.split("/")
    if "hidden" in others:
        return None
    names = [(search.ACRONYM if name.isupper() and name.isascii() else search.OFFICIAL, name) for name in others]
    return search.Entry(title, subtitle=f"group {group.pk}", names=names, context=["Eurasia"])


@pytest.fixture
def searched(db: None) -> Iterator[None]:
    search.register(Group, entry=entry)
    yield
    registry._types.pop(Group)


@pytest.fixture
def groups(searched: None) -> dict[str, Group]:
    """Five groups, indexed, by short name; one of them is not to be found."""
    made = {key: Group.objects.create(name=name) for key, name in NAMES.items()}
    search.index(*made.values())
    return made


@pytest.fixture
def found(groups: dict[str, Group]) -> Callable[[str], list[str]]:
    """The short names of what a query finds among all groups, best first."""
    keys = {group.pk: key for key, group in groups.items()}
    return lambda text: [
        keys[hit.pk] for hit in search.suggest(text, within=search.within({Group: Group.objects.all()}))
    ]
