"""What an engagement is made of: agenda and speakers, quotations, benefits, photographs."""

import pytest

from syndesis.core import files
from syndesis.core.attachments import NewFile
from syndesis.core.history import Actor
from syndesis.core.models import Change, Role
from syndesis.core.policies import Forbidden
from syndesis.core.services import Refused
from syndesis.directory.services import attest_position
from syndesis.engagement.models import Engagement
from syndesis.engagement.services import (
    add_agenda_item,
    add_photograph,
    clear_quotation,
    log_engagement,
    note_benefit,
    quote,
    remove_photograph,
    revise_engagement,
    revise_entry,
    set_speakers,
)
from syndesis.intake.policies import documents
from tests.directory.factories import SYSTEM, organisation, person, user

pytestmark = pytest.mark.django_db
PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 20


def meeting(**fields) -> Engagement:
    return log_engagement(by=SYSTEM, title="Meeting", held_on="2019-12-09", **fields)


@pytest.mark.concept(27)
def test_each_speaker_of_an_item_bears_the_position_held_then():
    row, consul = meeting(), person("Valdés")
    attest_position(by=SYSTEM, person=consul, title="consul general", on="2019-12-01")
    attest_position(by=SYSTEM, person=consul, title="ambassador", on="2023-01-01")
    item = add_agenda_item(by=SYSTEM, engagement=row, title="Welcome", kind="talk", speakers=[consul, consul])
    assert [(str(each), each.position.title) for each in item.speakers.all()] == [("Valdés", "consul general")]


@pytest.mark.concept(32)
def test_a_visit_to_a_laboratory_stands_on_the_agenda():
    laboratory = organisation("Laboratory of Structures", kind="laboratory")
    item = add_agenda_item(by=SYSTEM, engagement=meeting(), title="Round", kind="site_visit", venue=laboratory)
    assert [each.title for each in laboratory.visited_in.all()] == [item.title]


def test_items_without_hours_stand_in_the_order_in_which_they_came():
    row = meeting()
    for title in ("Welcome", "Talks", "Lunch"):
        add_agenda_item(by=SYSTEM, engagement=row, title=title)
    assert [item.title for item in row.agenda.all()] == ["Welcome", "Talks", "Lunch"]


def test_an_item_does_not_end_before_it_begins():
    item = add_agenda_item(by=SYSTEM, engagement=meeting(), title="Talks")
    with pytest.raises(Refused) as refused:
        revise_entry(item, by=SYSTEM, begins_at="10:00", ends_at="09:00")
    assert refused.value.field == "ends_at"


@pytest.mark.concept(107)
def test_who_represents_us_is_on_record_with_the_talk_that_was_given():
    row, delegate, other = meeting(), person("Arno"), person("Basil")
    item = add_agenda_item(by=SYSTEM, engagement=row, title="Strategic projects", speakers=[delegate])
    set_speakers(item, [{"id": item.speakers.get().pk, "talk": "Our proposals"}, {"person": other}], by=SYSTEM)
    assert [(str(each), each.talk) for each in item.speakers.all()] == [("Arno", "Our proposals"), ("Basil", "")]


@pytest.mark.concept(28)
def test_words_are_cleared_by_a_manager_whose_name_the_history_keeps():
    row, consul = meeting(visibility="public"), person("Valdés")
    attest_position(by=SYSTEM, person=consul, title="consul general", on="2019-12-01")
    words = quote(by=SYSTEM, engagement=row, speaker=consul, text="Vale la pena.", language="es")
    translated = quote(
        by=SYSTEM, engagement=row, speaker=consul, text="It is worth it.", language="en", translation_of=words
    )
    assert (words.clearance, words.position.title, translated.translation_of) == ("unasked", "consul general", words)
    chief = user("chief")
    clear_quotation(words, by=Actor(chief))
    assert (words.clearance, Change.objects.get(reason="Quotation cleared").actor) == ("cleared", chief)


def test_who_is_no_manager_clears_nothing():
    unit = organisation("Office")
    row, writer = meeting(owner_unit=unit), user("writer", role=Role.COORDINATOR, answers_for=(unit,))
    words = quote(by=Actor(writer), engagement=row, speaker=person("Valdés"), text="Vale la pena.")
    with pytest.raises(Forbidden):
        clear_quotation(words, by=Actor(writer))
    words.refresh_from_db()
    assert words.clearance == "unasked"


