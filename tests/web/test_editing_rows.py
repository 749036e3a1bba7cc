"""Rows that belong to a record, edited by two people at once: neither loses what they wrote."""

import pytest

from syndesis.directory.models import Organisation
from syndesis.directory.objects import OrganisationType
from syndesis.objects import services
from tests.directory.factories import SYSTEM, organisation
from tests.web.forms import facts, signed_in, url

pytestmark = pytest.mark.django_db


@pytest.fixture
def harbour() -> Organisation:
    row = organisation("Harbour University")
    names = [*held(row), {"text": "HU", "kind": "acronym"}, {"text": "Old Harbour", "kind": "former"}]
    services.revise(OrganisationType, row, by=SYSTEM, names=names)
    return row


def held(row) -> list[dict]:
    return [{"id": name.pk} for name in row.names.order_by("pk")]


def texts(row) -> list[str]:
    return list(row.names.order_by("pk").values_list("text", flat=True))


def test_what_both_added_and_changed_comes_together(client, harbour):
    signed_in(client)
    mine = facts(client.get(url(harbour)))
    first, second, third = held(harbour)
    theirs = [first, {**second, "language": "en"}, third, {"text": "Theirs"}]
    services.revise(OrganisationType, harbour, by=SYSTEM, names=theirs)
    mine |= {"names-1-text": ["H.U."], "names-2-gone": ["on"], "names-9-text": ["Mine"], "names-9-kind": ["alias"]}
    both = client.post(url(harbour), mine)
    assert both.status_code == 409
    [difference] = both.context["comparison"].differences
    assert (difference.name, difference.chosen) == ("names", "both")
    assert difference.both.splitlines() == [
        "Harbour University, official name",
        "H.U., en, acronym",
        "Theirs, other name",
        "Mine, other name",
    ]
    sent = mine | {name: [str(value)] for name, value in both.context["hidden"]}
    assert client.post(url(harbour), sent).status_code == 302
    assert texts(harbour) == ["Harbour University", "H.U.", "Theirs", "Mine"]
    assert list(harbour.names.filter(text="H.U.").values_list("language", flat=True)) == ["en"]


def test_a_row_that_is_there_can_be_changed_alone(client, harbour):
    signed_in(client)
    mine = facts(client.get(url(harbour)))

    client.post(url(harbour), mine | {"names-2-text": ["Older Harbour"]})

    assert texts(harbour) == ["Harbour University", "HU", "Older Harbour"]


def test_who_changed_no_row_keeps_what_others_made_of_them(client, harbour):
    signed_in(client)
    mine = facts(client.get(url(harbour)))
    services.revise(OrganisationType, harbour, by=SYSTEM, names=held(harbour)[:2])
    answer = client.post(url(harbour), mine | {"city": ["Lisbon"]})
    [difference] = answer.context["comparison"].differences
    assert (answer.status_code, difference.chosen) == (409, "theirs")
    sent = mine | {"city": ["Lisbon"]} | {name: [str(value)] for name, value in answer.context["hidden"]}
    assert client.post(url(harbour), sent).status_code == 302
    harbour.refresh_from_db()
    assert (texts(harbour), harbour.city) == (["Harbour University", "HU"], "Lisbon")


@pytest.mark.parametrize(
    ("keep", "expected"),
    [
        ("theirs", ["Harbour University", "Theirs", "Old Harbour"]),
        ("mine", ["Harbour University", "Mine", "Old Harbour"]),
    ],
)
def test_of_a_row_that_both_changed_the_writer_chooses(client, harbour, keep, expected):
    signed_in(client)
    mine = facts(client.get(url(harbour)))
    first, second, third = held(harbour)
    services.revise(OrganisationType, harbour, by=SYSTEM, names=[first, {**second, "text": "Theirs"}, third])
    mine |= {"names-1-text": ["Mine"]}
    asked = client.post(url(harbour), mine)
    [difference] = asked.context["comparison"].differences
    assert (asked.status_code, difference.is_open, difference.both) == (409, True, "")
    sent = mine | {name: [str(value)] for name, value in asked.context["hidden"]} | {"keep-names": [keep]}
    assert client.post(url(harbour), sent).status_code == 302
    assert texts(harbour) == expected


def test_a_row_that_is_wrong_is_told_with_its_field(client, harbour):
    signed_in(client)
    sent = facts(client.get(url(harbour))) | {"names-1-text": [""], "names-1-starts_on": ["sometime"]}
    answer = client.post(url(harbour), sent)
    errors = answer.context["form"].errors["names"]
    assert (answer.status_code, errors[0]) == (422, "Row 2: Name: This field is required.")
    assert errors[1].startswith("Row 2: From: “sometime” is not understood as a date")


def test_rows_that_stand_twice_are_told_and_nothing_is_written(client, harbour):
    signed_in(client)
    again = {"names-9-text": ["HU"], "names-9-kind": ["alias"]}
    answer = client.post(url(harbour), facts(client.get(url(harbour))) | again)
    assert (answer.status_code, list(answer.context["form"].errors["names"])) == (
        422,
        ["Row 4: HU is there already, or belongs to another record."],
    )
    assert texts(harbour) == ["Harbour University", "HU", "Old Harbour"]


def test_an_identifier_of_another_record_is_refused(client, harbour):
    other = organisation("Lake University", identifiers=[("pic", "999")])
    signed_in(client)
    again = {"identifiers-0-scheme": ["pic"], "identifiers-0-value": ["999"]}
    answer = client.post(url(harbour), facts(client.get(url(harbour))) | again)
    [error] = answer.context["form"].errors["identifiers"]
    assert (answer.status_code, error) == (422, "Row 1: PIC 999 is there already, or belongs to another record.")
    assert other.identifiers.count() == 1
