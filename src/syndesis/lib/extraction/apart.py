"""A process of its own for files that could hang, crash or fill the one that reads them.

Measured: a PDF of 98 KB takes 22 seconds and 8 GB, a page of 1 MB with one long tag takes minutes, and PDFium must not
be used by two threads at a time. A process can be given limits and be ended; starting one takes a tenth of a second.
"""

import json
import logging
import subprocess
import sys
from collections.abc import Callable
from importlib import import_module
from typing import Literal

from syndesis.lib.extraction import LONGEST, Unreadable
from syndesis.lib.limits import GIVEN_UP, NO_MEMORY, environment, limit

Kind = Literal["page", "pdf", "whole_page", "word"]
_READERS = {"page": ("page", "text_of"), "whole_page": ("page", "whole_text_of")}
"""The module and function of a kind, where they are not the module of its name and its `text_of`."""

SECONDS = 30
"""Of computing. On the clock it may take twice as long, where others need the machine too."""
MEMORY = 1 << 30
"""Bytes of address space. A PDF of 25 MB and 2,000 pages needs a seventh."""
logger = logging.getLogger(__name__)


def text_of(kind: Kind, content: bytes, *, seconds: float = SECONDS, memory: int = MEMORY) -> str:
    """What the reader of this kind gives. Raises Unreadable: also where the process was ended."""
    try:
        done = subprocess.run(
            [sys.executable, "-P", "-m", __name__, kind, str(seconds), str(memory)],
            input=content,
            capture_output=True,
            timeout=2 * seconds,
            check=False,
            env=environment(),
        )
    except subprocess.TimeoutExpired as error:
        raise Unreadable("slow") from error
    if done.returncode == 0:
        answer = json.loads(done.stdout)
        if "reason" in answer:
            raise Unreadable(answer["reason"])
        return str(answer["text"])
    if done.returncode > 0 and done.returncode != NO_MEMORY:
        logger.error("The reader of %s files failed: %s", kind, done.stderr.decode(errors="replace")[-2000:])
    raise Unreadable("slow" if done.returncode in GIVEN_UP else "damaged")


def main(kind: str, seconds: str, memory: str) -> int:
    """What runs in that process: bytes on standard input, JSON on standard output."""
    limit(float(seconds), int(memory))
    content = sys.stdin.buffer.read()
    module, function = _READERS.get(kind, (kind, "text_of"))
    read: Callable[[bytes], str] = getattr(import_module(f"syndesis.lib.extraction.{module}"), function)
    try:
        text = read(content)
        answer = {"reason": "characters"} if len(text) > LONGEST else {"text": text}
    except Unreadable as unreadable:
        answer = {"reason": unreadable.reason}
    except MemoryError:
        return NO_MEMORY
    sys.stdout.write(json.dumps(answer))
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
