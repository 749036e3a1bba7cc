"""`syndesis objecttype` shows what is derived from a declaration."""

import pytest

from syndesis import cli
from syndesis.objects import registered
from tests.objects.samples import SAMPLES

pytestmark = pytest.mark.django_db


def test_without_a_name_it_lists_all_types(capsys):
    assert cli.main(["objecttype"]) == 0
    assert [line.split()[0] for line in capsys.readouterr().out.splitlines()] == [kind.one for kind in registered()]


@pytest.mark.parametrize("sample", SAMPLES, ids=str)
def test_it_shows_every_type(capsys, sample):
    assert cli.main(["objecttype", sample.kind.one]) == 0
    shown = capsys.readouterr().out
    assert f"{sample.kind.__name__}: {sample.kind.plural}" in shown
    assert [title for title in ("Addresses", "Columns", "Permissions", "Queries") if f"\n{title}\n" not in shown] == []


def test_it_says_who_may_see_and_change_how_many(capsys):
    make = next(sample.make for sample in SAMPLES if sample.kind.one == "agreement")
    make("Harbour")
    make("Hidden", visibility="restricted")
    cli.main(["objecttype", "agreement"])
    lines = [" ".join(line.split()) for line in capsys.readouterr().out.splitlines()]
    start = lines.index("Permissions") + 2
    assert lines[start : start + 5] == [
        "Viewer 1 of 2 0 of 2",
        "Contributor 1 of 2 0 of 2",
        "Coordinator 1 of 2 0 of 2",
        "Manager 1 of 2 1 of 2",
        "Administrator 2 of 2 2 of 2",
    ]


def test_an_unknown_name_is_refused_with_those_that_there_are(capsys):
    assert cli.main(["objecttype", "treaty"]) == 1
    assert "There is no type 'treaty'. There are: " in capsys.readouterr().err
