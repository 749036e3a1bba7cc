"""Programs that the full run of the checks needs from the operating system, and their installation on Debian."""

import importlib.util
import os
import shutil
import subprocess

from tools import postgres
from tools.installation import Problem
from tools.report import step

CHROMIUM = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")


def chromium() -> str | None:
    return next((found for name in CHROMIUM if (found := shutil.which(name))), None)


def complete() -> None:
    """Installs what is missing of Debian's packages; says so where that is not possible."""
    missing = [
        package
        for package, there in (
            ("python3-venv", importlib.util.find_spec("ensurepip")),
            ("postgresql", postgres.programs()),
            ("chromium", chromium()),
        )
        if not there
    ]
    if not missing:
        return
    if not shutil.which("apt-get") or os.geteuid() != 0:
        raise Problem(f"The full run of the checks needs, of Debian's packages: {' '.join(missing)}")
    with step(f"Installing {' '.join(missing)} with apt-get"):
        quiet = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
        for command in (["update"], ["install", "--yes", "--no-install-recommends", *missing]):
            done = subprocess.run(["apt-get", *command], env=quiet, stdin=subprocess.DEVNULL, check=False)
            if done.returncode:
                raise Problem(f"`apt-get {command[0]}` failed.")
