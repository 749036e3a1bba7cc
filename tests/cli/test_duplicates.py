"""The command that lists what may be the same."""

import json

import pytest

from syndesis.cli import main
from tests.directory.factories import organisation, person

pytestmark = [pytest.mark.django_db, pytest.mark.concept(10, 13)]


@pytest.fixture(autouse=True)
def ready(monkeypatch):
    """The database is that of the test, and current."""
    monkeypatch.setattr("syndesis.cli.database.ready", lambda: None)


def test_pairs_are_listed_with_score_and_reasons(capsys):
    one, other = organisation("Tsinghua University", country="CN"), organisation("Tsingua University", country="CN")
    assert main(["duplicates", "organisations"]) == 0
    shown = capsys.readouterr().out
    assert f"Tsinghua University [{one.pk}]  =  Tsingua University [{other.pk}]" in shown
    assert "Names spelt almost alike: Tsinghua University – Tsingua University; Same country" in shown


def test_programs_read_an_object_a_line(capsys):
    one, other = person("Khizhnyak", "Sergey"), person("Хижняк", "Сергей")
    assert main(["duplicates", "--json"]) == 0
    (line,) = capsys.readouterr().out.splitlines()
    said = json.loads(line)
    assert (said["what"], [each["id"] for each in said["records"]], said["score"]) == (
        "people",
        [one.pk, other.pk],
        0.68,
    )


def test_a_score_that_is_none_is_told(capsys):
    assert main(["duplicates", "--least", "7"]) == 1
    assert "--least" in capsys.readouterr().err
