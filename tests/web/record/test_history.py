"""The history of a record: who did what when, what changed in the reader's words, and nothing that they may not see."""

import pytest
from django.db import connection

from syndesis.agreements.models import Agreement, AgreementParty
from syndesis.agreements.services import register_agreement
from syndesis.core.attachments import NewFile, attach_files
from syndesis.core.history import Actor, recording, undo
from syndesis.core.models import Role, Source
from syndesis.core.notes import add_note, delete_note, revise_note
from syndesis.directory.models import Organisation, Partnership
from syndesis.directory.services import add_name, attest_position, set_tier, start_partnership
from syndesis.engagement.models import Engagement
from syndesis.engagement.services import add_participant, log_engagement
from syndesis.objects import of
from syndesis.objects.services import revise
from tests.directory import factories as directory
from tests.directory.factories import SYSTEM

pytestmark = pytest.mark.django_db
LONG = "The parties will meet once a year, in turn at each of the two universities, to plan the next year."


@pytest.fixture
def ada(client):
    user = directory.user("ada", role=Role.ADMINISTRATOR)
    client.force_login(user)
    return user


def deeds(client, record) -> list:
    return list(client.get(f"{record.get_absolute_url()}history/").context["page"])


def told(deed) -> list[tuple[str, str, str]]:
    """The changes of a deed: label, what was (with a minus), what is (with a plus)."""
    return [
        (
            change.label,
            change.old.text or "-" * (change.sign == "removed") + " · ".join(v.text for v in change.values),
            change.new.text,
        )
        for change in deed.changes
    ]


@pytest.mark.concept(128)
def test_every_deed_says_who_when_why_and_what_changed(client, ada):
    park = directory.organisation("Harbour Park")
    agreement = register_agreement(by=Actor(ada), title="Memorandum", organisations=[park], status="draft")
    revise(of(Agreement), agreement, by=Actor(ada, Source.API), kind="contract", signed_on="2015-04")
    changed, made = deeds(client, agreement)
    assert (changed.who, changed.reason, changed.source) == ("ada", "Record changed", "another system")
    assert told(changed) == [("Kind", "Framework agreement", "Specialised contract"), ("Signed", "", "April 2015")]
    assert (made.who, made.reason, made.source, made.is_raw) == ("ada", "Agreement registered", "", False)
    *fields, (moved, since, _now) = told(made)
    assert (moved, since.partition(" · ")[0]) == ("Move of an agreement", "Draft")
    assert fields == [
        ("Title", "", "Memorandum"),
        ("Kind", "", "Framework agreement"),
        ("Status", "", "Draft"),
        ("Party", "Harbour Park · party", ""),
    ]


def test_what_was_written_past_the_services_is_told_as_such(client, ada):
    park = directory.organisation("Harbour Park")
    with connection.cursor() as cursor:
        cursor.execute("UPDATE directory_organisation SET city = 'Wuxi' WHERE id = %s", [park.pk])
    raw = deeds(client, park)[0]
    assert (raw.reason, raw.who, raw.is_raw, told(raw)) == (
        "Written past the services",
        "",
        True,
        [("City", "", "Wuxi")],
    )


def test_what_belongs_to_a_record_is_told_when_it_comes_changes_and_goes(client, ada):
    park, second = directory.organisation("Harbour Park"), directory.organisation("Harbour University")
    agreement = register_agreement(by=SYSTEM, title="Memorandum", organisations=[park])
    with recording(Actor(ada), "Party added"):
        AgreementParty.objects.create(agreement=agreement, organisation=second)
    with recording(Actor(ada), "Role changed"):
        AgreementParty.objects.filter(organisation=second).update(role="witness")
    with recording(Actor(ada), "Party removed"):
        AgreementParty.objects.filter(organisation=second).delete()
    gone, changed, came, _made = deeds(client, agreement)
    assert [change.sign for deed in (gone, changed, came) for change in deed.changes] == ["removed", "", "added"]
    assert told(gone) == [("Party", "-Harbour University · witness", "")]
    assert (told(changed), [v.text for v in changed.changes[0].of]) == (
        [("Party: Role", "party", "witness")],
        ["Harbour University"],
    )
    assert told(came) == [("Party", "Harbour University · party", "")]


def test_the_history_of_a_partner_holds_the_partnership_and_its_tiers(client, ada):
    park = directory.organisation("Harbour Park")
    start_partnership(by=SYSTEM, organisation=park, started_on="2011")
    set_tier(by=SYSTEM, organisation=park, tier="strategic", starts_on="2012")
    tier, begun = deeds(client, park)[:2]
    assert (told(tier), told(begun)) == (
        [("Tier", "Strategic partner · 2012", "")],
        [("Partnership", "2011", "")],
    )
    Partnership.objects.update(visibility="restricted")
    client.force_login(directory.user("vera", role=Role.VIEWER))
    assert [deed.reason for deed in deeds(client, park)] == ["Organisations registered"]


