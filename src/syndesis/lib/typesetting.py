"""A process of its own that sets a typst template with data: what people typed can be costly to set.

Measured: a paper of two pages takes a tenth of a second; 50,000 accents over one letter take 20 seconds and 5 GB.
"""

import json
import logging
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from syndesis.lib.limits import GIVEN_UP, NO_MEMORY, environment, limit

SECONDS = 10
"""Of computing. On the clock it may take twice as long, where others need the machine too."""
MEMORY = 1 << 30
"""Bytes of address space, of which the typefaces and the program take a third."""
_ABORTED = -6
"""How a program in Rust ends where memory is refused."""
_NO_FONTS = 4
logger = logging.getLogger(__name__)


class FontsMissing(Exception):
    """A family of the typefaces lies not in their folder; typst would set empty boxes and say nothing."""


class TooMuch(Exception):
    """It took more time or memory than a paper is worth."""


class Failed(Exception):
    """The template is wrong, or met data that it does not know: the log says where."""


def pdf(
    main: Path,
    inputs: Mapping[str, str],
    *,
    fonts: Path,
    families: tuple[str, ...],
    timestamp: int,
    seconds: float = SECONDS,
    memory: int = MEMORY,
) -> bytes:
    """The template may read what lies beside it, and gets `inputs` as `sys.inputs`. `timestamp` is the instant that
    the file carries, in seconds since 1970. Raises FontsMissing, TooMuch, Failed."""
    task = {"main": str(main), "inputs": dict(inputs), "fonts": str(fonts), "families": families, "at": timestamp}
    try:
        done = subprocess.run(
            [sys.executable, "-P", "-m", __name__, str(seconds), str(memory)],
            input=json.dumps(task).encode(),
            capture_output=True,
            timeout=2 * seconds,
            check=False,
            env=environment(),
        )
    except subprocess.TimeoutExpired as error:
        raise TooMuch from error
    if done.returncode == 0:
        return done.stdout
    if done.returncode == _NO_FONTS:
        raise FontsMissing
    if done.returncode in (*GIVEN_UP, _ABORTED):
        raise TooMuch
    logger.error("%s could not be set: %s", main.name, done.stderr.decode(errors="replace")[-2000:])
    raise Failed


def main(seconds: str, memory: str) -> int:
    """What runs in that process: JSON on standard input, a PDF on standard output."""
    limit(float(seconds), int(memory))
    task = json.load(sys.stdin.buffer)
    import typst  # after the limits: 80 MB

    try:
        fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[task["fonts"]])
        if not set(task["families"]).issubset(fonts.families()):
            return _NO_FONTS
        template = Path(task["main"])
        compiler: Any = typst.Compiler(str(template), root=str(template.parent), font_paths=fonts)
        paper = compiler.compile(format="pdf", sys_inputs=task["inputs"], timestamp=task["at"])
    except MemoryError:
        return NO_MEMORY
    sys.stdout.buffer.write(paper)
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
