"""How often Python looks for garbage that only refers to itself."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

YOUNG, MIDDLE, OLD = 100_000, 50, 1_000
"""New objects, and collections of the younger ones, after which each generation is gone through."""


@contextmanager
def rarely_collecting() -> Iterator[None]:
    """While tens of thousands of rows are held at once: none of them is garbage, and Python would go through all of
    them again and again, for a quarter of the time of a large import. Also a decorator. What nothing refers to any
    more is freed at once, as ever."""
    usual = gc.get_threshold()
    gc.set_threshold(YOUNG, MIDDLE, OLD)
    try:
        yield
    finally:
        gc.set_threshold(*usual)
