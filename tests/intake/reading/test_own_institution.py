"""Our own institution is recognised under shorter names, and behind the byline of one of its offices."""

from syndesis.intake.reading import Gazetteer, KnownName, KnownOrganisation, read

HOME = KnownOrganisation(
    source="record",
    key="1",
    names=(KnownName("Queen Maud Northern Polytechnic University"), KnownName("QMNP", "", "acronym")),
    kind="university",
    country="NO",
    is_home=True,
)
OFFICE = KnownOrganisation(
    source="record", key="2", names=(KnownName("Office of Partnerships"),), kind="other", country="NO", parent="1"
)
NAMES = Gazetteer([HOME, OFFICE])


def test_a_shorter_form_of_our_name_means_us():
    reading = read("News\n\nGuests visited the Northern Polytechnic University on 3 May 2024.", NAMES)
    assert [(o.name, o.is_home, [s.of(reading.text) for s in o.mentions]) for o in reading.organisations] == [
        ("Queen Maud Northern Polytechnic University", True, ["Northern Polytechnic University"])
    ]


def test_another_university_is_not_taken_for_us():
    reading = read("News\n\nGuests visited the Polytechnic University of Oldhaven on 3 May 2024.", NAMES)
    assert [(o.name, o.is_home) for o in reading.organisations] == [("Polytechnic University of Oldhaven", False)]


def test_a_text_issued_by_our_office_is_ours():
    text = (
        "A visit\n\nDelegates of QMNP met our strategic partner, the University of Oldhaven, on 3 May 2024.\n\n"
        "Prepared by Office of Partnerships"
    )
    reading = read(text, NAMES)
    assert {o.name: o.tier for o in reading.organisations if not o.is_home and o.kind == "university"} == {
        "University of Oldhaven": "strategic"
    }
