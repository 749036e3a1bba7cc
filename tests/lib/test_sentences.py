"""Sentences and clauses as places in a text."""

from syndesis.lib.sentences import clauses, containing, sentences


def read(text: str, *abbreviations: str, ordinal_dots: bool = False) -> list[str]:
    return [text[s:e] for s, e in sentences(text, abbreviations, ordinal_dots=ordinal_dots)]


def test_a_full_stop_ends_a_sentence():
    assert read("We met. They left! Why?") == ["We met.", "They left!", "Why?"]


def test_abbreviations_and_initials_end_nothing():
    assert read("Dr. V.D. Orlov came to St. Ives. He stayed.", "dr", "st") == [
        "Dr. V.D. Orlov came to St. Ives.",
        "He stayed.",
    ]


def test_a_closing_quotation_mark_belongs_to_its_sentence():
    assert read("“We agree.” So they said.") == ["“We agree.”", "So they said."]


def test_a_line_that_goes_on_in_lower_case_is_one_sentence():
    assert read("The rector\n\nstressed this.") == ["The rector\n\nstressed this."]


def test_a_heading_without_a_full_stop_is_a_sentence_of_its_own():
    assert read("News of the week\n\nThe rector spoke.") == ["News of the week", "The rector spoke."]


def test_german_ordinals_end_nothing_where_the_language_has_them():
    text = "Am 12. März begann es. Danach kam er."

    assert read(text, ordinal_dots=True) == ["Am 12. März begann es.", "Danach kam er."]


def test_chinese_marks_end_sentences_without_a_space():
    assert read("校长出席。双方签约！") == ["校长出席。", "双方签约！"]


def test_a_decimal_number_is_not_cut():
    assert read("It rose by 2.5 per cent.") == ["It rose by 2.5 per cent."]


def test_text_without_any_mark_is_cut_into_pieces_of_bounded_length():
    pieces = sentences("word " * 5000)

    assert max(end - start for start, end in pieces) <= 2000
    assert pieces[-1][1] == 24999


def test_nothing_is_found_in_marks_alone():
    assert read("... !!! \n\n ---") == []


def test_clauses_are_parted_by_joining_words_and_semicolons():
    text = "The parties met, and the rector spoke; a school was planned"

    assert [text[s:e] for s, e in clauses(text, 0, len(text))] == [
        "The parties met",
        "and the rector spoke",
        "a school was planned",
    ]


def test_the_sentence_of_an_offset_is_found():
    assert [containing([(0, 5), (7, 9)], offset) for offset in (3, 8, 6)] == [0, 1, 0]