def test_references_out_of_reach_have_no_name_in_any_history(client):
    secret = directory.organisation("Secret Institute", visibility="restricted")
    agreement = register_agreement(by=SYSTEM, title="Memorandum", organisations=[secret], owner_unit=secret)
    meeting = log_engagement(by=SYSTEM, title="Meeting", organisations=[secret], venue=secret)
    hidden, guest = directory.person("Secretive", "Sam"), directory.person("Oliveira", "Marta")
    type(hidden).objects.filter(pk=hidden.pk).update(visibility="restricted")
    for person, title in ((hidden, "Secret rector"), (guest, "")):
        position = attest_position(by=SYSTEM, person=person, organisation=secret, title=title, on="2025")
        add_participant(by=SYSTEM, engagement=meeting, person=person, position=position)
    AgreementParty.objects.all().delete()
    Agreement.objects.update(owner_unit=None)
    Engagement.objects.update(venue=None)
    pages = [f"{row.get_absolute_url()}{tab}/" for row in (agreement, meeting, guest) for tab in ("history", "compare")]
    pages += [f"{page}?from=0&all=1" for page in pages if page.endswith("compare/")]
    leaking = {}
    for name, role in (("vera", Role.VIEWER), ("cora", Role.COORDINATOR), ("ada", Role.ADMINISTRATOR)):
        client.force_login(directory.user(name, role=role))
        leaking[name] = [page for page in pages if "Secret" in client.get(page).content.decode()]
        if name == "vera":
            hidden_words = [told(deed) for deed in deeds(client, agreement)]
    assert (leaking["vera"], leaking["cora"], len(leaking["ada"]) > 5) == ([], [], True)
    assert hidden_words[0] == [("Unit in charge", "(not visible to you)", "")]
    assert hidden_words[1] == [("Party", "-(not visible to you) · party", "")]


def test_a_reference_to_a_record_that_is_gone_says_so(client, ada):
    unit, park = directory.organisation("Old Office"), directory.organisation("Harbour Park")
    agreement = register_agreement(by=SYSTEM, title="Memorandum", organisations=[park], owner_unit=unit)
    Agreement.objects.update(owner_unit=None)
    unit.names.all().delete()
    unit.delete()
    assert told(deeds(client, agreement)[0]) == [("Unit in charge", "(no longer on record)", "")]


def test_a_deed_that_was_taken_back_is_shown_so_alone_or_with_others(client, ada):
    park = directory.organisation("Harbour Park")
    done = []
    for name in ("HP", "HPK"):
        with recording(Actor(ada), "Name added") as deed:
            add_name(by=Actor(ada), organisation=park, text=name)
        done.append(deed)
    undo(done, by=Actor(ada), reason="All acceptances taken back")
    undoing, second, first, made = deeds(client, park)
    assert ([bool(deed.taken_back) for deed in (undoing, second, first, made)], " by ada" in first.taken_back) == (
        [False, True, True, False],
        True,
    )
    assert told(undoing) == [("Name", "-HP · other name", ""), ("Name", "-HPK · other name", "")]


def test_long_texts_are_compared_word_by_word(client, ada):
    park = directory.organisation("Harbour Park", notes=LONG)
    revise(of(Organisation), park, by=Actor(ada), notes=LONG.replace("once a year", "twice a year"))
    (change,) = deeds(client, park)[0].changes
    assert [(run.text, run.what) for run in change.runs if run.what != "same"] == [("once", "gone"), ("twice", "new")]


def test_notes_and_files_are_told_but_not_the_text_of_a_deleted_note(client, ada):
    park = directory.organisation("Harbour Park")
    note = add_note(by=Actor(ada), subject=park, text="Orchid once")
    revise_note(note, by=Actor(ada), text="Orchid twice")
    attach_files(by=Actor(ada), subject=park, given=[NewFile("plan.pdf", b"%PDF")])
    kept = [told(deed) for deed in deeds(client, park)[:3]]
    delete_note(note, by=Actor(ada))
    page = f"{park.get_absolute_url()}history/"
    of_administrator = client.get(page).content.decode()
    client.force_login(directory.user("mara"))
    of_another = client.get(page).content.decode()
    assert kept == [
        [("Attachment", "plan.pdf", "")],
        [("Note", "Orchid once", "Orchid twice")],
        [("Note", "Orchid once", "")],
    ]
    assert ("Orchid" in of_administrator, "Orchid" in of_another, "(deleted)" in of_another) == (True, False, True)


def test_a_long_history_comes_in_pages(client, ada):
    park = directory.organisation("Harbour Park")
    for number in range(45):
        Organisation.objects.update(city=f"City {number}")
    page = f"{park.get_absolute_url()}history/"
    numbers = [len(client.get(f"{page}?page={number}").context["page"]) for number in (1, 2, 3)]
    assert numbers == [20, 20, 6]


def test_the_history_speaks_the_language_of_the_reader(client, ada):
    from tools import messages

    messages.compile_all()
    park = directory.organisation("Harbour Park")
    agreement = register_agreement(by=SYSTEM, title="Memorandum", organisations=[park], signed_on="2015-04")
    client.cookies["django_language"] = "ru"
    (made,) = deeds(client, agreement)
    assert "апрель 2015" in str(told(made)).lower()
