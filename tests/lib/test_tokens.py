"""Words of a text, folded, with their places."""

import pytest

from syndesis.lib.tokens import Tokens, fold_phrase, fold_word, russian_stem


@pytest.mark.parametrize(
    ("word", "folded"),
    [("POLITÉCNICA", "politecnica"), ("Straße", "strasse"), ("Ёлкин", "елкин"), ("清", "清"), ("e\u0301tat", "etat")],
)
def test_a_word_loses_case_and_accents(word: str, folded: str):
    assert fold_word(word) == folded


def test_a_phrase_is_its_words_with_single_spaces():
    assert fold_phrase("  St. Olav's — «Høgskole» (SOH) ") == "st olav s høgskole soh"


def test_every_chinese_character_is_a_word():
    assert Tokens("访问MIT大学").words == ["访", "问", "MIT", "大", "学"]


def test_tokens_point_into_the_text_that_they_come_from():
    text = "Ångström, e\u0301tat & Řež-2"
    tokens = Tokens(text)

    assert [text[s:e] for s, e in zip(tokens.starts, tokens.ends, strict=True)] == tokens.words


def test_the_tokens_of_a_stretch_are_those_that_start_in_it():
    assert list(Tokens("one two three four").within(4, 13)) == [1, 2]


@pytest.mark.parametrize("form", ["политехнический", "политехнического", "политехническому", "политехническим"])
def test_the_cases_of_a_russian_adjective_have_one_stem(form: str):
    assert russian_stem(fold_word(form)) == "политехническ"


def test_words_of_other_scripts_and_short_words_have_no_russian_stem():
    assert [russian_stem(word) for word in ("madrida", "мэр", "清")] == ["madrida", "мэр", "清"]
