"""The form of a type: what it asks, and what it offers and accepts within the scope of its user."""

import json

import pytest
from django.http import QueryDict

from syndesis.activities.objects import MobilityType
from syndesis.activities.services.mobility import record_stay
from syndesis.agreements.models import Agreement
from syndesis.agreements.objects import AgreementType
from syndesis.agreements.services import register_agreement
from syndesis.catalogue import loader
from syndesis.core.forms import PartialDateFormField
from syndesis.core.history import Actor
from syndesis.core.models import Role
from syndesis.directory.models import Organisation
from syndesis.directory.objects import PartnerType
from syndesis.directory.services import add_name
from syndesis.engagement.models import Initiative
from syndesis.engagement.objects import EngagementType, PromiseType
from syndesis.engagement.services import add_participant, log_engagement, record_promise
from syndesis.objects.forms import Unseen, form_class, prefilled
from syndesis.objects.reference_fields import ReferenceField, ReferencesField
from syndesis.objects.services import create
from syndesis.work.objects import ActionType
from tests.catalogue.records import MADRID, TSINGHUA
from tests.directory.factories import SYSTEM, organisation, person, user

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]
ROR = "03n6nwv02"


@pytest.fixture
def catalogue_of_two(tmp_path) -> str:
    """The ROR id of one of the two organisations of a catalogue."""
    dump = tmp_path / "v9.9-2026-01-01-ror-data.jsonl"
    dump.write_text("".join(json.dumps(record) + "\n" for record in (MADRID, TSINGHUA)), encoding="utf-8")
    loader.load(dump)
    return ROR


def sent(**values) -> QueryDict:
    """As a browser would send it: "organisations-text" is written organisations__text."""
    data = QueryDict(mutable=True)
    for name, value in values.items():
        data.setlist(name.replace("__", "-"), [str(each) for each in (value if isinstance(value, list) else [value])])
    return data


def of_agreement(writer, instance=None, **values):
    facts = {"kind": "framework", "status": "draft", "visibility": "internal"} | values
    return form_class(AgreementType, new=instance is None)(sent(**facts), user=writer, instance=instance)


def test_a_form_asks_what_its_type_declares_in_sections():
    form = form_class(PromiseType, new=True)(user=user())
    assert [[field.name for field in section.fields] for section in form.sections] == [
        ["title", "activity_kind", "stage", "stage_on", "organisations", "engagement", "fields"],
        ["parties"],
        ["owed_by", "owner", "counterpart", "next_action", "due_on", "obligation"],
        ["stages"],
        ["owner_unit", "visibility", "notes"],
    ]
    assert (type(form.fields["stage_on"]), type(form.fields["engagement"]), type(form.fields["organisations"])) == (
        PartialDateFormField,
        ReferenceField,
        ReferencesField,
    )
    assert form_class(PromiseType, new=True) is form_class(PromiseType, new=True)


def test_what_only_a_new_record_says_is_asked_of_no_other():
    row = record_promise(by=SYSTEM, title="Summer school", stage="agreed")
    form = form_class(PromiseType)(
        sent(title="School", stage="dropped", visibility="internal"), user=user(), instance=row
    )
    assert {"stage", "stage_on", "organisations"} & form.fields.keys() == set()
    assert form.is_valid()
    assert form.data_for_service(SYSTEM) == {"title": "School"}


def test_a_new_record_is_made_of_what_the_form_says():
    writer, park = user(), organisation("Harbour Park")
    form = of_agreement(writer, title="Memorandum", organisations=[park.pk], signed_on="12 апреля 2011 г.", notes="…")
    assert form.is_valid(), form.errors
    data = form.data_for_service(SYSTEM)
    assert ({"owner_unit", "framework", "ends_on"} & data.keys(), str(data["signed_on"])) == (set(), "2011-04-12")
    row = create(AgreementType, by=Actor(writer), **data)
    assert [party.organisation for party in row.parties.all()] == [park]


def test_only_what_was_changed_is_written():
    park, lake = organisation("Harbour Park"), organisation("Lake University")
    row = register_agreement(by=SYSTEM, title="Memorandum", organisations=[park], signed_on="2011-04")
    facts = {"title": "Memorandum", "status": "active", "signed_on": "April 2011"}
    same = of_agreement(user("ada"), row, **facts, organisations=[park.pk])
    other = of_agreement(user("bea"), row, **facts, organisations=[park.pk, lake.pk], reference="17/2011")
    assert (same.is_valid(), other.is_valid()) == (True, True)
    assert same.data_for_service(SYSTEM) == {}
    assert other.data_for_service(SYSTEM) == {"organisations": [park, lake], "reference": "17/2011"}


