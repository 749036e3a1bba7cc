"""The command for processes that start one another: `python -m syndesis.cli`."""

import sys

from syndesis.cli import main

if __name__ == "__main__":
    sys.exit(main())
