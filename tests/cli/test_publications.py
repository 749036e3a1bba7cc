"""`syndesis publications`: a file of works, previewed and written."""

import pytest

from syndesis.activities.models import Publication
from syndesis.activities.services.publications import register_publication
from syndesis.cli import main
from tests.directory.factories import SYSTEM

pytestmark = [pytest.mark.django_db, pytest.mark.any_database, pytest.mark.concept(100)]
BIBTEX = r"""
@article{a, title={On the ice of the sea}, author={Li, Wei}, year=2021}
@article{b, title={Der Wind {\"u}ber dem Eis}, author={G{\"o}del, Kurt}, year=2020, doi={10.5555/wind}}
"""


@pytest.fixture(autouse=True)
def ready(monkeypatch):
    """The database is that of the test, and current."""
    monkeypatch.setattr("syndesis.cli.database.ready", lambda: None)


def test_a_file_is_told_of_and_then_written(tmp_path, capsys):
    file = tmp_path / "library.bib"
    file.write_text(BIBTEX)
    known = register_publication(by=SYSTEM, title="On the ice of the sea", year=2020)

    assert main(["publications", str(file), "--check"]) == 0
    assert "1 new, 1 asked about" in capsys.readouterr().out
    assert Publication.objects.count() == 1
    assert main(["publications", str(file), "--alike", "join", "--yes"]) == 0

    assert capsys.readouterr().out.endswith("1 new, 1 of which more is known.\n")
    assert list(Publication.objects.order_by("pk").values_list("title", "doi")) == [
        (known.title, ""),
        ("Der Wind über dem Eis", "10.5555/wind"),
    ]
    assert [author.name for author in known.authors.all()] == ["Wei Li"]


def test_a_damaged_file_is_refused_with_its_line(tmp_path, capsys):
    file = tmp_path / "library.bib"
    file.write_text("@article{a, title={x")
    assert main(["publications", str(file), "--yes"]) == 1
    assert "line 1" in capsys.readouterr().err