def test_a_record_out_of_sight_is_neither_offered_nor_accepted_nor_told_apart_from_none():
    hidden, framework = organisation("Orchid Hidden", visibility="restricted"), None
    framework = register_agreement(by=SYSTEM, title="Orchid Secret", organisations=[hidden], visibility="restricted")
    writer = user()
    answers = []
    for party, above in ((hidden.pk, framework.pk), (99999999, 99999999), ("x", "1e9")):
        form = of_agreement(writer, title="Memorandum", organisations=[party], framework=above)
        answers.append((form.is_valid(), form.errors.get_json_data()))
        assert "Orchid" not in form.as_p()
    assert answers[0] == answers[1] == answers[2]
    assert answers[0][0] is False
    assert {name: [each["message"] for each in told] for name, told in answers[0][1].items()} == {
        "organisations": ["There is no such record."],
        "framework": ["There is no such record."],
    }
    administrator = of_agreement(user("ada", Role.ADMINISTRATOR), organisations=[hidden.pk], framework=framework.pk)
    assert administrator.is_valid()


def test_a_name_out_of_sight_is_unknown():
    organisation("Orchid Hidden", visibility="restricted")
    form = of_agreement(user(), title="Memorandum", organisations__text="Orchid Hidden")
    assert not form.is_valid()
    assert [option.origin for option in form.fields["organisations"].meant] == ["new"]
    form = of_agreement(user("vera", Role.CONTRIBUTOR), title="Memorandum", organisations__text="Orchid Hidden")
    assert form.errors["organisations"] == ["Nothing on record is called “Orchid Hidden”."]


def test_what_the_writer_may_not_see_is_shown_as_such_and_stays():
    hidden, park = organisation("Orchid", visibility="restricted"), organisation("Harbour Park")
    secret = register_agreement(by=SYSTEM, title="Orchid Secret", organisations=[hidden], visibility="restricted")
    row = register_agreement(
        by=SYSTEM, title="Memorandum", organisations=[park, hidden], framework=secret, owner_unit=hidden
    )
    form = form_class(AgreementType)(user=user(), instance=row)
    shown = [field for section in form.sections for field in section.fields if isinstance(field, Unseen)]
    assert [str(field.label) for field in shown] == ["Under the framework", "Unit in charge"]
    assert (form.initial["organisations"], form.fields["organisations"].hides_some) == ([park.pk], True)
    assert "Orchid" not in form.as_p()
    saved = of_agreement(user("bea"), row, title="Memorandum", status="active", framework="", owner_unit="")
    assert saved.is_valid(), saved.errors
    assert saved.data_for_service(SYSTEM) == {"organisations": []}


def test_a_typed_name_means_the_record_that_bears_it_in_any_language():
    row = organisation("Lake University")
    add_name(by=SYSTEM, organisation=row, text="Озёрный университет", language="ru")
    organisation("Lake University of Music")
    for text in ("lake university", "озерный университет"):
        form = of_agreement(user(text[:3]), title="", organisations__text=text)
        assert (form.is_valid(), form.cleaned_data["organisations"]) == (True, [row])


def test_a_name_that_several_bear_is_asked_about_and_then_chosen():
    first, second = organisation("Lake University", city="Wuxi"), organisation("Lake University", city="Lima")
    writer = user()
    form = of_agreement(writer, title="", organisations__text="Lake University")
    assert form.errors["organisations"] == ["Choose what “Lake University” is."]
    assert {option.value for option in form.fields["organisations"].meant} >= {str(first.pk), str(second.pk)}
    again = of_agreement(writer, organisations__text="Lake University", organisations__pick=[second.pk])
    assert (again.is_valid(), again.cleaned_data["organisations"]) == (True, [second])


def test_the_one_reference_follows_its_text_without_script():
    """The box shows the name; another name typed over it counts, and a box that was blanked says none."""
    park = organisation("Harbour Park")
    unit, other = organisation("Office"), organisation("Archive")
    row = register_agreement(by=SYSTEM, title="", organisations=[park], owner_unit=unit)
    meant = []
    for number, (text, was) in enumerate((("Office", "Office"), ("Archive", "Office"), ("", "Office"))):
        values = {"owner_unit": unit.pk, "owner_unit__text": text, "owner_unit__was": was}
        form = of_agreement(user(f"u{number}"), row, organisations=[park.pk], **values)
        assert form.is_valid(), form.errors
        meant.append(form.cleaned_data["owner_unit"])
    assert meant == [unit, other, None]


def test_a_record_does_not_refer_to_itself():
    row = register_agreement(by=SYSTEM, title="Memorandum", organisations=[organisation("Harbour Park")])
    form = of_agreement(user(), row, framework=row.pk)
    assert "framework" in form.errors
    assert f"/options/agreements/?besides={row.pk}" in str(form["framework"])


@pytest.mark.concept(24)
def test_the_organisations_of_an_engagement_are_those_that_took_part_as_such():
    park, lake = organisation("Harbour Park"), organisation("Lake University")
    row = log_engagement(by=SYSTEM, title="Visit", organisations=[park])
    add_participant(by=SYSTEM, engagement=row, organisation=lake, person=person("Oliveira"))
    form = form_class(EngagementType)(user=user(), instance=row)
    assert (form.initial["organisations"], form.fields["organisations"].hides_some) == ([park.pk], False)


