"""Files of a list: what stands in them, in which form, and what never does."""

import csv
import io
import json
import zipfile
from xml.etree import ElementTree

import pytest
from django.db import connection
from django.http import QueryDict
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from syndesis.agreements.models import Agreement, AgreementParty
from syndesis.agreements.objects import AgreementType
from syndesis.agreements.services import register_agreement
from syndesis.core.models import Role
from syndesis.directory.models import Organisation
from syndesis.directory.objects import PartnerType, PersonType
from syndesis.directory.services import attest_position, set_tier, start_partnership
from syndesis.engagement.objects import EngagementType, PromiseType
from syndesis.engagement.services import log_engagement, record_promise
from syndesis.objects import services
from syndesis.objects.exports import export
from syndesis.objects.lists import asked
from tests.directory.factories import SYSTEM, organisation, person, user

pytestmark = pytest.mark.django_db
CELL = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}c"


def file(kind, reader, query: str = "", form: str = "csv", **options) -> bytes:
    return b"".join(export(asked(kind, reader, QueryDict(query)), reader, form, **options).chunks)


def table(*given, **options) -> list[list[str]]:
    text = file(*given, **options).decode("utf-8")
    assert text.startswith("\ufeff")
    return list(csv.reader(io.StringIO(text[1:])))


def rows(*given, **options) -> list[dict]:
    return json.loads(file(*given, form="json", **options))["rows"]


def cells(workbook: bytes) -> list[tuple[str, str | None, str]]:
    """Each cell of a workbook: its place, its type, its text."""
    sheet = ElementTree.fromstring(zipfile.ZipFile(io.BytesIO(workbook)).read("xl/worksheets/sheet1.xml"))
    return [(cell.get("r", ""), cell.get("t"), "".join(cell.itertext())) for cell in sheet.iter(CELL)]


def harbour(**fields):
    row = organisation("Харбор", country="ES", city="Gijón", **fields)
    start_partnership(by=SYSTEM, organisation=row)
    set_tier(by=SYSTEM, organisation=row, tier="strategic")
    log_engagement(by=SYSTEM, title="清华", held_on="2024-05-07", organisations=[row])
    return row


def test_a_file_has_the_columns_of_the_list_and_values_as_data():
    harbour()
    query = "columns=country,tier,agreement_count,last_contact,founded_on"
    assert table(PartnerType, user(), query) == [
        ["Partner", "Country", "Tier", "Agreements", "Last contact", "Founded"],
        ["Харбор", "Spain", "Strategic partner", "0", "2024-05-07", ""],
    ]


def test_json_has_names_as_keys_and_the_code_beside_each_label():
    row, reader = harbour(founded_on="1899-04"), user()
    whole = json.loads(file(PartnerType, reader, "columns=country,founded_on,agreement_count", form="json"))
    assert (whole["type"], whole["fields"]["founded_on"]) == ("partners", "Founded")
    assert whole["rows"] == [
        {
            "name": row.name,
            "country": {"code": "ES", "label": "Spain"},
            "founded_on": "1899-04",
            "agreement_count": 0,
        }
    ]


def test_all_fields_are_the_columns_and_what_the_form_asks_for():
    unit, party = organisation("Institute"), organisation("Harbour")
    made = register_agreement(
        by=SYSTEM,
        title="Memorandum",
        organisations=[party],
        signed_on="2015-04",
        owner_unit=unit,
        notes="In room 7.",
    )
    (row,) = rows(AgreementType, user(), everything=True)
    (party_row,) = row.pop("parties")
    told = {name: value for name, value in row.items() if value not in (None, False, "", [], {})}
    assert told == {
        "id": made.pk,
        "title": "Memorandum",
        "status": {"code": "active", "label": "In force"},
        "kind": {"code": "framework", "label": "Framework agreement"},
        "signed_on": "2015-04",
        "organisations": [{"code": party.pk, "label": "Harbour"}],
        "owner_unit": {"code": unit.pk, "label": "Institute"},
        "visibility": {"code": "internal", "label": "All staff"},
        "notes": "In room 7.",
        "held_by": "Institute",
    }
    assert party_row["organisation"] == {"code": party.pk, "label": "Harbour"}
    tables = [table.name for table in AgreementType.tables()]
    assert list(row)[-len(tables) + 1 :] == [name for name in tables if name != "parties"]
    assert set(AgreementType.fields()) <= row.keys()


