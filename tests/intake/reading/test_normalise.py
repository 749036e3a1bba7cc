"""What is not the text's own words is blanked, and every place stays where it was."""

from syndesis.intake.reading import Gazetteer, normalise
from syndesis.intake.reading.draft import Draft


def cleaned(text: str) -> Draft:
    draft = Draft(text=text, gazetteer=Gazetteer(), learnt={})
    normalise.run(draft)
    return draft


def test_the_clean_text_is_as_long_as_the_text():
    text = (
        "# lang: en\n\n## *Title*\u200b\n\nSee [our partner](#).\n\nAdvertisement - scroll to continue reading\n\nEnd."
    )

    assert len(cleaned(text).clean) == len(text)


def test_the_words_of_a_link_stay_and_its_marks_go():
    assert cleaned("See [our partner](#) now").clean == "See  our partner     now"


def test_header_lines_are_read_and_blanked():
    text = "# date: 2020-02-03\n# lang: en\n\nWords"
    draft = cleaned(text)

    assert {key: span.of(text) for key, span in draft.headers.items()} == {"date": "2020-02-03", "lang": "en"}
    assert draft.clean.strip() == "Words"


def test_advertisements_and_share_links_are_blanked():
    text = "One.\nAdvertisement - scroll to continue reading\nShare this on any network\n>>All the news\nTwo."

    assert cleaned(text).clean.split() == ["One.", "Two."]


def test_everything_after_a_copyright_line_in_the_latter_part_is_blanked():
    text = "A first paragraph that tells of a meeting.\n\n© The Paper\n\nJoin us today."

    assert cleaned(text).clean.strip() == "A first paragraph that tells of a meeting."


def test_a_sentence_that_begins_like_furniture_stays():
    text = "Advertisements for both schools were planned by the two partners together in spring"

    assert cleaned(text).clean == text
