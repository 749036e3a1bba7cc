"""The normal spelling of words, in every script that the register of organisations holds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from syndesis.lib.text import normal, words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Universidad Politécnica de Madrid", "universidad politecnica de madrid"),
        ("Йошкар-Ола, Королёв", "иошкар ола королев"),
        ("北京清华大学（THU）", "北 京 清 华 大 学 thu"),
        ("東京ガス", "東 京 カ ス"),
        ("서울대학교", "서울대학교"),
        ("Łódź Ærø STRASSE Straße", "lodz aero strasse strasse"),
        ("Farg‘ona Fargʻona", "farg ona fargona"),
        ("Université d'État", "universite d etat"),
        ("Ｆｕｌｌ ﬁ Ⅻ", "full fi xii"),
        ("மலேசிய புத்ரா", "மலேசிய புதரா"),
        ("มหาวิทยาลัย", "มหาวิทยาลัย"),
        ("snake_case  3D\u00a0lab", "snake case 3d lab"),
        ("«—» …", ""),
    ],
)
def test_words_have_one_spelling(text: str, expected: str) -> None:
    assert normal(text) == expected


@given(st.text())
def test_the_normal_spelling_is_its_own_normal_spelling(text: str) -> None:
    assert normal(normal(text)) == normal(text)


@given(st.text())
def test_no_word_holds_a_space_a_quote_or_an_operator(text: str) -> None:
    assert [word for word in words(text) if set(word) & set(" \t\n'\"\\*:&|!()<>-\x00") or not word] == []
