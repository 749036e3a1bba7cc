"""`syndesis match` before any catalogue has been loaded."""

from pathlib import Path

import pytest

from syndesis.cli import main


def test_it_says_how_to_load_one(db: None, folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    path = tmp_path / "rows.csv"
    path.write_text("text\nUniversity of Vestmark\n", "utf-8")

    assert main(["match", str(path), "--column", "text"]) == 1

    out, err = capsys.readouterr()
    assert (out, err.splitlines()[-1]) == (
        "",
        "syndesis: the catalogue is empty; load it first: syndesis catalogue load FILE",
    )
