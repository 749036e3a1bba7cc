"""A process of its own for files that could hang, crash or fill the one that reads them.

Measured: a PDF of 98 KB takes 22 seconds and 8 GB, a page of 1 MB with one long tag takes minutes, and PDFium must not
be used by two threads at a time. A process can be given limits and be ended; starting one takes a tenth of a second.
"""

import json
import logging
import math
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from importlib import import_module
from typing import Literal

from syndesis.lib.extraction import LONGEST, Unreadable

Kind = Literal["page", "pdf", "whole_page", "word"]
_READERS = {"page": ("page", "text_of"), "whole_page": ("page", "whole_text_of")}
"""The module and function of a kind, where they are not the module of its name and its `text_of`."""

SECONDS = 30
"""Of computing. On the clock it may take twice as long, where others need the machine too."""
MEMORY = 1 << 30
"""Bytes of address space. A PDF of 25 MB and 2,000 pages needs a seventh."""
_ENVIRONMENT = {"LANG", "LC_ALL", "LD_LIBRARY_PATH", "PATH", "PYTHONPATH", "SYSTEMROOT", "TEMP", "TMP", "TMPDIR"}
"""What the process gets to know of ours: no setting of Syndesis, since some of them are secret."""
_NO_MEMORY = 3
"""The exit code where the reader gave up for want of memory."""
_GIVEN_UP = (_NO_MEMORY, -getattr(signal, "SIGXCPU", _NO_MEMORY), -getattr(signal, "SIGKILL", _NO_MEMORY))
"""And the two signals by which the system ends what takes too much."""
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
            env={name: value for name, value in os.environ.items() if name in _ENVIRONMENT},
        )
    except subprocess.TimeoutExpired as error:
        raise Unreadable("slow") from error
    if done.returncode == 0:
        answer = json.loads(done.stdout)
        if "reason" in answer:
            raise Unreadable(answer["reason"])
        return str(answer["text"])
    if done.returncode > 0 and done.returncode != _NO_MEMORY:
        logger.error("The reader of %s files failed: %s", kind, done.stderr.decode(errors="replace")[-2000:])
    raise Unreadable("slow" if done.returncode in _GIVEN_UP else "damaged")


def main(kind: str, seconds: str, memory: str) -> int:
    """What runs in that process: bytes on standard input, JSON on standard output."""
    _limit(math.ceil(float(seconds)), int(memory))
    content = sys.stdin.buffer.read()
    module, function = _READERS.get(kind, (kind, "text_of"))
    read: Callable[[bytes], str] = getattr(import_module(f"syndesis.lib.extraction.{module}"), function)
    try:
        text = read(content)
        answer = {"reason": "characters"} if len(text) > LONGEST else {"text": text}
    except Unreadable as unreadable:
        answer = {"reason": unreadable.reason}
    except MemoryError:
        return _NO_MEMORY
    sys.stdout.write(json.dumps(answer))
    return 0


def _limit(seconds: int, memory: int) -> None:
    """Holds this process within its limits, even when the one that started it is gone."""
    try:
        import resource
    except ImportError:  # not on Windows, where only the time is limited
        return
    limits = (resource.RLIMIT_AS, memory, memory), (resource.RLIMIT_CPU, seconds, seconds + 1)
    for which, soft, hard in (*limits, (resource.RLIMIT_CORE, 0, 0)):
        with suppress(ValueError, OSError):  # a limit from outside may be narrower, and macOS knows not all
            resource.setrlimit(which, (soft, hard))


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
