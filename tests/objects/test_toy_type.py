"""What a new type of record costs: a table and a declaration. It has lists, forms, search and an API without a line of
its own, and passes the contract of all types, in a run of the tests in which it exists."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

TESTS = Path(__file__).resolve().parents[1]
CONTRACTS = sorted(path for path in TESTS.rglob("test_contract*.py"))


def lines_of_code(path: Path) -> int:
    text = path.read_text(encoding="utf-8")
    return sum(bool(line.strip()) and not line.startswith(('"""', "#")) for line in text.splitlines())


def test_a_new_type_is_declared_in_under_40_lines():
    assert sum(lines_of_code(TESTS / "toy" / name) for name in ("models.py", "objects.py")) < 40


@pytest.mark.any_database
@pytest.mark.full
def test_a_new_type_passes_the_contract_of_all_types():
    run = subprocess.run(
        [
            sys.executable,
            "-m",
            "pytest",
            "--full",
            "-q",
            "-p",
            "no:cacheprovider",
            "-n",
            "0",
            "-k",
            "souvenirs",
            *CONTRACTS,
        ],
        cwd=TESTS.parent,
        env=os.environ | {"DJANGO_SETTINGS_MODULE": "tests.toy.settings", "TEST_SETTINGS": "tests.toy.settings"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (run.returncode, " passed" in run.stdout) == (0, True), run.stdout[-4000:] + run.stderr[-1000:]
