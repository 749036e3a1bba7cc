"""Workbooks of Excel, with all that ten years leave in them."""

import io
import zipfile
from datetime import date

import pytest

from syndesis.lib.tables import Fault, Unreadable, Why, at, found, opened
from tests.lib.tables.workbooks import of_rows, workbook


def rows(content: bytes, sheet: str = "") -> list[list]:
    return [list(row.values) for row in opened(content, "a.xlsx").rows(sheet)]


@pytest.mark.concept(128)
def test_values_are_read_as_they_are_meant():
    def fill(book, sheet):
        sheet.write_datetime(0, 0, date(2011, 4, 12), book.add_format({"num_format": "dd.mm.yyyy"}))
        sheet.write_number(0, 1, 123, book.add_format({"num_format": "00000"}))
        sheet.write_string(0, 2, "00123")
        sheet.write_number(0, 3, 2011)
        sheet.write_number(0, 4, 1.5, book.add_format({"num_format": '#,##0.00 "€"'}))
        sheet.write_boolean(0, 5, True)
        sheet.write_string(0, 6, " 清华大学 ")

    assert rows(workbook(fill)) == [[date(2011, 4, 12), "00123", "00123", 2011, 1.5, True, "清华大学"]]


def test_a_formula_has_its_value_or_is_named():
    def fill(_book, sheet):
        sheet.write_formula(0, 0, "=1+1", None, 2)
        sheet.write_formula(0, 1, "=A1", None, "")
        sheet.write_formula(0, 2, "=NA()", None, "#N/A")

    content = workbook(fill)
    stripped = _edited(content, lambda xml: xml.replace("<f>A1</f><v></v>", "<f>A1</f>"))

    assert rows(stripped) == [[2, Fault(Why.FORMULA), Fault(Why.ERROR, "#N/A")]]


def test_a_merged_cell_stands_in_all_rows_and_columns_that_it_covers():
    def fill(_book, sheet):
        sheet.write_row(0, 0, ["Partner", "Year"])
        sheet.merge_range(1, 0, 3, 0, "Tsinghua")
        sheet.write_column(1, 1, [2011, 2012, 2013])

    assert rows(workbook(fill)) == [["Partner", "Year"], ["Tsinghua", 2011], ["Tsinghua", 2012], ["Tsinghua", 2013]]


def test_a_hundred_thousand_empty_rows_are_none():
    def fill(book, sheet):
        sheet.write_row(0, 0, ["a", "b"])
        sheet.write_blank(100_000, 0, None, book.add_format({"bold": True}))

    assert rows(workbook(fill)) == [["a", "b"]]


def test_hidden_sheets_are_not_the_first_and_hidden_rows_say_so():
    def fill(book, sheet):
        sheet.write(0, 0, "secret")
        second = book.add_worksheet("Second")
        second.write_column(0, 0, ["a", "b"])
        second.set_row(1, None, None, {"hidden": True})
        second.activate()
        sheet.hide()

    book = opened(workbook(fill), "a.xlsx")

    assert [(sheet.name, sheet.hidden) for sheet in book.sheets] == [("First", True), ("Second", False)]
    assert [(row.values, row.hidden) for row in book.rows()] == [(["a"], False), (["b"], True)]
    assert [row.values for row in book.rows("First")] == [["secret"]]


def test_a_locked_and_an_old_workbook_say_what_they_are():
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    for content, why in ((ole + "EncryptedPackage".encode("utf-16-le"), Why.PROTECTED), (ole, Why.OLD_EXCEL)):
        with pytest.raises(Unreadable) as caught:
            opened(content, "a.xlsx")
        assert caught.value.why is why


def test_a_bomb_is_not_unpacked():
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as file, file.open("xl/worksheets/sheet1.xml", "w") as part:
        for _time in range(600):
            part.write(b" " * (1 << 20))

    with pytest.raises(Unreadable) as caught:
        opened(buffer.getvalue(), "a.xlsx")

    assert caught.value.why is Why.TOO_LARGE


def test_entities_are_not_expanded():
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
    content = _edited(
        of_rows((1,)),
        lambda xml: xml.replace("<worksheet", bomb + "<worksheet", 1).replace(
            "<c r=", '<c r="B1" t="str"><v>&b;</v></c><c r=', 1
        ),
    )

    assert all("aaaa" not in str(row) for row in rows(content))


def test_the_head_is_found_below_titles_and_over_two_rows():
    def fill(_book, sheet):
        sheet.write(0, 0, "Register of agreements")
        sheet.merge_range(2, 1, 2, 2, "Term")
        sheet.write(2, 0, "Partner")
        sheet.write_row(3, 1, ["from", "until"])
        sheet.write_row(4, 0, ["Tsinghua", 2011, 2012])

    first = list(opened(workbook(fill), "a.xlsx").rows())

    head = found(first, {"Partner", "from", "until"}.__contains__)
    assert head is not None
    assert at(first, 3) == at(first, 3)
    assert (at(first, 3).first, at(first, 3).last, at(first, 3).names) == (
        3,
        4,
        ("Partner", "Term – from", "Term – until"),
    )


def _edited(content: bytes, edit) -> bytes:
    """The workbook with its first sheet changed."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(buffer, "w") as new:
        for item in old.infolist():
            data = old.read(item)
            if item.filename == "xl/worksheets/sheet1.xml":
                data = edit(data.decode()).encode()
            new.writestr(item, data)
    return buffer.getvalue()
