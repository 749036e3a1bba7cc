"""The WSGI entry point of `syndesis serve`: a process that answers ends with its web server, however that ends."""

import multiprocessing
import signal

from syndesis.cli import processes

if server := multiprocessing.parent_process():
    # Forked, it has the web server's own handler, and would miss to be told to stop for as long as it starts.
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    processes.end_with(server.pid or 0, signal.SIGKILL)

from syndesis.config.wsgi import application

__all__ = ["application"]
