"""The measurements as they are started: very small, so that they never rot. How long anything took is not asked."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.full
def test_everything_that_has_a_budget_can_be_measured():
    own = {name: value for name, value in os.environ.items() if not name.startswith(("SYNDESIS_", "DJANGO_"))}
    done = subprocess.run(
        [sys.executable, "-m", "bench.run", "--smoke"], cwd=ROOT, env=own, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()
    assert [line for line in lines if "not there" in line] == []
    for name in ("list of partners: page", "list of promises: JSON", "search: the page", "page of a busy", "reading a"):
        assert sum(line.startswith(name) for line in lines) == 1
    assert sum(line.startswith("growth to ten times") for line in lines) == 9
