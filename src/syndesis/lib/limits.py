"""The limits of a process that does costly work for us: on what others made, which may hang it or fill the machine."""

import math
import os
import signal
from contextlib import suppress

NO_MEMORY = 3
"""The exit code where the process gave up for want of memory."""
GIVEN_UP = (
    NO_MEMORY,
    *(-getattr(signal, name, NO_MEMORY) for name in ("SIGXCPU", "SIGKILL")),
)
"""And the signals by which the system ends what takes too much."""
_ENVIRONMENT = {"LANG", "LC_ALL", "LD_LIBRARY_PATH", "PATH", "PYTHONPATH", "SYSTEMROOT", "TEMP", "TMP", "TMPDIR"}


def environment() -> dict[str, str]:
    """What such a process gets to know of ours: no setting of Syndesis, since some of them are secret."""
    return {name: value for name, value in os.environ.items() if name in _ENVIRONMENT}


def limit(seconds: float, memory: int) -> None:
    """Holds this process within so many seconds of computing and bytes of address space, even when the one that
    started it is gone."""
    try:
        import resource
    except ImportError:  # not on Windows, where only the time is limited
        return
    whole = math.ceil(seconds)
    limits = (resource.RLIMIT_AS, memory, memory), (resource.RLIMIT_CPU, whole, whole + 1)
    for which, soft, hard in (*limits, (resource.RLIMIT_CORE, 0, 0)):
        with suppress(ValueError, OSError):  # a limit from outside may be narrower, and macOS knows not all
            resource.setrlimit(which, (soft, hard))
