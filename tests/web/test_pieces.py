"""Pieces that templates draw by a tag look as the includes that they stand for."""

from django.template import Context, Template


def drawn(text: str) -> str:
    return Template(text).render(Context())


def test_an_icon_is_the_same_by_tag_and_by_include():
    include = '{% include "ui/icon.html" with name="clock" size="small" only %}'
    assert drawn('{% load pieces %}{% icon "clock" "small" %}') == drawn(include)
    assert '#clock"' in drawn(include)


def test_of_many_lines_those_after_the_fiftieth_are_folded():
    def listed(number):
        lines = [{"title": f"line {each}."} for each in range(1, number + 1)]
        return Template('{% include "ui/lines.html" %}').render(Context({"lines": lines}))

    assert "<details" not in listed(60)
    shown, _fold, folded = listed(61).partition("<details")
    assert (shown.count("<li>"), folded.count("<li>")) == (50, 11)
    assert "line 51." in folded
    assert "11 more" in folded


def test_numbers_are_grouped_as_the_language_does_and_words_stay_as_they_are():
    text = "{% load wording %}{{ number|grouped }} {{ words|grouped }}"
    made = Template(text).render(Context({"number": 14856, "words": "11 months"}))
    assert made == "14,856 11 months"
