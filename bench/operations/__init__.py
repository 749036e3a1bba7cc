"""What is measured, a module a kind of thing: each has `operations(sites)`, made in the process that is measured."""

from collections.abc import Iterator
from dataclasses import dataclass

from bench.asking import Site
from bench.measuring import Operation


@dataclass(frozen=True)
class Sites:
    """Whom to ask: ours as a browser does and as another system does, and the floor."""

    ours: Site
    api: Site
    floor: Site


def operations(sites: Sites) -> Iterator[Operation]:
    from bench.operations import (
        activities,
        api,
        board,
        extraction,
        importing,
        lists,
        mobility,
        partner,
        publications,
        reminders,
        search,
        writing,
    )

    modules = (
        lists,
        board,
        api,
        search,
        partner,
        activities,
        mobility,
        publications,
        extraction,
        writing,
        reminders,
        importing,
    )
    for module in modules:
        yield from module.operations(sites)
