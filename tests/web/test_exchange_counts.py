"""Taking over yearly counts of exchange from a workbook."""

import io

import pytest
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile

from syndesis.agreements.models import ExchangeUse
from syndesis.agreements.services import register_agreement
from syndesis.core.models import Role
from tests.directory.factories import SYSTEM, home, organisation, user

pytestmark = [pytest.mark.django_db, pytest.mark.concept(48), pytest.mark.every_database]
PAGE = "/agreements/exchange/counts/"


def workbook(*rows) -> SimpleUploadedFile:
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        for place, row in enumerate((("Agreement", "Учебный год", "Direction", "Level", "People"), *rows)):
            sheet.write_row(place, 0, row)
    return SimpleUploadedFile("counts.xlsx", file.getvalue())


def test_a_workbook_is_shown_first_and_taken_over_once_said_so(client):
    partner = organisation("Harbour Institute")
    own = register_agreement(by=SYSTEM, title="Exchange", reference="EX-1", organisations=[home(), partner])
    hidden = {"title": "Hidden", "reference": "EX-2", "visibility": "restricted"}
    register_agreement(by=SYSTEM, organisations=[organisation("Other Institute")], **hidden)
    ExchangeUse.objects.create(agreement=own, year=2024, direction="in", level="any", people=1)
    client.force_login(user("ada", Role.COORDINATOR, answers_for=(partner,)))
    file = workbook(
        ("EX-1", "2024/25", "входящая", "", 7),
        ("Exchange", 2024, "out", "Master", 3),
        ("EX-2", 2024, "out", "", 3),
        ("EX-1", "soon", "out", "", 3),
        ("EX-1", 2024, "sideways", "", 3),
        ("EX-1", 2024, "out", "", "many"),
    )
    page = client.post(PAGE, {"file": file})
    assert [row["wrong"] for row in page.context["rows"]] == [
        "",
        "",
        "No agreement that you may change is called so.",
        "The year is to be given as 2024 or 2024/25.",
        "The direction is to be “out” or “in”.",
        "The number of people is to be a whole number.",
    ]
    assert ExchangeUse.objects.count() == 1
    told = client.post(f"{PAGE}write/", {"kept": page.context["kept"]}, follow=True)
    assert [str(message) for message in told.context["messages"]] == ["New: 1, changed: 1, as before: 0."]
    rows = ExchangeUse.objects.order_by("direction").values_list("year", "direction", "level", "people")
    assert list(rows) == [(2024, "in", "any", 7), (2024, "out", "master", 3)]
    client.post(f"{PAGE}write/", {"kept": page.context["kept"] + "x"})
    assert ExchangeUse.objects.count() == 2


@pytest.mark.any_database
def test_what_is_no_such_table_is_refused_and_viewers_may_not(client):
    client.force_login(user("ada"))
    page = client.post(PAGE, {"file": SimpleUploadedFile("a.csv", b"colour,shape\nred,round\n")})
    told = "These columns are missing: agreement, academic year, direction, people."
    assert (page.status_code, page.context["form"].errors["file"]) == (422, [told])
    assert client.post(PAGE, {"file": SimpleUploadedFile("a.pdf", b"%PDF-1.7 x")}).status_code == 422
    client.force_login(user("vera", Role.VIEWER))
    assert client.get(PAGE).status_code == 403
