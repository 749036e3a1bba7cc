"""`syndesis match` at the prompt."""

from pathlib import Path

import pytest

from syndesis.cli import main

pytestmark = pytest.mark.usefixtures("invented", "folder")


def file_of(tmp_path: Path, text: str, encoding: str = "utf-8") -> str:
    path = tmp_path / "rows.csv"
    path.write_bytes(text.encode(encoding))
    return str(path)


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("id;text\n1;Université de Vestmark, Norvège\n", "utf-8"),
        ("id\ttext\r\n1\tUniversité de Vestmark, Norvège\r\n", "utf-8"),
        ('id,text\n1,"Université de Vestmark, Norvège"\n', "utf-16"),
        ("id|text\n1|Université de Vestmark, Norvège\n", "utf-8-sig"),
    ],
)
def test_rows_come_out_with_ror_ids(tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str, encoding: str):
    assert main(["match", file_of(tmp_path, text, encoding), "--column", "text", "--affiliations"]) == 0

    assert capsys.readouterr().out == (
        'id,text,ror_ids\n1,"Université de Vestmark, Norvège",https://ror.org/0vest0001\n'
    )


def test_an_encoding_can_be_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    path = file_of(tmp_path, "id\ttext\n1\tUniversité de Vestmark\n", "cp1252")

    assert main(["match", path, "--column", "text", "--encoding", "cp1252"]) == 0

    assert capsys.readouterr().out.splitlines()[1] == "1,Université de Vestmark,https://ror.org/0vest0001"


def test_plain_names_take_their_country_from_a_column(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    path = file_of(tmp_path, "name,land\nSaint Orvin College,BR\nSaint Orvin College,NO\nNobody,\n")

    assert main(["match", path, "--column", "name", "--country", "land", "--explain"]) == 0

    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "name,land,ror_ids,ror_scores,ror_names,ror_reasons"
    assert [line.split(",")[2] for line in lines[1:]] == ["https://ror.org/0sain0002", "https://ror.org/0sain0001", ""]


def test_columns_short_rows_and_long_rows_are_kept(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    path = file_of(tmp_path, "text,ror_ids,note\nUniversity of Vestmark,before\n\nNobody,,n,more\n")

    assert main(["match", path, "--column", "text", "--affiliations"]) == 0

    out, err = capsys.readouterr()
    assert out.splitlines() == [
        "text,ror_ids_before,note,ror_ids",
        "University of Vestmark,before,,https://ror.org/0vest0001",
        "Nobody,,n,,more",
    ]
    assert err.splitlines()[-1].startswith("2 rows in ")


def test_nothing_is_certain_enough_for_a_score_of_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    path = file_of(tmp_path, "text\nUniversity of Vestmark\n")

    assert main(["match", path, "--column", "text", "--affiliations", "--min-score", "1"]) == 0

    assert capsys.readouterr().out.splitlines()[1] == "University of Vestmark,"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("id,name\n1,x\n", "syndesis: no column text; there are: id, name"),
        ("", "the first row must name the columns; it is empty"),
    ],
)
def test_what_is_wrong_with_a_file_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str, message: str
):
    assert main(["match", file_of(tmp_path, text), "--column", "text"]) == 1

    assert capsys.readouterr().err.splitlines()[-1].endswith(message)


def test_a_row_in_another_encoding_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    path = file_of(tmp_path, "text\nUniversité\n", "cp1252")

    assert main(["match", path, "--column", "text", "--encoding", "utf-8"]) == 1

    assert capsys.readouterr().err.splitlines()[-1].endswith("not utf-8; name the encoding with --encoding")


def test_a_file_that_is_not_there_is_named(capsys: pytest.CaptureFixture[str]):
    assert main(["match", "nowhere.csv", "--column", "text"]) == 1

    assert capsys.readouterr().err.splitlines()[-1] == "syndesis: nowhere.csv: No such file or directory"
