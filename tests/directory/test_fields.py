"""Fields: the classifications that come along, fields of our own, and who is found by them."""

import csv

import pytest

from syndesis.core import search
from syndesis.core.history import Actor
from syndesis.core.models import HistoryEvent, Role
from syndesis.core.policies import Forbidden
from syndesis.core.services import Refused
from syndesis.directory.models import Field, Objective, Organisation, OrganisationField
from syndesis.directory.objects.organisations import OrganisationType
from syndesis.directory.queries.fields import LEVELS, in_field, in_sector, with_numbers
from syndesis.directory.services import define_field, load_classifications, revise_field
from syndesis.directory.services.fields import FILES, FOLDER, LANGUAGES
from syndesis.objects.filtersets import filterset
from syndesis.objects.references import source_of
from tests.directory.factories import SYSTEM, organisation, user

pytestmark = [pytest.mark.django_db, pytest.mark.concept(30)]


def isced(code: str) -> Field:
    return Field.objects.get(scheme="isced_f", code=code)


def works_in(name: str, field: Field, **fields: str) -> Organisation:
    row = organisation(name)
    OrganisationField.objects.create(organisation=row, field=field, **fields)
    return row


def test_the_classifications_are_loaded_once_with_levels_and_four_languages():
    assert load_classifications(by=SYSTEM) == (141, 0)
    assert Field.objects.filter(scheme="isic").count() == 21
    energy = isced("0713")
    assert [str(energy), str(energy.parent), str(energy.parent.parent)] == [
        "Electricity and energy",
        "Engineering and engineering trades",
        "Engineering, manufacturing and construction",
    ]
    assert energy.names == {"ru": "Электричество и энергетика", "es": "Electricidad y energía", "zh": "电力与能源"}
    before = HistoryEvent.objects.count()
    assert load_classifications(by=SYSTEM) == (0, 0)
    assert HistoryEvent.objects.count() == before


def test_what_was_changed_by_hand_is_brought_back_and_our_own_left_alone():
    load_classifications(by=SYSTEM)
    own = define_field(by=SYSTEM, name="Renewable energy", parent=isced("0713"), code="07")
    Field.objects.filter(scheme="isced_f", code="0713").update(name="Power")
    assert load_classifications(by=SYSTEM) == (0, 1)
    own.refresh_from_db()
    assert (own.scheme, own.code, str(own.parent)) == ("own", "07", "Electricity and energy")


def test_each_row_of_the_files_has_all_its_names_and_a_parent_that_begins_its_code():
    for file in FILES.values():
        with (FOLDER / file).open(encoding="utf-8", newline="") as opened:
            rows = list(csv.DictReader(opened))
        assert [row["code"] for row in rows if not all(row[name] for name in ("en", *LANGUAGES))] == []
        assert [
            row["code"]
            for row in rows
            if row["parent"] != row["code"][:-1] and row["level"] not in ("broad", "section")
        ] == []


def test_the_files_hold_the_classification_as_it_was_published(shared):
    with (shared / "data" / "reference" / "isced_f_2013.csv").open(encoding="utf-8", newline="") as opened:
        published = [(row["code"], row["level"], row["parent"]) for row in csv.DictReader(opened)]
    with (FOLDER / FILES["isced_f"]).open(encoding="utf-8", newline="") as opened:
        ours = [(row["code"], row["level"], row["parent"]) for row in csv.DictReader(opened)]
    assert ours == published


def test_organisations_are_found_by_a_field_with_all_narrower_ones():
    load_classifications(by=SYSTEM)
    own = define_field(by=SYSTEM, name="Renewable energy", parent=isced("0713"))
    wind, power = works_in("Wind Institute", own), works_in("Power Institute", isced("0713"))
    works_in("Law School", isced("0421"))
    works_in("Former Wind Institute", own, ends_on="2001")
    for field in (own, isced("0713"), isced("071"), isced("07")):
        expected = [wind] if field == own else [power, wind]
        assert list(Organisation.objects.filter(in_field([field]))) == expected
    asked = filterset(OrganisationType)({"field": str(isced("07").pk)}, user=user())
    assert (list(asked.qs), asked.errors) == ([power, wind], {})


@pytest.mark.concept(3)
def test_companies_are_found_by_their_sector():
    load_classifications(by=SYSTEM)
    making = Field.objects.get(scheme="isic", code="C")
    company = works_in("Rolling Stock Works", making, use="sector")
    works_in("School of Manufacturing", making, use="priority")
    assert list(Organisation.objects.filter(in_sector([making]))) == [company]


