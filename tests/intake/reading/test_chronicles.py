"""Chronicles and diaries, whose items begin with their day."""

from syndesis.intake.reading import Gazetteer, KnownName, KnownOrganisation, read

HOUSES = Gazetteer(
    KnownOrganisation(source="record", key=key, names=(KnownName(text=name),), city=city, country="HR")
    for key, name, city in (
        ("alvor", "University of Alvor", "Alvor"),
        ("brenta", "Brenta University", "Brenta"),
    )
)
HALF_YEAR = """The first half-year of our network

1 July 2024

Who we are

The University of Alvor leads the network.

29–30 January, Alvor: the kick-off

Held partly on the screen, the opening meeting settled the work plan. Brenta University was asked to keep the books.

14 May, Brenta: the first info day

Brenta University showed its workshops to guests from the University of Alvor.

What next?

The partners will hold a conference.
"""
DIARY = """A week with our friends

18 August 2023

Monday, 14 August. The University of Alvor received a delegation from Brenta University.

Wednesday. The rectors of the University of Alvor and Brenta University signed a memorandum of understanding.
"""


def test_the_line_above_an_item_tells_of_an_occasion_with_its_day():
    reading = read(HALF_YEAR, HOUSES)

    told = [(e.kind, e.date) for e in reading.engagements if e.date]
    assert told == [("meeting", "2024-01-29"), ("other", "2024-05-14")]
    assert all(len(e.organisations) == 2 for e in reading.engagements if e.date)


def test_an_item_of_a_diary_dates_what_it_tells():
    reading = read(DIARY, HOUSES)

    assert [e.date for e in reading.engagements if e.kind == "visit"] == ["2023-08-14"]


def test_a_weekday_alone_goes_on_from_the_item_before():
    reading = read(DIARY, HOUSES)

    assert [a.date for a in reading.agreements] == ["2023-08-16"]


def test_an_ordinary_text_has_no_items():
    text = DIARY.replace("Monday, 14 August. The", "On Monday, 14 August, the").replace("Wednesday. The", "Later the")

    reading = read(text, HOUSES)

    assert [e.date for e in reading.engagements if e.kind == "visit"] == ["2023-08-14"]
    assert [a.date for a in reading.agreements] != ["2023-08-16"]


def test_a_house_is_known_by_how_its_name_is_cut_in_the_address_of_its_page():
    text = (
        "# source: https://news.alv.ac.hr/visit-from-brenta\n\nFriends at the door\n\n"
        "Three visitors came on Monday from Brenta University. Brenta University was founded in 1920.\n\n"
        "“We have been lucky,” said the Principal, Prof. Ana Kolar. The University of Alvor will send ten students.\n"
    )

    reading = read(text, HOUSES)

    names = {o.key: o.name for o in reading.organisations}
    assert [names[p.organisation] for p in reading.people] == ["University of Alvor"]


def test_that_day_is_the_day_named_before():
    text = (
        "Old papers\n\nNewsletter of the University of Alvor, August 2023\n\n"
        "The University of Alvor and Brenta University are to sign a new memorandum of "
        "understanding. Here is the report of 15 January 2018, also a Monday. On that day the "
        "first memorandum between the two universities was signed in Brenta by Rector Ana Kolar and Rector Ivo Babić.\n"
    )

    reading = read(text, HOUSES)

    assert [(a.status, a.date) for a in reading.agreements] == [("planned", ""), ("signed", "2018-01-15")]
    assert reading.published is not None
    assert reading.published.value == "2023-08"


def test_a_day_without_a_year_is_no_day_of_publication():
    reading = read("A visit\n\nMonday, 14 August\n\nBrenta University came to the University of Alvor.\n", HOUSES)

    assert reading.published is None
