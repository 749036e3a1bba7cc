"""Imports: what a file says becomes the record, after a preview, as one deed that can be undone."""

import json

import pytest
from django.utils import translation

from syndesis.agreements.models import Agreement
from syndesis.agreements.objects import AgreementType
from syndesis.agreements.services import register_agreement, revise_agreement
from syndesis.core.history import events_of
from syndesis.core.models import HistoryEvent, Role, Source, Visibility
from syndesis.core.services import Refused
from syndesis.directory.models import Organisation, OrganisationIdentifier, Partnership
from syndesis.directory.objects import PartnerType, PersonType
from syndesis.directory.services import add_name
from syndesis.objects.importing import services, work
from syndesis.objects.models import Import, ImportQuestion, KnownColumn
from tests.directory.factories import SYSTEM, home, organisation, person, user
from tests.objects.importing.runs import (
    BY,
    actor,
    again,
    begun,
    checked,
    counted,
    exported,
    fresh,
    problems,
    taken_back,
    verdicts,
    written,
)

pytestmark = [pytest.mark.django_db, pytest.mark.concept(128)]
TWO = "Number;Partner;Title;Date of signing;Valid until\nA-1;Orchid;Exchange;12.04.2011;2030\nA-2;Orchid;Study;2012;\n"


def test_rows_become_records_as_one_deed_of_an_import():
    orchid = organisation("Orchid")

    run = written(checked(AgreementType, TWO))

    first, second = Agreement.objects.order_by("reference")
    assert (run.state, counted(run)) == ("done", {"create": 2})
    assert (first.title, str(first.signed_on), str(first.ends_on)) == ("Exchange", "2011-04-12", "2030")
    assert list(first.organisations.all()) == list(second.organisations.all()) == [orchid]
    change = events_of(first).get().change
    assert (change, change.source) == (run.change, Source.IMPORT)
    assert set(
        HistoryEvent.objects.filter(change=change, model="agreements.agreement").values_list("object_id", flat=True)
    ) == {
        first.pk,
        second.pk,
    }


def test_nothing_is_written_before_it_is_accepted():
    organisation("Orchid")
    before = HistoryEvent.objects.count()

    run = checked(AgreementType, TWO)

    assert (Agreement.objects.count(), Partnership.objects.count(), verdicts(run)) == (0, 0, ["create", "create"])
    assert HistoryEvent.objects.exclude(model="core.storedfile").count() == before


def test_the_same_file_a_second_time_changes_nothing():
    organisation("Orchid")
    written(checked(AgreementType, TWO))

    run = checked(AgreementType, TWO)

    assert counted(run) == {"same": 2}
    with pytest.raises(Refused):
        services.accept(run, by=BY)


def test_what_differs_is_shown_old_and_new_and_a_blank_cell_says_nothing():
    organisation("Orchid")
    written(checked(AgreementType, TWO))

    run = checked(AgreementType, TWO.replace("2030", "").replace("Study", "Studies"))
    line = run.lines.get(verdict="change")
    written(run)

    assert (counted(run), line.row, line.steps) == ({"same": 1, "change": 1}, 3, [["Title", "Study", "Studies"]])
    assert list(Agreement.objects.order_by("reference").values_list("title", flat=True)) == ["Exchange", "Studies"]
    assert str(Agreement.objects.get(reference="A-1").ends_on) == "2030"


def test_a_list_is_added_to_and_nothing_taken_from_it():
    orchid, lotus = organisation("Orchid"), organisation("Lotus")
    held = register_agreement(by=SYSTEM, title="Exchange", reference="A-1", organisations=[orchid])

    written(checked(AgreementType, "Number,Partner\nA-1,Lotus\n"))

    assert set(held.organisations.all()) == {orchid, lotus}


