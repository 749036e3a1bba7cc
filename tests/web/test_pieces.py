"""Pieces that templates draw by a tag look as the includes that they stand for."""

from django.template import Context, Template


def drawn(text: str) -> str:
    return Template(text).render(Context())


def test_an_icon_is_the_same_by_tag_and_by_include():
    include = '{% include "ui/icon.html" with name="clock" size="small" only %}'
    assert drawn('{% load pieces %}{% icon "clock" "small" %}') == drawn(include)
    assert '#clock"' in drawn(include)
