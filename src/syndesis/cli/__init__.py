"""The `syndesis` command. Each module here with a function `add` brings one sub-command.

A module imports Django inside its functions only, so that `syndesis --help` answers at once.
"""

import argparse
import importlib
import pkgutil
import sys
from collections.abc import Sequence


class CommandError(Exception):
    """What the person who typed the command must know or do; shown without a traceback."""


def main(arguments: Sequence[str] | None = None) -> int:
    args = parser().parse_args(arguments)
    try:
        return int(args.func(args) or 0)
    except CommandError as error:
        print(f"syndesis: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # The reader of our output has gone (`| head`): nothing more to say, not even at exit.
        sys.stderr.close()
        return 0


def parser() -> argparse.ArgumentParser:
    result = argparse.ArgumentParser(
        prog="syndesis", description="The system of record for international partnerships."
    )
    subparsers = result.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for _, name, is_package in pkgutil.iter_modules(__path__):
        if is_package or name == "__main__":
            continue
        module = importlib.import_module(f"{__name__}.{name}")
        if hasattr(module, "add"):
            module.add(subparsers)
    return result