def test_errors_are_named_by_row_column_value_and_reason():
    organisation("Orchid")
    text = (
        "Number;Partner;Date of signing;Kind\nA-1;Orchid;31.02.2011;exchange\nA-2;Orchid;soon;exchange\n;;;exchange\n"
    )

    run = checked(AgreementType, text)

    assert problems(run) == [
        (2, "Date of signing", "31.02.2011", "“31.02.2011” is no day of the calendar."),
        (3, "Date of signing", "soon", "“soon” is not understood as a date: write 12 April 2011, April 2011 or 2011."),
        (4, "Parties", "", "A new record needs this."),
    ]


def test_what_the_services_refuse_is_an_error_of_its_row():
    organisation("Orchid")
    good = "".join(f"B-{number},Orchid,2011,2012\n" for number in range(40))

    run = checked(AgreementType, f"Number,Partner,Start,End\n{good}A-1,Orchid,2012,2011\n")

    assert counted(run) == {"create": 40, "wrong": 1}
    assert problems(run) == [(42, "In force until (inclusive)", "", "The end lies before the beginning.")]


def test_the_good_rows_are_imported_by_choice_only():
    organisation("Orchid")
    run = checked(AgreementType, TWO.replace("2012", "never"))

    with pytest.raises(Refused):
        services.accept(run, by=BY)
    written(run, without_errors=True)

    assert list(Agreement.objects.values_list("reference", flat=True)) == ["A-1"]


def test_a_record_that_stands_twice_in_the_file_is_named():
    organisation("Orchid")

    run = checked(AgreementType, "Number,Partner\nA-1,Orchid\nA-1,Orchid\n")

    assert problems(run) == [(3, "", "", "The same record stands in row 2 already.")]


def test_a_name_that_means_nothing_is_asked_once_and_the_answer_holds_for_all_rows():
    organisation("Orchid")
    run = checked(AgreementType, "Number,Partner\nA-1,Lotos\nA-2,Lotos\nA-3,Orchid\n")
    question = ImportQuestion.objects.get()

    assert (counted(run), question.text, question.number, question.row) == ({"open": 2, "create": 1}, "Lotos", 2, 2)
    run = again(services.answer(run, by=BY, answers={question.pk: "new:Lotos"}))
    written(run)

    assert Organisation.objects.filter(name="Lotos").count() == 1
    assert Agreement.objects.filter(organisations__name="Lotos").count() == 2


def test_a_name_that_several_bear_is_asked_with_all_of_them():
    first, second = organisation("Orchid", city="Gijón"), organisation("Orchid", city="León")

    checked(AgreementType, "Number,Partner\nA-1,Orchid\n")

    assert [each[0] for each in ImportQuestion.objects.get().candidates] == [str(first.pk), str(second.pk)]


@pytest.mark.parametrize(
    ("answer", "expected"), [("skip", {"wrong": 1, "create": 1}), ("leave", {"wrong": 1, "create": 1})]
)
def test_rows_can_go_on_without_what_a_name_means(answer, expected):
    organisation("Orchid")
    run = checked(AgreementType, "Number,Partner\nA-1,Lotos\nA-2,Orchid\n")

    run = again(services.answer(run, by=BY, answers={ImportQuestion.objects.get().pk: answer}))

    assert counted(run) == expected  # without any party there is no agreement


def test_a_partner_is_known_by_identifier_by_any_name_and_several_stand_in_one_cell():
    orchid = organisation("Orchid University", identifiers=[("ror", "03n6nwv02")])
    add_name(by=SYSTEM, organisation=orchid, text="高岭大学", language="zh")
    city = organisation("City, University of London")

    lines = [
        "Number;Partner",
        "1;https://ror.org/03n6nwv02",
        "2;高岭大学",
        "3;City, University of London",
        "4;orchid university|City, University of London",
    ]
    written(checked(AgreementType, "\n".join(lines)))

    found = {row.reference: set(row.organisations.all()) for row in Agreement.objects.all()}
    assert found == {"1": {orchid}, "2": {orchid}, "3": {city}, "4": {orchid, city}}


