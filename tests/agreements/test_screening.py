"""Screening: lists that are loaded, candidates that somebody decides on, and what is asked again."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from syndesis.agreements.choices import HitState
from syndesis.agreements.models import ScreeningEntry, ScreeningHit, ScreeningList, ScreeningRun
from syndesis.agreements.panels import screening as panels
from syndesis.agreements.queries.screening import to_decide
from syndesis.agreements.screening.columns import Part
from syndesis.agreements.screening.comparing import Index
from syndesis.agreements.screening.deciding import decide
from syndesis.agreements.screening.keys import key_of
from syndesis.agreements.screening.loading import load_list, set_in_use
from syndesis.agreements.screening.running import screen_agreement, screen_record
from syndesis.agreements.screening.subjects import Subject
from syndesis.agreements.services import add_signatory, register_agreement
from syndesis.cli import main
from syndesis.core.history import Actor
from syndesis.core.models import Role
from syndesis.core.policies import Forbidden
from syndesis.core.services import Refused
from syndesis.directory.erasing import erase_person
from syndesis.directory.services import add_name, attest_position, start_partnership
from syndesis.engagement.services import add_participant, log_engagement
from syndesis.web.digest.contents import sections_of
from tests.directory.factories import SYSTEM, home, organisation, person, user

pytestmark = pytest.mark.django_db
HEAD = "Reference number,Type,Name,Alias,Nationality,DOB,Remarks"


def written(tmp_path, *lines, head=HEAD, name="list.csv", encoding="utf-8"):
    path = tmp_path / name
    path.write_text("\n".join((head, *lines)), encoding=encoding)
    return path


def loaded(path, **fields):
    return load_list(path, by=SYSTEM, **{"name": "Invented list"} | fields)


@pytest.fixture
def ours():
    return home()


@pytest.fixture
def deal(ours):
    university = organisation("Altamar Technical University", country="ES")
    faculty = organisation("Faculty of Ships", parent=university)
    row = register_agreement(by=SYSTEM, title="Exchange", organisations=[ours, faculty], owner_unit=ours)
    add_signatory(by=SYSTEM, agreement=row, organisation=faculty, person=person("Khizhnyak", "Andrei"))
    return row


def found():
    return {(hit.our_name, hit.their_name, hit.state, hit.is_gone) for hit in ScreeningHit.objects.all()}


def test_a_list_is_read_by_the_names_of_its_columns_and_bad_rows_are_told(tmp_path):
    lines = (
        "1,Entity,Universidad Técnica de Altamar S.A.,UTA; Altamar Tech,Spain,,ships",
        "2,Individual,ХИЖНЯК Андрей,,Российская Федерация,03.02.1961,",
        "3,Individual,,,,,nobody",
        "1,Entity,Altamar Naval School,,,,",
        f"4,Entity,{'x' * 501},,,,",
    )
    done = loaded(written(tmp_path, *lines, encoding="utf-16"), edition="1", source="An office")
    entries = {row.key: row for row in ScreeningEntry.objects.all()}
    assert (done.entries, [bad.row for bad in done.bad], done.bad_number) == (2, [4, 6], 2)
    assert entries["1"].names == ["UTA", "Altamar Tech", "Altamar Naval School"]
    assert (entries["1"].country, entries["1"].is_person, entries["2"].is_person) == ("ES", False, True)
    assert (entries["2"].country, entries["2"].born_on) == ("RU", "1961")


def test_the_same_file_changes_nothing_and_what_is_no_table_takes_nothing_away(tmp_path):
    path = written(tmp_path, "1,Entity,Harbour Freight,,,,")
    row = loaded(path).screening_list
    keys = list(ScreeningEntry.objects.values_list("pk", flat=True))
    assert loaded(path).is_same
    for content, why in (
        (b"", "empty"),
        (b"%PDF-1.7", "no CSV"),
        (b"a,b\n1,2\n", "which column"),
        (b"name\n;\n", "Not one"),
    ):
        (tmp_path / "bad.csv").write_bytes(content)
        with pytest.raises(Refused, match=why):
            loaded(tmp_path / "bad.csv")
    with pytest.raises(Forbidden):
        load_list(path, by=Actor(user()), name="Mine")
    row.refresh_from_db()
    assert (list(ScreeningEntry.objects.values_list("pk", flat=True)), row.entry_count) == (keys, 1)
    assert loaded(written(tmp_path, "9,Entity,Other,,,,")).entries == 1
    assert [entry.key for entry in ScreeningEntry.objects.all()] == ["9"]


@pytest.mark.any_database
def test_names_are_compared_whatever_their_script_order_and_spelling():
    def points(ours, theirs, *, is_person):
        index = Index([Subject(1, 1, (ours,), "", is_person)])
        return max(
            (each for _o, _k, each in index.alike(is_person, str(key_of(theirs, is_person=is_person)))), default=0
        )

    for ours, theirs in (
        ("Andrei Khizhnyak", "ХИЖНЯК, Андрей"),
        ("María José Núñez", "NUNEZ Maria Jose"),
        ("李伟", "李伟"),
    ):
        assert points(ours, theirs, is_person=True) == 100
    assert points("Andrei Khizhnyak", "Khizhnyak Andrei Petrovich", is_person=True) >= 85
    assert points("Andrei Khizhnyak", "Andrei Sidorov", is_person=True) == 0
    assert points("Altamar Technical University", "Universidad Técnica de Altamar S.A.", is_person=False) == 100
    assert points("Altamar Technical University", "Technical University", is_person=False) == 0
    assert points("Altamar Technical University", "Tierraseca Technical University", is_person=False) == 0


def test_parties_all_above_them_and_people_become_candidates_with_reasons(tmp_path, deal):
    loaded(
        written(
            tmp_path,
            "1,Entity,Universidad Técnica de Altamar,,ES,,",
            "2,Individual,ХИЖНЯК Андрей,,,,",
            "3,Entity,Northern Polytechnic,,RU,,ourselves",
        )
    )
    run = screen_agreement(deal, by=SYSTEM)
    assert found() == {
        ("Altamar Technical University", "Universidad Técnica de Altamar", "open", False),
        ("Andrei Khizhnyak", "ХИЖНЯК Андрей", "open", False),
    }
    hit = ScreeningHit.objects.get(entry_key="1")
    assert (hit.score, hit.reasons, run.lists[0]["name"]) == (100, ["same", "same_country"], "Invented list")
    colleague = person("Vymyslov", "Aristarkh")
    attest_position(by=SYSTEM, person=colleague, organisation=deal.owner_unit, title="Rector", on="2025")
    loaded(written(tmp_path, "4,Individual,Aristarkh Vymyslov,,,,", name="own.csv"), name="Another list")
    assert screen_record(by=SYSTEM).found == 2
    assert ScreeningHit.objects.count() == 2


def test_what_is_decided_is_asked_again_only_when_the_entry_or_our_name_changes(tmp_path, deal):
    ada = Actor(user("ada", Role.ADMINISTRATOR))
    line = "2,Individual,ХИЖНЯК Андрей,,{},1961,{}"
    loaded(written(tmp_path, line.format("", "")))
    screen_agreement(deal, by=SYSTEM)
    hit = ScreeningHit.objects.get()
    for state, reason in ((HitState.CLEARED, " "), ("open", "why"), ("", "why")):
        with pytest.raises(Refused):
            decide(hit, by=ada, state=state, reason=reason)
    with pytest.raises(Refused, match="person"):
        decide(hit, by=SYSTEM, state=HitState.CLEARED, reason="why")
    decide(hit, by=ada, state=HitState.CLEARED, reason="Another year of birth")
    with pytest.raises(Refused, match="ada"):
        decide(hit, by=ada, state=HitState.CONFIRMED, reason="Two at once")

    def after(*lines):
        loaded(written(tmp_path, *lines))
        screen_record(by=SYSTEM)
        hit.refresh_from_db()
        return hit.state, hit.is_gone

    assert after(line.format("", "another remark")) == ("cleared", False)
    assert after("7,Entity,Harbour Freight,,,,") == ("cleared", True)
    assert after(line.format("", "back again")) == ("cleared", False)
    assert after(line.format("Spain", "")) == ("open", False)
    assert ("again" in hit.reasons, hit.decided_by) == (True, None)
    set_in_use(ScreeningList.objects.get(), by=ada, is_active=False)
    screen_record(by=SYSTEM)
    assert not to_decide(ada.user).exists()


def test_whoever_may_see_candidates_screens_an_organisation_a_person_and_the_guests_of_a_visit_at_once(
    client, tmp_path, ours
):
    altamar, andrei, ada = organisation("Altamar Tech"), person("Khizhnyak", "Andrei"), user("ada", Role.MANAGER)
    attest_position(by=SYSTEM, person=andrei, organisation=altamar, title="Rector", on="2025")
    attest_position(by=SYSTEM, person=person("Naval", "Harbour"), organisation=ours, title="Dean", on="2025")
    start_partnership(by=SYSTEM, organisation=altamar, started_on="2020")
    loaded(
        written(
            tmp_path, "1,Entity,Altamar Tech,,,,", "2,Individual,ХИЖНЯК Андрей,,,,", "3,Individual,Harbour Naval,,,,"
        )
    )
    visit = log_engagement(by=SYSTEM, title="Visit", held_on="2025-05-01", organisations=[altamar, ours])
    add_participant(by=SYSTEM, engagement=visit, person=andrei)
    client.force_login(ada)

    def screened(kind, record):
        ScreeningHit.objects.all().delete()
        told = client.post(reverse("web:screen_now", args=[kind, record.pk]), follow=True)
        run = ScreeningRun.objects.first()
        assert (run.actor, run.is_whole, "risk desk" in told.content.decode()) == (ada, False, True)
        return sorted(ScreeningHit.objects.values_list("our_name", flat=True))

    assert screened("organisation", altamar) == ["Altamar Tech", "Andrei Khizhnyak"]
    assert "Screened on" in client.get(altamar.get_absolute_url()).content.decode()
    assert screened("person", andrei) == ["Andrei Khizhnyak"]
    assert screened("visit", visit) == ["Altamar Tech", "Andrei Khizhnyak"]
    row = register_agreement(by=SYSTEM, title="Exchange", organisations=[ours, altamar])
    assert screened("agreement", row) == ["Altamar Tech"]
    client.force_login(user("writer", Role.CONTRIBUTOR))
    assert client.post(reverse("web:screen_now", args=["organisation", altamar.pk])).status_code == 404
    assert "Screen now" not in client.get(altamar.get_absolute_url()).content.decode()


def test_what_is_escalated_waits_for_managers_and_administrators_with_who_and_why(client, tmp_path, deal):
    loaded(written(tmp_path, "1,Entity,Universidad Técnica de Altamar,,ES,,"))
    screen_agreement(deal, by=SYSTEM)
    hit = ScreeningHit.objects.get()
    lana, boss = user("lana", Role.COORDINATOR, answers_for=(hit.subject,)), user("boss", Role.MANAGER)
    decide(hit, by=Actor(lana), state=HitState.ESCALATED, reason="Same town.")
    with pytest.raises(Refused, match="managers and administrators"):
        decide(ScreeningHit.objects.get(), by=Actor(lana), state=HitState.CLEARED, reason="Never mind.")

    def waiting(reader):
        return [
            each["title"] for each in sections_of(reader, date(2026, 3, 1)) if each["url"] == reverse("web:risk_desk")
        ]

    assert (waiting(lana), waiting(boss)) == ([], ["Names escalated for your decision"])
    client.force_login(boss)
    assert "lana: Same town." in client.get(reverse("web:home")).content.decode()
    decide(ScreeningHit.objects.get(), by=Actor(boss), state=HitState.CLEARED, reason="Another country.")
    assert waiting(boss) == []


def test_candidates_are_seen_by_those_who_answer_for_them_managers_and_administrators(client, tmp_path, deal):
    loaded(written(tmp_path, "1,Entity,Universidad Técnica de Altamar,,ES,,", "2,Individual,ХИЖНЯК Андрей,,,,"))
    screen_agreement(deal, by=SYSTEM)
    university = ScreeningHit.objects.get(entry_key="1").subject
    near = user("near", Role.COORDINATOR, answers_for=(university,))
    far = user("far", Role.COORDINATOR, answers_for=(organisation("Harbour Park"),))
    writer = user("writer", Role.CONTRIBUTOR, answers_for=(university,))
    manager = user("manager", Role.MANAGER)
    assert [to_decide(each).count() for each in (near, manager, far, writer)] == [2, 2, 0, 0]
    assert [panels.of_agreement(deal, each)[1:] for each in (far, writer)] == [[], []]
    for reader, status in ((near, 200), (far, 200), (writer, 403)):
        client.force_login(reader)
        desk = client.get("/risk/")
        urls = (deal.get_absolute_url(), university.get_absolute_url(), "/", "/search/?q=Altamar", "/actions/")
        told = desk.content.decode() + "".join(client.get(url).content.decode() for url in urls)
        assert (desk.status_code, "ХИЖНЯК" in told) == (status, reader == near)
    hit = ScreeningHit.objects.get(entry_key="2")
    sent = {"state": "confirmed", "was": "open", "reason": "Same passport"}
    client.force_login(far)
    assert client.post(f"/risk/hits/{hit.pk}/", sent).status_code == 404
    client.force_login(near)
    assert client.post(f"/risk/hits/{hit.pk}/", sent).status_code == 302
    assert "on a screening list" in client.get(deal.get_absolute_url()).content.decode()
    type(university).objects.filter(pk=university.pk).update(visibility="restricted")
    assert [hit.entry_key for hit in to_decide(user("second", Role.MANAGER))] == []


def test_an_agreement_that_comes_to_screening_is_screened_by_the_deed(tmp_path, ours):
    from syndesis.agreements.screening.following import screen_when_due

    loaded(written(tmp_path, "1,Entity,Harbour Freight,,,,"))
    partner = organisation("Harbor Freight", country="PT")
    add_name(by=SYSTEM, organisation=partner, text="Freight of the Harbour", language="en")
    row = register_agreement(by=SYSTEM, title="Freight", status="screening", organisations=[ours, partner])
    screen_when_due([row], SYSTEM)
    assert (ScreeningRun.objects.get().agreement, ScreeningHit.objects.count()) == (row, 1)


def test_an_administrator_hands_in_a_list_and_says_what_its_columns_hold(client, tmp_path):
    client.force_login(user("ada", Role.ADMINISTRATOR))
    content = "Nr;Wer;Anders\n1;Harbour Freight;HF Ltd\n2;;\n".encode("cp1252")
    sent = {"name": "Invented list", "file": SimpleUploadedFile("list.csv", content)}
    page = client.post("/risk/lists/", sent)
    assert [column["head"] for column in page.context["columns"]] == ["Nr", "Wer", "Anders"]
    token = {"token": page.context["token"]}
    assert client.post("/risk/lists/load/", token).status_code == 422
    done = client.post("/risk/lists/load/", token | {"column-0": "key", "column-1": "name", "column-2": "names"})
    assert [bad.row for bad in done.context["bad"]] == [3]
    assert [(row.key, row.name, row.names) for row in ScreeningEntry.objects.all()] == [
        ("1", "Harbour Freight", ["HF Ltd"])
    ]
    assert "Invented list" in client.get("/risk/lists/").content.decode()
    client.force_login(user())
    assert {client.get(url).status_code for url in ("/risk/lists/", "/risk/questions/")} == {403}


def test_the_command_loads_and_compares(tmp_path, capsys, deal):
    path = written(tmp_path, "1,Entity,Universidad Técnica de Altamar,,ES,,", "2,Entity,,,,,")
    assert main(["screening", "load", str(path), "--name", "Invented list", "--edition", "7"]) == 0
    assert main(["screening", "load", str(path), "--name", "Invented list"]) == 0
    assert main(["screening", "run"]) == 0
    assert main(["screening", "lists"]) == 0
    told = capsys.readouterr()
    assert ("row 3" in told.err, "nothing has changed" in told.out, "1 candidates" in told.out) == (True, True, True)
    assert main(["screening", "load", str(tmp_path / "none.csv"), "--name", "x"]) == 1


def test_columns_of_a_name_in_parts_make_one_name(tmp_path):
    path = written(tmp_path, "Khizhnyak,Andrei", head="Last name,First name")
    assert loaded(path).entries == 1
    assert ScreeningEntry.objects.get().name == "Khizhnyak Andrei"
    assert loaded(path, name="Other", columns={0: Part.NAME}).screening_list.entries.get().name == "Khizhnyak"


def test_who_is_erased_is_no_candidate_and_the_list_stays_as_it_was_published(tmp_path, deal):
    loaded(written(tmp_path, "2,Individual,Andrei Khizhnyak,,,,"))
    screen_agreement(deal, by=SYSTEM)
    erase_person(ScreeningHit.objects.get().subject, by=Actor(user("ada", Role.ADMINISTRATOR)))
    assert (ScreeningHit.objects.count(), ScreeningEntry.objects.get().name) == (0, "Andrei Khizhnyak")
    assert screen_record(by=SYSTEM).found == 0