def test_an_organisation_is_listed_once_however_many_came_for_it():
    guest = organisation("Harbour")
    visit = log_engagement(by=SYSTEM, title="Visit", organisations=[guest])
    for name in ("Sokolov", "Petrov"):
        visit.participants.create(organisation=guest, person=person(name))
    (row,) = rows(EngagementType, user(), everything=True)
    assert row["organisations"] == [{"code": guest.pk, "label": "Harbour"}]


def test_a_reference_to_what_one_may_not_see_is_left_out():
    hidden, shown = organisation("Orchid", visibility="restricted"), organisation("Harbour")
    register_agreement(by=SYSTEM, title="Memorandum", organisations=[hidden, shown], owner_unit=hidden)
    employee = person("Sokolov")
    attest_position(by=SYSTEM, person=employee, organisation=hidden, title="Head", on="2025")
    viewer, administrator = user("vera", role=Role.VIEWER), user("ada", role=Role.ADMINISTRATOR)
    (seen,) = rows(AgreementType, viewer, everything=True)
    assert (seen["organisations"], seen["owner_unit"]) == ([{"code": shown.pk, "label": "Harbour"}], None)
    kinds, forms = (AgreementType, PersonType), ("csv", "json")
    told = [b"Orchid" in file(kind, viewer, form=form, everything=True) for kind in kinds for form in forms]
    assert told == [False] * 4
    assert b"Orchid" in file(AgreementType, administrator, everything=True)


def test_a_file_has_the_rows_and_the_order_of_the_list():
    for title, stage in (("Aa", "agreed"), ("Cc", "agreed"), ("Bb", "dropped")):
        record_promise(by=SYSTEM, title=title, stage=stage)
    listed = table(PromiseType, user(), "stage=agreed&sort=-title&columns=title")
    assert listed == [["Promise"], ["Cc"], ["Aa"]]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_no_cell_is_a_formula(start):
    reader = user()
    record_promise(by=SYSTEM, title=f"{start}HYPERLINK(1)x"[:40], next_action=f"{start}1+1")
    type(record_promise(by=SYSTEM, title="Plain")).objects.update(next_action=f"{start}1+1")
    texts = [row[1] for row in table(PromiseType, reader, "columns=title,next_action")[1:]]
    assert texts == [f"'{start}1+1"] * 2
    book = cells(file(PromiseType, reader, "columns=title,next_action", form="xlsx"))
    assert {kind for place, kind, _text in book if place[0] == "B"} == {"inlineStr"}
    assert b"<f>" not in zipfile.ZipFile(
        io.BytesIO(file(PromiseType, reader, "columns=title,next_action", form="xlsx"))
    ).read("xl/worksheets/sheet1.xml")


def test_a_workbook_has_numbers_as_numbers_and_any_script():
    harbour()
    book = cells(file(PartnerType, user(), "columns=country,agreement_count,last_contact", form="xlsx"))
    assert [(kind, text) for place, kind, text in book if place.endswith("2")] == [
        ("inlineStr", "Харбор"), ("inlineStr", "Spain"), (None, "0"), ("inlineStr", "2024-05-07"),
    ]  # fmt: skip


def test_a_file_speaks_the_language_of_the_moment_it_was_asked_for():
    harbour()
    reader = user()
    with translation.override("es"):
        made = export(asked(PartnerType, reader, QueryDict("columns=country")), reader, "csv")
        first = next(iter(made.chunks))
        rest = made.chunks
    assert "España".encode() in first + b"".join(rest)


def test_an_empty_list_makes_a_file_of_its_heads():
    reader = user()
    assert table(PersonType, reader) == [["Name", "Position", "Organisation"]]
    assert rows(PersonType, reader) == []
    assert len(cells(file(PersonType, reader, form="xlsx"))) == 3