def test_a_field_counts_who_works_in_it_or_below_once():
    load_classifications(by=SYSTEM)
    own = define_field(by=SYSTEM, name="Renewable energy", parent=isced("0713"))
    row = works_in("Wind Institute", own)
    OrganisationField.objects.create(organisation=row, field=isced("0713"), use="priority")
    counts = dict(with_numbers().filter(scheme="isced_f").values_list("code", "organisation_count"))
    assert {code for code, number in counts.items() if number} == {"07", "071", "0713"}
    assert counts["07"] == 1


def test_a_field_is_found_and_told_in_the_language_of_its_reader():
    from django.utils import translation

    load_classifications(by=SYSTEM)
    within = search.within({Field: Field.objects.all()})
    assert search.suggest("энергетика", within=within, limit=1)[0].pk == isced("0713").pk
    with translation.override("zh-hans"):
        assert [option.label for option in source_of(Field).options(user(), "energía")][:1] == ["电力与能源"]


def test_what_a_classification_says_stays_as_published():
    load_classifications(by=SYSTEM)
    with pytest.raises(Refused, match="belongs to ISCED-F 2013"):
        revise_field(isced("0713"), by=SYSTEM, name="Power")
    revise_field(isced("0713"), by=SYSTEM, notes="Where our power engineers are")
    assert (isced("0713").name, isced("0713").notes) == ("Electricity and energy", "Where our power engineers are")


def test_fields_lie_neither_within_themselves_nor_too_deep():
    above = define_field(by=SYSTEM, name="0")
    fields = [above]
    for number in range(1, LEVELS):
        fields.append(define_field(by=SYSTEM, name=str(number), parent=fields[-1]))
    for deed in (
        lambda: define_field(by=SYSTEM, name="below", parent=fields[-1]),
        lambda: revise_field(above, by=SYSTEM, parent=fields[-1]),
        lambda: revise_field(above, by=SYSTEM, parent=define_field(by=SYSTEM, name="above")),
    ):
        with pytest.raises(Refused) as refused:
            deed()
        assert refused.value.field == "parent"


def test_a_code_of_our_own_stands_once():
    define_field(by=SYSTEM, name="Lightweight materials", code="LM")
    with pytest.raises(Refused, match="“Lightweight materials” has this code"):
        define_field(by=SYSTEM, name="Lunar materials", code="LM")


@pytest.mark.parametrize(("role", "allowed"), [("viewer", False), ("contributor", False), ("coordinator", True)])
def test_who_may_define_fields(role, allowed):
    by = Actor(user(role=Role(role)))
    if allowed:
        define_field(by=by, name="Renewable energy")
    else:
        with pytest.raises(Forbidden):
            define_field(by=by, name="Renewable energy")
    assert Field.objects.count() == int(allowed)


def test_the_command_says_what_it_loaded(capsys):
    from syndesis.cli import main

    assert main(["fields", "load"]) == 0
    assert main(["fields", "load"]) == 0
    assert capsys.readouterr().out.splitlines()[-2:] == ["141 fields added, 0 changed", "0 fields added, 0 changed"]


@pytest.mark.concept(19, 30)
@pytest.mark.parametrize(("many", "one"), [("fields", Field), ("objectives", Objective)])
def test_names_in_other_languages_are_written_in_the_form_and_shown_to_their_readers(client, many, one):
    client.force_login(user(role=Role.ADMINISTRATOR))
    sent = {"name": "Wind energy", "names_ru": "Ветроэнергетика", "names_zh": " ", "visibility": "internal"}
    client.post(f"/{many}/new/", sent)
    row = one.objects.get(name="Wind energy")
    assert row.names == {"ru": "Ветроэнергетика"}
    client.post(f"{row.get_absolute_url()}edit/", sent | {"names_es": "Energía eólica"})
    row.refresh_from_db()
    assert row.names == {"ru": "Ветроэнергетика", "es": "Energía eólica"}
    words = {"ru": ("ветроэнергетика", "Ветроэнергетика"), "es": ("eolica", "Energía eólica"), "en": ("wind", "Wind")}
    for language, (typed, shown) in words.items():
        client.cookies["django_language"] = language
        hits = [hit["url"] for group in client.get("/search/", {"q": typed}).context["groups"] for hit in group["hits"]]
        assert hits == [row.get_absolute_url()]
        assert f"<h1>{shown}" in client.get(row.get_absolute_url()).content.decode()
