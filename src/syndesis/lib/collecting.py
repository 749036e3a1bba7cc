"""How often Python looks for garbage that only refers to itself."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

YOUNG, MIDDLE, OLD = 100_000, 50, 1_000
"""New objects, and collections of the younger ones, after which each generation is gone through."""
_lock = Lock()
_usual: list[tuple[int, int, int]] = []
"""The pace before, once for each that is inside."""


@contextmanager
def rarely_collecting() -> Iterator[None]:
    """While tens of thousands of rows are held at once: none of them is garbage, and Python would go through all of
    them again and again, for a quarter of the time of a large import. Also a decorator. What nothing refers to any
    more is freed at once, as ever. Where several threads are inside, the last to leave brings the usual pace back."""
    with _lock:
        _usual.append(_usual[-1] if _usual else gc.get_threshold())
        gc.set_threshold(YOUNG, MIDDLE, OLD)
    try:
        yield
    finally:
        with _lock:
            usual = _usual.pop()
            if not _usual:
                gc.set_threshold(*usual)
