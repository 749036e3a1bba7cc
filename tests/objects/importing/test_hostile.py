"""A workbook of 20,000 rows with all that ten years leave in one: what can be imported is, all else is named."""

import time
from collections import Counter
from datetime import date
from typing import Any

import pytest

from syndesis.agreements.models import Agreement
from syndesis.agreements.objects import AgreementType
from syndesis.directory.models import Organisation
from syndesis.directory.services import register_many
from syndesis.objects.importing import services
from syndesis.objects.models import ImportLine, ImportQuestion
from tests.directory.factories import SYSTEM
from tests.lib.tables.workbooks import workbook
from tests.objects.importing.runs import BY, again, begun, checked, counted, written

pytestmark = [pytest.mark.django_db, pytest.mark.concept(128)]
NAMES = ["Orchid University", "高岭大学", "Университет Орхидеи", "Universidad Politécnica de la Peña", "Łódź Institute"]
FIRST = 6
"""The row of the first agreement."""


def hostile(rows: int) -> bytes:
    def fill(book: Any, sheet: Any) -> None:
        day, noughts = book.add_format({"num_format": "dd.mm.yyyy"}), book.add_format({"num_format": "000000"})
        bold = book.add_format({"bold": True})
        sheet.write(0, 0, "Реестр договоров о международном сотрудничестве", bold)
        sheet.merge_range(3, 4, 3, 5, "Срок", bold)
        sheet.write_row(3, 0, ["№", "Партнёр", "Название договора", "Дата подписания"])
        sheet.write_row(3, 6, ["Примечания", "Куратор"])
        sheet.write_row(4, 4, ["с", "по"])
        for number in range(rows):
            row = FIRST - 1 + number
            sheet.write_number(row, 0, number - 1 if number % 1000 == 999 else number, noughts)
            partner = NAMES[number % 5] if number % 50 else "Nobody knows this one"
            sheet.write_string(
                row, 1, f"{partner}; {NAMES[(number + 1) % 5]}" if number % 7 == 3 else f" {partner}\u00a0"
            )
            sheet.write_string(row, 2, f"Соглашение 协议 acuerdo {number}")
            if number % 200 == 100:
                sheet.write_string(row, 3, "31.02.2011")
            elif number % 3 == 0:
                sheet.write_datetime(row, 3, date(2000 + number % 25, number % 12 + 1, number % 28 + 1), day)
            else:
                sheet.write_string(row, 3, ["", "апрель 2011", "2011年4月"][number % 3])
            sheet.write_number(row, 4, 40000 if number % 2 else 2025)
            if number % 200 == 150:
                sheet.write_formula(row, 5, f"=E{row + 1}/0", None, "#DIV/0!")
            elif number % 200 != 50:
                sheet.write_formula(row, 5, f"=E{row + 1}+5", None, 2040)
            sheet.write_string(row, 6, "=1+1" if number % 2 else "x" * 500)
            sheet.write_string(row, 7, "Иванов")
        sheet.write_blank(100_000 + rows, 0, None, bold)

    return workbook(fill)


def check(rows: int) -> None:
    register_many([{"name": name, "kind": "university"} for name in NAMES], by=SYSTEM)
    content = hostile(rows)
    begun(AgreementType, content, "Реестр.xlsx")
    started = time.perf_counter()

    run = checked(AgreementType, content, "Реестр.xlsx")
    previewed = time.perf_counter() - started

    reasons = Counter(
        (each[0], each[2][:20]) for line in ImportLine.objects.filter(batch=run) for each in line.problems
    )
    wrong = rows // 200
    assert run.counts["unmapped"] == ["Куратор"]
    assert reasons["Дата подписания", "“31.02.2011” is no d"] == wrong
    assert reasons["Срок – по", "The spreadsheet show"] == wrong
    assert reasons["", "The same record stan"] == rows // 1000
    question = ImportQuestion.objects.get(batch=run)
    assert (question.text, question.number) == ("Nobody knows this one", rows // 50)
    run = again(services.answer(run, by=BY, answers={question.pk: "new:Nobody knows this one"}))
    assert counted(run) == {"create": rows - 2 * wrong - rows // 1000, "wrong": 2 * wrong + rows // 1000}
    started = time.perf_counter()
    run = written(run, without_errors=True)
    print(f"{rows} rows: {previewed:.1f} s to preview, {time.perf_counter() - started:.1f} s to write")  # noqa: T201
    assert (run.state, Agreement.objects.count()) == ("done", run.counts["create"])
    assert Organisation.objects.count() == len(NAMES) + 1
    row = Agreement.objects.get(reference="000003")
    assert (str(row.starts_on), str(row.ends_on), row.notes, row.organisations.count()) == (
        "2009-07-06",
        "2040",
        "=1+1",
        2,
    )
    run = checked(AgreementType, content, "Реестр.xlsx")
    assert counted(run) == {"same": rows - 2 * wrong - rows // 1000, "wrong": 2 * wrong + rows // 1000}


def test_a_hostile_workbook_comes_in():
    check(1000)


@pytest.mark.full
def test_a_hostile_workbook_of_twenty_thousand_rows_comes_in():
    check(20_000)
