"""Rows in one cell: what is written is read again."""

import pytest

from syndesis.lib.row_text import read, written


@pytest.mark.parametrize(
    ("rows", "text"),
    [
        ([["Orchid", "host", ""], ["Lotus"]], "Orchid | host; Lotus"),
        ([["", "", "Rector"]], "|  | Rector"),
        ([["A | B; C", 'He said "no"'], ['"Quiet" wheels']], '"A | B; C" | He said "no"; """Quiet"" wheels"'),
        ([["two\nlines", "x"]], '"two\nlines" | x'),
        ([['"open']], '"""open"'),
    ],
)
def test_rows_are_written_so_that_they_are_read_again(rows, text):
    assert written(rows) == text
    assert written(read(text)) == text


def test_what_people_type_is_read_and_blank_rows_are_none():
    assert read(' Orchid|host ;\n; "Lotus" University | ;"Iris"|"" ') == [
        ["Orchid", "host"],
        ['"Lotus" University', ""],
        ["Iris", ""],
    ]


def test_of_rows_too_long_for_a_cell_whole_ones_are_kept():
    assert written([["Orchid", "host"], ["Lotus"], ["Iris"]], longest=22) == "Orchid | host; Lotus"
