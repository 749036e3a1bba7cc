"""What a document says about itself."""

import pytest

from syndesis.intake.reading import Gazetteer, Reading, read

NOBODY = Gazetteer()


def told(reading: Reading) -> tuple[str, str, str, str]:
    facts = (reading.title, reading.published, reading.issuer, reading.author)
    title, published, issuer, author = (fact.value if fact else "" for fact in facts)
    return title, published, issuer, author


def test_title_day_office_and_author_are_read():
    text = (
        "## Two schools agree\n\nThey met.\n\nPrepared by the Office of Guests. Text: Ada Brook\n\n"
        "Дата публикации: 2019.12.09\n"
    )

    assert told(read(text, NOBODY)) == ("Two schools agree", "2019-12-09", "Office of Guests", "Ada Brook")


def test_a_line_of_weekday_day_and_hour_is_the_day_of_publication():
    text = "A new start\n\nFriday, 20 April 2018, 2:17 pm\nPress Release: Nelson University\n\nThey met."

    assert told(read(text, NOBODY)) == ("A new start", "2018-04-20", "Nelson University", "")


def test_a_file_header_gives_the_day():
    assert told(read("# date: 2020-02-03\n\nA title\n\nWords follow here.", NOBODY))[:2] == ("A title", "2020-02-03")


def test_a_sentence_with_a_date_is_no_metadata():
    assert told(read("A title\n\nThey met on 3 May 2020 in the hall.", NOBODY))[1] == ""


def test_every_fact_has_its_place_in_the_text():
    text = "A title\n\nFecha: 12 de marzo de 2021\n\nSe reunieron ayer."
    reading = read(text, NOBODY)

    assert reading.published is not None
    assert reading.published.span.of(text) == "12 de marzo de 2021"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Publisher: 张 Release time:2023-10-28 visits:10", "2023-10-28"),
        ("09:27 - 23/05/2017    /    Number : 12971", "2017-05-23"),
        ("Uppsala, Apr. 29, 2011: The university met its guests from abroad.", "2011-04-29"),
        ("Home / News / Events", ""),
    ],
)
def test_the_day_of_publication_is_found_among_other_words(world: Gazetteer, line: str, expected: str):
    found = read(f"Guests from abroad\n\n{line}\n\nThe rector of Uppsala University met them.", world).published

    assert (found.value if found else "") == expected


@pytest.mark.parametrize(
    ("top", "published"),
    [
        ("# date: 2015", "2015"),
        ("# date: 2024-04", "2024-04"),
        ("# date: 2024-04-03T10:22:00Z", "2024-04-03"),
        ("# date: unknown", ""),
    ],
)
def test_a_file_header_may_tell_no_more_than_a_month_or_a_year(top: str, published: str):
    assert told(read(f"{top}\n\nTwo schools agree\n\nThey met on 4 July 2022.", NOBODY))[1] == published


@pytest.mark.parametrize(
    "line",
    [
        "May 3rd, 2019", "03-May-2019", "News | 3 May 2019 | 3 min read", "Embargoed until 3 May 2019",
        "Posted on May 3, 2019 by Admin", "Published on Friday 3 May 2019 / No. 99",
        "Published: 3 May 2019 | Updated: 7 May 2019",
        "Jane Stone | Office of Global Affairs | May 3, 2019",
        "3 May 2019 – The university has opened a centre in Spain.",
        "Manila, Philippines – 3 May 2019 – The university has opened a centre.",
        "3rd May, 2019, Nairobi: The centre is open.",
        "KAMPALA, Uganda (May 3, 2019) — The university has opened a centre in Spain.",
    ],
)  # fmt: skip
def test_the_day_of_publication_is_told_in_many_manners(line: str):
    text = f"Two schools agree to work together\n\n{line}\n\nThey signed.\n\nBoth sides spoke.\n\nLatest\n\n4 June 2022"

    assert told(read(text, NOBODY))[:2] == ("Two schools agree to work together", "2019-05-03")


@pytest.mark.parametrize(
    "line", ["The university opened a centre on 3 May 2019 in Spain.", "Date palms of 2019 grow there."]
)
def test_a_day_told_in_a_sentence_is_not_that_of_publication(line: str):
    assert told(read(f"Two schools agree to work together\n\n{line}\n\nThey signed.", NOBODY))[1] == ""