@pytest.mark.parametrize("form", ["csv", "json", "xlsx"])
def test_the_address_of_a_file_names_type_and_day_and_streams(client, form):
    harbour()
    client.force_login(user())
    response = client.get(f"/partners/export/{form}/?country=ES")
    day = json.loads(file(PartnerType, user("ada"), form="json"))["exported_at"][:10]
    assert response.streaming
    assert response["Content-Disposition"] == f'attachment; filename="partners-{day}.{form}"'
    assert len(b"".join(response.streaming_content)) > 100


def test_what_makes_no_sense_leads_back_to_the_page_which_tells(client):
    harbour()
    client.force_login(user())
    response = client.get("/partners/export/csv/?tier=golden&q=a")
    assert (response.status_code, response["Location"]) == (302, "/partners/?tier=golden&q=a")
    assert client.get("/partners/export/pdf/").status_code == 404


@pytest.mark.parametrize("everything", [False, True])
def test_a_file_of_50_needs_as_many_queries_as_one_of_10(everything):
    reader, numbers = user(), []
    file(AgreementType, reader)  # whom a user answers for is asked once
    for more in (10, 40):
        for number in range(more):
            parties = [organisation(f"University {more} {number}"), organisation(f"Institute {more} {number}")]
            register_agreement(by=SYSTEM, title=f"Agreement {number}", organisations=parties, owner_unit=parties[0])
        with CaptureQueriesContext(connection) as queries:
            lines = len(table(AgreementType, reader, everything=everything)) - 1
        numbers.append((lines, len(queries)))
    assert [lines for lines, _number in numbers] == [10, 50]
    assert numbers[0][1] == numbers[1][1]


def test_a_thousand_rows_with_references_of_their_own_make_a_file():
    """SQLite refuses a condition of a thousand parts, of which Django makes one for the single references of rows."""
    parties = Organisation.objects.bulk_create([Organisation(name=f"University {number}") for number in range(1500)])
    made = Agreement.objects.bulk_create([Agreement(title=party.name, owner_unit=party) for party in parties])
    AgreementParty.objects.bulk_create(
        [AgreementParty(agreement=row, organisation=party) for row, party in zip(made, parties, strict=True)]
    )
    listed = rows(AgreementType, user(role=Role.ADMINISTRATOR), "sort=signed_on_first", everything=True)
    told = [(row["title"], row["owner_unit"]["label"], row["organisations"][0]["label"]) for row in listed]
    assert told == [(party.name,) * 3 for party in parties]


def test_rows_that_belong_to_a_record_stand_in_one_cell_and_as_objects_in_json():
    row = harbour()
    names = [{"text": "HU", "language": "en", "kind": "acronym", "starts_on": "2011-04"}]
    services.revise(PartnerType, row, by=SYSTEM, names=[{"id": row.names.get().pk}, *names])
    reader = user("reader")
    lines = table(PartnerType, reader, everything=True)
    [place] = [place for place, name in enumerate(lines[0]) if name.startswith("Names: Name | Language | Kind")]
    assert lines[1][place] == "Харбор |  | official name; HU | en | acronym | 2011-04"
    [whole] = rows(PartnerType, reader, everything=True)
    assert whole["names"][1] == {
        "id": row.names.get(text="HU").pk,
        "text": "HU",
        "language": "en",
        "kind": {"code": "acronym", "label": "acronym"},
        "starts_on": "2011-04",
        "ends_on": None,
    }


def test_rows_that_refer_to_what_the_reader_may_not_see_are_in_no_file():
    row, hidden = harbour(), organisation("Orchid", visibility="restricted")
    services.revise(PartnerType, row, by=SYSTEM, relations=[{"kind": "predecessor", "other": hidden}])
    for reader, number in ((user("vera", role="viewer"), 0), (user("ada", role="administrator"), 1)):
        assert len(rows(PartnerType, reader, everything=True)[0]["relations"]) == number
