"""The installation in `.venv`: exactly the packages of a lock file, the project itself, and the built front end.

A stamp beside each says what it was made from, so that a second start finds nothing to do.
"""

import hashlib
import importlib.util
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from tools.report import say, step

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
STAMPS = VENV / ".stamps"
RUNNING = ROOT / "requirements.lock"
DEVELOPMENT = ROOT / "requirements-dev.lock"
"""Holds everything that `RUNNING` holds, at the same versions."""


class Problem(Exception):
    """Something that the person at the keyboard has to do first; the text says what."""


def ensure(lock: Path) -> None:
    """Installs what the lock file lists, the project and its front end, where that has not been done yet."""
    make_environment()
    install_packages(lock)
    install_project()
    compile_messages()
    build_front_end()


def program(name: str) -> Path:
    return VENV / ("Scripts" if os.name == "nt" else "bin") / (f"{name}.exe" if os.name == "nt" else name)


def make_environment() -> None:
    python = program("python")
    if python.exists() and subprocess.run([python, "-c", ""], check=False, capture_output=True).returncode == 0:
        return
    if importlib.util.find_spec("ensurepip") is None:
        raise Problem(
            "This Python cannot make a virtual environment. On Debian and Ubuntu, install one package:\n\n"
            "    sudo apt install python3-venv\n\nThen start again."
        )
    with step(f"Making a virtual environment with Python {sys.version_info[0]}.{sys.version_info[1]}"):
        shutil.rmtree(VENV, ignore_errors=True)
        subprocess.run([sys.executable, "-m", "venv", VENV], check=True)


def install_packages(lock: Path) -> None:
    if read_stamp(lock.name) == stamp_of(lock):
        return
    count = sum("==" in line for line in lock.read_text(encoding="utf-8").splitlines())
    with step(f"Installing {count} packages"):
        pip("install", "--require-hashes", "--no-deps", "-r", lock)
    write_stamp(lock.name, stamp_of(lock))
    if lock == DEVELOPMENT:
        write_stamp(RUNNING.name, stamp_of(RUNNING))


def stamp_of(lock: Path) -> str:
    return digest(lock.read_bytes() + sys.version.encode())


def install_project() -> None:
    """The project is installed in place: what is edited in `src` is what runs."""
    stamp = digest((ROOT / "pyproject.toml").read_bytes() + str(ROOT).encode())
    if read_stamp("project") == stamp:
        return
    with step("Installing Syndesis itself"):
        pip("install", "--no-deps", "--no-build-isolation", "-e", ROOT)
    write_stamp("project", stamp)


def compile_messages() -> None:
    """The translations of the interface, as the program reads them."""
    files = sorted(ROOT.glob("src/syndesis/locale/*/LC_MESSAGES/django.po"))
    stamp = digest(b"".join(path.read_bytes() for path in files))
    if read_stamp("messages") == stamp and all(path.with_suffix(".mo").exists() for path in files):
        return
    with step("Compiling the translations"):
        subprocess.run([program("python"), "-m", "tools.messages", "compile"], cwd=ROOT, check=True)
    write_stamp("messages", stamp)


def build_front_end() -> None:
    spec = importlib.util.spec_from_file_location("frontend_build", ROOT / "frontend" / "build.py")
    assert spec
    assert spec.loader
    front_end = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(front_end)
    if front_end.is_current():
        return
    with step("Building the front end"):
        try:
            front_end.build()
        except front_end.BuildError as error:
            raise Problem(str(error)) from error


def pip(*arguments: str | Path) -> None:
    """Runs pip and names the larger packages as they arrive; the end of all that it said is shown when it fails."""
    command = [program("python"), "-m", "pip", "--disable-pip-version-check", *arguments, "--progress-bar", "off"]
    said = []
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL, text=True, cwd=ROOT
    ) as process:
        assert process.stdout
        for line in process.stdout:
            said.append(line)
            if match := re.match(r" *Downloading ([^-]+)-([^-]+)-.*(\([\d.]+ MB\))", line):
                say("  {} {} {}".format(*match.groups()))
    if process.returncode:
        raise Problem(f"pip could not install the packages:\n\n{''.join(said[-30:])}")


def digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def read_stamp(name: str) -> str:
    path = STAMPS / name
    return path.read_text(encoding="ascii") if path.exists() else ""


def write_stamp(name: str, stamp: str) -> None:
    STAMPS.mkdir(exist_ok=True)
    (STAMPS / name).write_text(stamp, encoding="ascii")