def test_words_of_a_vocabulary_are_understood_in_four_languages_or_asked():
    organisation("Orchid")
    text = "Номер;Партнёр;Вид\n1;Orchid;exchange\n2;Orchid;Exchange agreement\n3;Orchid;MoU\n"

    run = checked(AgreementType, text)
    question = ImportQuestion.objects.get()
    run = again(services.answer(run, by=BY, answers={question.pk: "framework"}))
    written(run)

    assert (question.source, question.text) == ("=kind", "MoU")
    assert list(Agreement.objects.order_by("reference").values_list("kind", flat=True)) == [
        "exchange",
        "exchange",
        "framework",
    ]


def test_partners_come_with_identifiers_countries_and_names_by_language():
    orchids = "Orchid University;Испания;León;03n6nwv02;Университет Орхидеи"
    text = f"Institution;Страна;City;ROR;Name (ru)\n{orchids}\nLotus;CHN;;;\nIris;Великобритания;;;\n"

    run = checked(PartnerType, text)
    written(run)

    orchid = Organisation.objects.get(name="Orchid University")
    assert list(Organisation.objects.order_by("name").values_list("country", flat=True)) == ["GB", "CN", "ES"]
    assert list(orchid.identifiers.values_list("scheme", "value")) == [("ror", "03n6nwv02")]
    assert set(orchid.names.values_list("text", "language")) == {
        ("Orchid University", ""),
        ("Университет Орхидеи", "ru"),
    }
    assert counted(checked(PartnerType, text)) == {"same": 3}


def test_an_organisation_on_record_becomes_a_partner_and_no_second_one():
    orchid = organisation("Orchid University")

    run = written(checked(PartnerType, "Partner\nOrchid University\n"))

    assert counted(run) == {"change": 1}
    assert (Organisation.objects.count(), Partnership.objects.get().organisation) == (1, orchid)


def test_a_number_of_the_record_goes_before_what_it_is_called():
    first = organisation("Orchid")

    written(checked(PartnerType, f"ID,Partner\n{first.pk},Lotus\n"))

    assert Organisation.objects.get().name == "Lotus"


def test_what_others_change_between_preview_and_writing_is_noticed():
    orchid = organisation("Orchid")
    held = register_agreement(by=SYSTEM, title="Exchange", reference="A-1", organisations=[orchid])
    run = checked(AgreementType, "Number,Title\nA-1,Exchanges\n")
    revise_agreement(held, by=SYSTEM, notes="Meanwhile")

    run = written(run)

    assert (run.state, Agreement.objects.get().title) == ("checked", "Exchange")
    assert (
        run.error == "Nothing was imported, since others have changed these meanwhile: Exchange. Check the rows again."
    )


def test_what_others_add_between_preview_and_writing_is_noticed():
    orchid = organisation("Orchid")
    run = checked(AgreementType, TWO)
    register_agreement(by=SYSTEM, title="Mine", reference="A-2", organisations=[orchid])

    run = written(run)

    assert (run.state, Agreement.objects.get().title) == ("checked", "Mine")
    assert "Mine" in run.error


def test_an_import_is_undone_as_a_whole():
    organisation("Orchid")
    run = written(checked(AgreementType, TWO))

    run = taken_back(run)

    assert (run.state, Agreement.objects.count(), Partnership.objects.count()) == ("taken_back", 0, 0)
    assert counted(checked(AgreementType, TWO)) == {"create": 2}


def test_it_is_not_undone_where_others_have_changed_its_records_since_and_names_them():
    organisation("Orchid")
    run = written(checked(AgreementType, TWO))
    revise_agreement(Agreement.objects.get(reference="A-2"), by=SYSTEM, notes="Since")

    run = taken_back(run)

    assert (run.state, Agreement.objects.count()) == ("done", 2)
    assert run.error == "Not undone, since these have been changed or used since: Study."


