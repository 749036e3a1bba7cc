"""Tables as text, whatever program saved them."""

import pytest

from syndesis.lib.tables import Fault, Unreadable, Why, opened

RUSSIAN = "Партнёр;Дата подписания\nСанкт-Петербургский университет;12.04.2011\n"
CHINESE = "合作伙伴,签署日期\n清华大学,2011\n北京大学,2012\n"
SPANISH = "Socio;Año\nUniversidad Politécnica de Cataluña;2011\n"


def rows(content: bytes, name: str = "table.csv", **options) -> list[list]:
    return [list(row.values) for row in opened(content, name, **options).rows()]


@pytest.mark.concept(128)
@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (RUSSIAN, "utf-8"), (RUSSIAN, "utf-8-sig"), (RUSSIAN, "cp1251"), (RUSSIAN, "koi8-r"), (RUSSIAN, "utf-16"),
        (RUSSIAN, "utf-16-le"), (CHINESE, "gb18030"), (CHINESE, "utf-8"), (SPANISH, "cp1252"), (SPANISH, "latin-1"),
    ],
)  # fmt: skip
def test_the_encoding_is_found(text, encoding):
    sign = ";" if ";" in text else ","

    assert rows(text.encode(encoding)) == [line.split(sign) for line in text.splitlines()]


@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
def test_the_sign_between_columns_is_found(sign):
    text = f'a{sign}b{sign}c\n1{sign}"x{sign} y"{sign}3\n'

    assert rows(text.encode()) == [["a", "b", "c"], ["1", f"x{sign} y".strip(), "3"]]


def test_excels_own_line_names_the_sign():
    assert rows(b"sep=;\na,b;c\n1,5;2\n") == [["a,b", "c"], ["1,5", "2"]]


def test_rows_keep_their_numbers_and_blank_ones_are_left_out():
    book = opened(b'a,b\n\n,\n"x\ny",2\n', "table.csv")

    assert [(row.number, row.values) for row in book.rows()] == [(1, ["a", "b"]), (4, ["x\ny", "2"])]


def test_what_an_export_has_made_harmless_is_itself_again():
    assert rows(b"a,b\n'=1+1,'tis\n") == [["a", "b"], ["=1+1", "'tis"]]


def test_a_cell_that_is_too_long_is_a_fault_and_no_end():
    (fault,) = rows(b"a,b\n" + b"x" * 150_000 + b",2\n")[1:]

    assert (fault[0].why, fault[1]) == (Why.TOO_LONG, "2")
    assert isinstance(fault[0], Fault)


@pytest.mark.parametrize(
    ("content", "name", "why"),
    [
        (b"", "a.csv", Why.EMPTY), (b"\xef\xbb\xbf\n", "a.csv", Why.EMPTY), (b"%PDF-1.7", "a.csv", Why.NOT_A_TABLE),
        (b"a,b\n", "a.json", Why.BROKEN), (b"[1, 2]", "a.json", Why.NOT_A_TABLE), (b"PK\x03\x04rest", "a", Why.BROKEN),
    ],
)  # fmt: skip
def test_what_is_no_table_says_why(content, name, why):
    with pytest.raises(Unreadable) as caught:
        opened(content, name)

    assert caught.value.why is why


def test_an_encoding_that_does_not_fit_is_refused():
    with pytest.raises(Unreadable) as caught:
        opened("Año".encode("latin-1"), "a.csv", encoding="utf-8")

    assert caught.value.why is Why.ENCODING


def test_json_is_a_list_an_object_with_rows_or_an_object_a_line():
    expected = [["x", 1], [None, 2]]

    for text in (
        '[{"a": "x", "b": 1}, {"b": 2}]',
        '{"rows": [{"a": "x", "b": 1}, {"b": 2}]}',
        '{"a": "x", "b": 1}\n{"b": 2}\n',
    ):
        book = opened(text.encode(), "a.json")
        assert (list(book.keys), [row.values for row in book.rows()]) == (["a", "b"], expected)
