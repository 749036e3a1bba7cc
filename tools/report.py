"""What the script says while it works: a line a step, with its time."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager


def say(text: str, *, error: bool = False) -> None:
    print(text, file=sys.stderr if error else sys.stdout, flush=True)


@contextmanager
def step(title: str) -> Iterator[None]:
    """Says what begins, and how long it took."""
    start = time.monotonic()
    say(f"* {title} ...")
    yield
    say(f"  done in {time.monotonic() - start:.1f} s")
