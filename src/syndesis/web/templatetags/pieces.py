"""Pieces that a page has dozens of, or that are the same on page after page: drawn once and kept, since an include for
each would take most of a page's time."""

from functools import lru_cache
from typing import Any

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language

register = template.Library()
Frozen = tuple[Any, ...]


@register.simple_tag
@lru_cache(maxsize=512)
def icon(name: str, size: str = "") -> SafeString:
    """`{% icon "clock" "small" %}`: as `ui/icon.html`."""
    return render_to_string("ui/icon.html", {"name": name, "size": size})


@register.simple_tag
def kept(piece: str, /, **shown: Any) -> SafeString:
    """`{% kept "ui/menu.html" menu=menu %}`: as the include of it with these values alone, which are texts, numbers and
    lists of dicts of such; for what is the same on many pages."""
    return _drawn(piece, get_language(), tuple((name, _frozen(value)) for name, value in shown.items()))


@lru_cache(maxsize=128)
def _drawn(piece: str, _language: str | None, shown: Frozen) -> SafeString:
    return render_to_string(piece, {name: _thawed(value) for name, value in shown})


def _frozen(value: Any) -> Any:
    if isinstance(value, list):
        return tuple([tuple(each.items()) if isinstance(each, dict) else each for each in value])
    return value


def _thawed(value: Any) -> Any:
    if isinstance(value, tuple):
        return [dict(each) if isinstance(each, tuple) else each for each in value]
    return value