def test_words_that_change_are_no_longer_cleared():
    words = quote(by=SYSTEM, engagement=meeting(), speaker=person("Valdés"), text="Vale.")
    clear_quotation(words, by=SYSTEM)
    revise_entry(words, by=SYSTEM, text="Vale la pena.")
    assert words.clearance == "unasked"


def test_a_translation_is_of_words_of_the_same_engagement():
    words = quote(by=SYSTEM, engagement=meeting(), speaker=person("Valdés"), text="Vale.")
    with pytest.raises(Refused) as refused:
        quote(by=SYSTEM, engagement=meeting(), speaker=words.speaker, text="Fine.", translation_of=words)
    assert refused.value.field == "translation_of"


@pytest.mark.concept(126)
def test_what_an_engagement_brought_us_is_noted_with_whom():
    row, partner = meeting(), organisation("Lake University")
    note_benefit(by=SYSTEM, engagement=row, text="Head of mobility met", kind="contact", organisation=partner)
    assert [(each.text, each.get_kind_display()) for each in partner.benefits.all()] == [
        ("Head of mobility met", "contact made")
    ]


@pytest.mark.concept(119)
def test_a_photograph_is_read_by_those_who_see_its_engagement_and_by_nobody_else():
    unit = organisation("Office")
    row = meeting(visibility="restricted", owner_unit=unit)
    picture = add_photograph(by=SYSTEM, engagement=row, given=NewFile("hall.bin", PNG), caption="Hall", credit="A. B.")
    inside = user("inside", role=Role.VIEWER, answers_for=(unit,))
    outside = user("outside", role=Role.VIEWER)
    assert picture.document.file.media_type == "image/png"
    assert documents.can(inside, "view", picture.document)
    assert not documents.can(outside, "view", picture.document)
    remove_photograph(picture, by=SYSTEM)
    picture.document.refresh_from_db()
    assert (row.photographs.count(), picture.document.archived_at is None) == (0, False)


@pytest.mark.parametrize(
    ("name", "content", "media_type"),
    [
        ("a.jpeg", b"\xff\xd8\xff\xe0rest", "image/jpeg"),
        ("a", b"RIFF\0\0\0\0WEBPrest", "image/webp"),
        ("a.png", PNG, "image/png"),
    ],
)
def test_a_picture_is_known_by_its_bytes(name, content, media_type):
    picture = add_photograph(by=SYSTEM, engagement=meeting(), given=NewFile(name, content))
    stored = picture.document.file
    assert (stored.media_type, files.safe_type(stored.media_type)) == (media_type, media_type)


def test_what_is_no_picture_is_refused():
    drawing = NewFile("logo.png", b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>")
    with pytest.raises(Refused, match="no picture") as refused:
        add_photograph(by=SYSTEM, engagement=meeting(), given=drawing)
    assert refused.value.field == "file"


def test_nobody_adds_to_an_engagement_that_lies_out_of_reach():
    row = meeting(owner_unit=organisation("Other office"))
    actor = Actor(user("mine", role=Role.COORDINATOR, answers_for=(organisation("My office"),)))
    with pytest.raises(Forbidden):
        add_agenda_item(by=actor, engagement=row, title="Talks")
    with pytest.raises(Forbidden):
        add_photograph(by=actor, engagement=row, given=NewFile("a.png", PNG))
    assert (row.agenda.count(), row.photographs.count()) == (0, 0)


@pytest.mark.concept(24)
def test_hours_are_told_in_a_time_zone_that_exists():
    row = meeting()
    with pytest.raises(Refused) as refused:
        revise_engagement(row, by=SYSTEM, timezone="Madrid")
    assert refused.value.field == "timezone"
    revise_engagement(row, by=SYSTEM, timezone="Europe/Madrid")


@pytest.mark.concept(35)
def test_a_meeting_follows_another_but_none_that_follows_it():
    forum = meeting()
    working = meeting(follows=forum)
    for name, above in (("follows", working), ("part_of", forum)):
        with pytest.raises(Refused) as refused:
            revise_engagement(forum, by=SYSTEM, **{name: above})
        assert refused.value.field == name
    assert [row.pk for row in forum.followed_by.all()] == [working.pk]