def test_a_job_that_runs_twice_writes_once():
    organisation("Orchid")
    run = services.accept(checked(AgreementType, TWO), by=BY)

    work.write(run.pk)
    work.write(run.pk)

    assert (Agreement.objects.count(), fresh(run).state) == (2, "done")


def test_what_a_column_means_is_remembered_for_the_person_and_the_office():
    organisation("Orchid")
    mara, ilya = user("mara"), user("ilya")
    text = "Number,Partner,Zweck\nA-1,Orchid,Joint study\n"
    checked(AgreementType, text, by=actor(mara), C="notes")

    mine, theirs = begun(AgreementType, text, by=actor(mara)), begun(AgreementType, text, by=actor(ilya))

    assert mine.choices["mapping"]["2"] == theirs.choices["mapping"]["2"] == "notes"
    assert KnownColumn.objects.get().name == "zweck"


def test_unmapped_columns_are_named():
    organisation("Orchid")

    assert checked(AgreementType, "Number,Partner,Zweck\nA-1,Orchid,x\n").counts["unmapped"] == ["Zweck"]


def test_a_head_is_known_in_the_languages_of_its_readers():
    expected = ["reference", "organisations", "title", "signed_on", "ends_on"]
    heads = [
        "Номер договора;Вуз-партнёр;Название;Дата подписания;Действует до",
        "编号;合作院校;标题;签署日期;有效期至",
        "Número;Universidad socia;Título;Fecha de firma;Vencimiento",
        "Nr.;Partner 1;Agreement title;Date signed;Expiry date",
    ]

    for head in heads:
        assert list(begun(AgreementType, f"{head}\n1;a;b;2011;2012\n").choices["mapping"].values()) == expected


def test_json_of_our_own_files_refers_by_number_and_name():
    orchid = organisation("Orchid")
    other = organisation("Orchid")
    rows = [
        {
            "reference": "A-1",
            "organisations": [{"code": other.pk, "label": "Orchid"}],
            "kind": {"code": "exchange", "label": "?"},
        }
    ]

    written(checked(AgreementType, json.dumps({"rows": rows}), "rows.json"))

    assert orchid != other == Agreement.objects.get().organisations.get()
    assert Agreement.objects.get().kind == "exchange"


@pytest.mark.concept(45)
def test_rows_of_our_own_files_come_back_and_complete_those_that_are_there():
    ours, orchid, ana, eva = home(), organisation("Orchid"), person("Herrero", "Ana"), person("Herrero", "Eva")
    row = register_agreement(
        by=BY,
        title="Tides",
        reference="A-1",
        signed_on="2015-04",
        parties=[{"organisation": ours}, {"organisation": orchid, "role": "host", "contact": ana}],
        signatories=[{"organisation": orchid, "person": eva, "position_then": "Rector"}],
        status="draft",
    )
    content = exported(AgreementType, user("ada", Role.ADMINISTRATOR), "json").decode()
    content = content.replace('{"code": "draft", "label": "Draft"}', '{"code": "planned", "label": "In preparation"}')
    assert counted(checked(AgreementType, content, "ours.json")) == {"same": 1}
    kept = {(each.organisation, each.role, each.contact) for each in row.parties.all()}
    Agreement.objects.all().delete()

    run = written(checked(AgreementType, content, "ours.json"))

    row = Agreement.objects.get()
    assert ({(each.organisation, each.role, each.contact) for each in row.parties.all()}, row.status) == (kept, "draft")
    assert [(str(each.person), each.position_then) for each in row.signatories.all()] == [("Eva Herrero", "Rector")]
    assert ["Who signed, and as what", "", "Orchid Eva Herrero Rector"] in run.lines.get().steps

    text = f"Number,parties,signatories\nA-1,Orchid | funder,{ours} | Ana Herrero | Provost; Orchid | Eva Herrero\n"
    run = checked(AgreementType, text, B="parties", C="signatories")
    assert run.lines.get().steps == [
        ["What each party is, and whom to ask there", "", "Orchid funder"],
        ["Who signed, and as what", "", f"{ours} Ana Herrero Provost"],
    ]
    written(run)
    assert [(str(each.organisation), each.role, each.contact) for each in row.parties.order_by("pk")] == [
        (str(ours), "party", None),
        ("Orchid", "funder", ana),
    ]
    assert [str(each.person) for each in row.signatories.all()] == ["Eva Herrero", "Ana Herrero"]
    assert counted(checked(AgreementType, text, B="parties", C="signatories")) == {"same": 1}


