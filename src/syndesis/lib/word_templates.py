"""Word files with places to be filled: what stands in their places is checked, and they are filled with data.

A template is what somebody uploaded, so it may be hostile: its tags are a language in which one can loop without end.
It is filled in a process of its own, within limits, from plain data, in a sandbox that knows no attribute, no function
and few filters. docxtpl joins the tags that Word has cut up, and Jinja2 runs them.
"""

import json
import logging
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any, Literal

from syndesis.lib.limits import GIVEN_UP, environment

Problem = Literal["damaged", "empty", "encrypted", "field", "forbidden", "macros", "slow", "tag"]
SECONDS = 10
"""Of computing. On the clock it may take twice as long, where others need the machine too."""
MEMORY = 1 << 30
MOST_TEXT = 5_000_000
"""Characters of one part of a filled file."""
CHILD = "syndesis.lib.word_filling"
"""What runs in that process."""
FILTERS = ("capitalize", "default", "first", "join", "last", "length", "lower", "title", "trim", "upper")
LOOP = ("first", "index", "index0", "last", "length", "revindex")
logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Wrong(Exception):
    """Why a template cannot be filled: one word; the field or the tag meant; a field that is near to it."""

    problem: Problem
    detail: str = ""
    near: str = ""


def filled(
    template: bytes,
    data: Mapping[str, Any],
    shape: Mapping[str, Any],
    *,
    seconds: float = SECONDS,
    memory: int = MEMORY,
) -> bytes:
    """The Word file with its places filled from `data`, which JSON can hold. `shape` is an example of such data, with
    one row in each list: a field that it does not have is refused even where it would not be reached. Raises Wrong."""
    head = json.dumps({"data": data, "shape": shape}).encode()
    try:
        done = subprocess.run(
            [sys.executable, "-P", "-m", CHILD, str(seconds), str(memory), str(len(head))],
            input=head + template,
            capture_output=True,
            timeout=2 * seconds,
            check=False,
            env=environment(),
        )
    except subprocess.TimeoutExpired as error:
        raise Wrong("slow") from error
    if done.returncode == 0 and done.stdout[:1] == b"{":
        raise Wrong(**json.loads(done.stdout))
    if done.returncode == 0:
        return done.stdout
    if done.returncode in GIVEN_UP:
        raise Wrong("slow")
    logger.error("A template could not be filled: %s", done.stderr.decode(errors="replace")[-2000:])
    raise Wrong("damaged")


def near(field: str, known: list[str]) -> str:
    """The known field that may have been meant."""
    return next(iter(get_close_matches(field, known, 1, 0.7)), "")
