"""The sub-commands of `go.py`."""

import argparse
import os
import signal
import subprocess
import sys

from tools import checks, installation, locks, screenshots
from tools.installation import ROOT, Problem
from tools.report import say

DUMP = ROOT.parent / "shared" / "data" / "ror" / "ror.jsonl.zst"
"""The world's organisations, where they lie beside the checkout."""


def main() -> int:
    parser = argparse.ArgumentParser(prog="python3 go.py", description="Starts, checks and maintains Syndesis.")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")

    demo = commands.add_parser("demo", help="install and start a demonstration with data of its own")
    demo.add_argument("--port", type=int, default=8000)
    demo.add_argument("--fresh", action="store_true", help="throw the demonstration's data away first")
    demo.set_defaults(func=start_demo)

    test = commands.add_parser("test", help="install and run every check and test")
    test.add_argument("--ci", action="store_true", help="fail where PostgreSQL or Chromium is missing")
    test.add_argument("--full", action="store_true", help="run the slow tests too")
    test.add_argument("-k", metavar="EXPRESSION", help="run only tests whose name matches, and no other check")
    test.set_defaults(func=lambda args: checks.run(ci=args.ci, full=args.full, only=args.k))

    pictures = commands.add_parser("screenshots", help="take pictures of the main screens into screenshots/")
    pictures.set_defaults(func=lambda _: screenshots.take())

    install = commands.add_parser("install", help="install what developers need into .venv and build the front end")
    install.set_defaults(func=install_for_development)

    fix = commands.add_parser("fix", help="format the code and mend what can be mended by machine")
    fix.set_defaults(func=mend)

    messages = commands.add_parser("messages", help="gather the interface's words for their translation")
    messages.set_defaults(func=gather_messages)

    lock = commands.add_parser("lock", help="resolve pyproject.toml anew into the lock files (needs uv)")
    lock.add_argument("--upgrade", action="store_true", help="take the newest versions allowed")
    lock.set_defaults(func=lambda args: locks.write(upgrade=args.upgrade))

    args = parser.parse_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    try:
        return int(args.func(args))
    except Problem as problem:
        say(f"\n{problem}", error=True)
        return 1
    except KeyboardInterrupt:
        return 130


def start_demo(args: argparse.Namespace) -> int:
    installation.ensure(installation.RUNNING)
    os.environ.setdefault("SYNDESIS_DATA", str(ROOT / "data" / "demo"))
    if DUMP.exists():
        os.environ.setdefault("SYNDESIS_CATALOGUE", str(DUMP))
    command = [str(installation.program("syndesis")), "demo", "--port", str(args.port)]
    command += ["--fresh"] * args.fresh
    if os.name != "nt":
        sys.stdout.flush()
        os.execv(command[0], command)
    return subprocess.run(command, check=False).returncode


def install_for_development(_: argparse.Namespace) -> int:
    installation.ensure(installation.DEVELOPMENT)
    return 0


def gather_messages(_: argparse.Namespace) -> int:
    installation.ensure(installation.DEVELOPMENT)
    command = [installation.program("python"), "-m", "tools.messages", "update"]
    return subprocess.run(command, cwd=ROOT, check=False).returncode


def mend(_: argparse.Namespace) -> int:
    installation.ensure(installation.DEVELOPMENT)
    ruff = installation.program("ruff")
    steps = (["check", "--fix", "."], ["format", "."])
    return max(subprocess.run([ruff, *step], cwd=ROOT, check=False).returncode for step in steps)
