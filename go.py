#!/usr/bin/env python3
"""The script to start with: `python3 go.py demo` or `python3 go.py test`. It needs Python 3.11 and nothing else."""

import sys

if sys.version_info < (3, 11):
    sys.exit("Syndesis needs Python 3.11 or newer; this is Python %d.%d." % sys.version_info[:2])

from tools.commands import main

if __name__ == "__main__":
    sys.exit(main())