def test_an_organisation_that_is_on_no_record_comes_to_be_with_the_form():
    writer = user()
    form = of_agreement(writer, title="Memorandum", organisations=["new:Orchid University"], owner_unit="new:Office")
    assert (form.is_valid(), Organisation.objects.count()) == (True, 0)
    row = create(AgreementType, by=Actor(writer), **form.data_for_service(Actor(writer)))
    assert (str(row.parties.get()), str(row.owner_unit)) == ("Orchid University", "Office")


def test_an_organisation_of_the_catalogue_comes_with_its_facts(catalogue_of_two):
    writer = user()
    form = of_agreement(writer, title="Memorandum", organisations=[f"catalogue:{catalogue_of_two}"])
    assert form.is_valid(), form.errors
    row = create(AgreementType, by=Actor(writer), **form.data_for_service(Actor(writer)))
    assert row.parties.get().organisation.identifiers.get(scheme="ror").value == catalogue_of_two


def test_who_may_not_create_is_offered_none(catalogue_of_two):
    writer = user(role=Role.CONTRIBUTOR)
    for value in ("new:Orchid University", f"catalogue:{catalogue_of_two}", "catalogue:0", "new:", "nonsense:1"):
        form = of_agreement(writer, title="Memorandum", organisations=[value])
        assert form.errors["organisations"] == ["There is no such record."]


def test_the_catalogue_does_not_open_a_restricted_record(catalogue_of_two):
    organisation("Hidden", visibility="restricted", identifiers=[("ror", catalogue_of_two)])
    form = of_agreement(user(), title="Memorandum", organisations=[f"catalogue:{catalogue_of_two}"])
    assert form.errors["organisations"] == ["There is no such record."]


def test_people_who_can_sign_in_are_found_by_name_and_others_are_not():
    writer, gone = user(), user("gone")
    gone.is_active = False
    gone.save()
    data = sent(title="Call", visibility="internal", owner__text="mara")
    form = form_class(ActionType, new=True)(data, user=writer)
    assert (form.is_valid(), form.cleaned_data["owner"]) == (True, writer)
    form = form_class(ActionType, new=True)(sent(title="Call", visibility="internal", owner=gone.pk), user=writer)
    assert form.errors["owner"] == ["There is no such record."]


def test_the_address_may_say_what_is_known():
    given = QueryDict("organisations=17&organisations=18&stage=agreed&nonsense=1&due_on=")
    assert prefilled(PromiseType, given) == {"organisations": ["17", "18"], "stage": "agreed"}


def test_what_the_address_says_shows_nothing_that_is_out_of_sight():
    hidden, seen = organisation("Orchid", visibility="restricted"), organisation("Lake University")
    given = QueryDict(f"organisations={hidden.pk}&organisations={seen.pk}")
    form = form_class(PromiseType, new=True)(user=user(), initial=prefilled(PromiseType, given))
    page = str(form["organisations"])
    assert ("Lake University" in page, "Orchid" in page, f'value="{hidden.pk}"' in page) == (True, False, False)


def test_a_country_of_no_vocabulary_is_kept():
    row = organisation("Harbour College", country="AN")
    data = sent(name="Harbour College", kind="university", country="AN", visibility="internal", city="Willemstad")
    form = form_class(PartnerType)(data, user=user(), instance=row)
    assert (form.is_valid(), form.data_for_service(SYSTEM)) == (True, {"city": "Willemstad"})


@pytest.mark.parametrize("length", [300, 301])
def test_a_title_longer_than_its_column_is_told(length):
    form = form_class(PromiseType, new=True)(
        sent(title="x" * length, stage="mentioned", visibility="internal"), user=user()
    )
    assert form.is_valid() == (length == 300)
    assert Initiative.objects.count() == Agreement.objects.count() == 0


def test_a_part_that_few_need_is_folded_until_it_says_something_or_says_it_wrongly():
    writer, harbour = user(), organisation("Harbour University")

    def folded(data=None, instance=None) -> list[bool]:
        form = form_class(MobilityType, new=instance is None)(data, user=writer, instance=instance)
        form.is_valid()
        return [section.folded for section in form.sections]

    said = {"direction": "in", "kind": "student", "organisation": harbour.pk, "visibility": "internal"}
    assert folded() == [False, False, False, True, True, False]
    assert folded(sent(**said)) == [False, False, False, True, True, False]
    assert folded(sent(**said, code="x" * 100)) == [False, False, False, True, False, False]
    stay = record_stay(by=SYSTEM, direction="in", kind="internship", organisation=harbour, employment="hired")
    assert folded(instance=stay) == [False, False, False, False, True, False]
