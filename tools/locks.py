"""The lock files: the one resolution of `pyproject.toml`, by hash and without a word on where packages were fetched."""

import shutil
import subprocess

from tools.installation import DEVELOPMENT, ROOT, RUNNING, Problem

RESOLVE = ["pip", "compile", "--universal", "--python-version", "3.11", "--generate-hashes", "--no-header", "--quiet"]


def write(*, upgrade: bool) -> int:
    """Keeps the versions that the lock files name, unless `pyproject.toml` or `upgrade` asks for others."""
    uv = shutil.which("uv")
    if not uv:
        raise Problem("The lock files are made with uv: install it (for example `pipx install uv`) and try again.")
    running, development = RUNNING.name, DEVELOPMENT.name
    also = ["--upgrade"] * upgrade
    groups = ["--group", "build"]
    subprocess.run([uv, *RESOLVE, *groups, "pyproject.toml", "-o", running, *also], cwd=ROOT, check=True)
    groups += ["--group", "dev", "--constraints", running]
    subprocess.run([uv, *RESOLVE, *groups, "pyproject.toml", "-o", development, *also], cwd=ROOT, check=True)
    return 0
