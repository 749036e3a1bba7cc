"""`syndesis catalogue` at the prompt."""

import pytest

from syndesis.cli import main
from tests.catalogue.conftest import Dump
from tests.catalogue.records import ALL

pytestmark = pytest.mark.django_db


def test_load_find_and_status(dump_of: Dump, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["catalogue", "load", str(dump_of(ALL))]) == 0
    assert main(["catalogue", "find", "清华", "大学"]) == 0
    assert main(["catalogue", "find", "NPI"]) == 0
    assert main(["catalogue", "status"]) == 0
    out, err = capsys.readouterr()
    lines = out.splitlines()
    assert lines[0].endswith(" s: 9 new, 0 changed,")
    assert lines[1:6] == [
        "0 no longer in the register, 0 unusable",
        "03cve4549  Tsinghua University  [清华大学]  Beijing, CN  university",
        "008a1t746  South Russian State Technical University  [NPI]  Novocherkassk, RU  university  (withdrawn)",
        "9 organisations of 6 countries,",
        "of them 1 closed or withdrawn, 0 no longer in the register",
    ]
    assert lines[6].endswith("v9.9-2026-01-01-ror-data.jsonl  9 read, 9 new, 0 changed  done")
    assert err.splitlines()[-1] == "100 %"


def test_a_bad_file_is_refused_in_one_line(dump_of: Dump, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["catalogue", "load", str(dump_of([]))]) == 1
    assert capsys.readouterr().err.splitlines()[-1] == (
        "syndesis: v9.9-2026-01-01-ror-data.jsonl is not a ROR dump: it holds no usable record"
    )


def test_nothing_found_is_told(db: None, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["catalogue", "find", "nowhere"]) == 1
    assert capsys.readouterr().err == "syndesis: nothing found\n"
