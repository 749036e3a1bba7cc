"""The language of a text, among those with a lexicon."""

import pytest

from syndesis.intake.reading.language import language_of


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The delegation visited the university and signed an agreement.", "en"),
        ("La delegación visitó la universidad y firmó un convenio de colaboración.", "es"),
        ("Делегация посетила университет и подписала соглашение.", "ru"),
        ("Die Delegation besuchte die Universität und unterzeichnete ein Abkommen.", "de"),
        ("代表团访问了大学并签署了协议。", "zh"),
        ("", "en"),
        ("?", "en"),
        ("大", "zh"),
    ],
)
def test_the_language_is_told(text: str, language: str):
    assert language_of(text) == language