def test_statuses_of_before_are_understood_where_they_can_mean_one_thing_only():
    organisation("Orchid")
    text = "Number,Partner,Status\nA-1,Orchid,Signed\nA-2,Orchid,planned\nA-3,Orchid,Proposed\nA-4,Orchid,ongoing\n"
    run = checked(AgreementType, text)
    question = ImportQuestion.objects.get()
    assert (verdicts(run), question.text) == (["create", "create", "create", "open"], "ongoing")
    assert ["draft", "Draft"] in [each[:2] for each in question.candidates]
    assert [line.data["status"] for line in run.lines.order_by("row")[:3]] == ["active", "draft", "draft"]


def test_a_contributor_imports_within_their_own_units_only():
    ours = home()
    unit = organisation("Institute", parent=ours)
    organisation("Orchid")
    helper = user("helper", Role.CONTRIBUTOR, answers_for=(unit,))
    text = "Number,Partner,Unit,Status\nA-1,Orchid,Institute,draft\nA-2,Orchid,Northern Polytechnic,draft\n"

    run = checked(AgreementType, text, by=actor(helper))

    assert verdicts(run) == ["create", "wrong"]
    assert [reason for _row, _column, _value, reason in problems(run)] == ["You may not add this record."]


def test_a_viewer_imports_nothing():
    with pytest.raises(Refused):
        begun(AgreementType, TWO, by=actor(user("guest", Role.VIEWER)))


def test_what_may_not_be_seen_is_neither_referred_to_nor_told_of():
    organisation("Secret Orchid", visibility=Visibility.RESTRICTED)
    mara = user("mara")

    run = checked(AgreementType, "Number,Partner\nA-1,Secret Orchid\n", by=actor(mara))
    question = ImportQuestion.objects.get()

    assert counted(run) == {"open": 1}
    assert [each[3] for each in question.candidates] in ([], ["new"])
    with pytest.raises(Refused):
        services.answer(run, by=actor(mara), answers={question.pk: str(Organisation.objects.get().pk)})


def test_another_persons_import_is_not_seen():
    run = checked(PartnerType, "Partner\nOrchid\n", by=actor(user("mara")))

    with pytest.raises(Exception, match=str(run)):
        services.discard(run, by=actor(user("ilya")))


def test_dates_of_america_are_known_by_the_column():
    organisation("Orchid")
    text = "Number,Partner,Date of signing\n1,Orchid,04/25/2011\n2,Orchid,04/12/2011\n"

    with translation.override("ru"):
        written(checked(AgreementType, text))

    assert [str(row.signed_on) for row in Agreement.objects.order_by("reference")] == ["2011-04-25", "2011-04-12"]


def test_people_are_known_by_both_names():
    person("Ivanova", "Maria")

    run = checked(PersonType, "Фамилия,Имя,E-mail\nIvanova,Maria,m@example.org\nPetrova,Olga,\n")

    assert verdicts(run) == ["change", "create"]


def test_a_discarded_import_leaves_nothing():
    run = checked(PartnerType, "Partner\nOrchid\n")

    services.discard(run, by=BY)

    assert (Import.objects.count(), ImportQuestion.objects.count()) == (0, 0)
    assert OrganisationIdentifier.objects.count() == Organisation.objects.count() == 0
