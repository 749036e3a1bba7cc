"""Search by parts of names, misspelt names and acronyms, in four scripts: as a function and as the page of results."""

from collections.abc import Iterator
from functools import partial
from itertools import cycle
from random import Random

from django.urls import reverse

from bench.asking import Site
from bench.coordinator import present
from bench.measuring import Operation
from bench.operations import Sites
from syndesis.core import search
from syndesis.core.policies import Policy
from syndesis.directory.models import OrganisationName
from syndesis.lib.text import words
from syndesis.web.views.search import HITS, groups_searched

BUDGET = 10.0
QUERIES = 48
ALPHABETS = ((0x41, 0x24F), (0x400, 0x4FF), (0x4E00, 0x9FFF), (0x600, 0x6FF))
"""Latin, Cyrillic, Chinese, Arabic: where their characters lie."""


def operations(sites: Sites) -> Iterator[Operation]:
    user = present()
    scopes = {group.model: partial(group.policy.seen, user) for group in groups_searched()}
    asked = queries()
    yield Operation(
        "search: as a function", ours=_next(asked, partial(_found, scopes)), most=BUDGET, rounds=4 * QUERIES
    )
    address = reverse("web:search")
    yield Operation(
        "search: the page of results",
        ours=_next(asked, partial(_page, sites.ours, address)),
        floor=_next(asked, partial(_page, sites.floor, "/search/")),
        most=BUDGET,
        grows=True,
        rounds=4 * QUERIES,
    )


def queries(seed: int = 1) -> list[str]:
    """Parts of names of partners, the same for the same record: the scripts, and the ways to type, in turn."""
    luck, made = Random(seed), []  # noqa: S311  (nothing secret)
    names = list(OrganisationName.objects.filter(organisation__partnership__isnull=False).order_by("pk"))
    luck.shuffle(names)
    written = {script: [name.text for name in names if _in(name.text, script)] for script in ALPHABETS}
    for number in range(QUERIES):
        some = written[ALPHABETS[number % len(ALPHABETS)]]
        if some:
            made.append(_typed(luck, some[number % len(some)], number // len(ALPHABETS)))
    return made


def _in(text: str, script: tuple[int, int]) -> bool:
    return any(script[0] <= ord(letter) <= script[1] for letter in text)


def _typed(luck: Random, name: str, way: int) -> str:
    """The begin of a word, a word with a slip, two words, or the whole name without its last letters."""
    parts = words(name)
    word = max(parts, key=len) if len(parts[0]) > 1 else "".join(parts)
    ways = (word[: max(2, len(word) * 2 // 3)], _slipped(luck, word), " ".join(parts[:2]), name[:-2])
    return ways[way % len(ways)]


def _slipped(luck: Random, word: str) -> str:
    """Two neighbours changed places, where the word is long enough to be known again."""
    if len(word) < 5:
        return word
    place = luck.randrange(1, len(word) - 2)
    return word[:place] + word[place + 1] + word[place] + word[place + 2 :]


def _next(asked: list[str], call: "partial[object]") -> "partial[object]":
    """Asks another one each time."""
    turn = cycle(asked)
    return partial(lambda: call(next(turn)))


def _found(scopes: dict[type, Policy], text: str) -> object:
    return search.search(text, within=search.within(scopes), limit=HITS)


def _page(site: Site, address: str, text: str) -> bytes:
    return site.get(f"{address}?q={text}")
