"""Pieces that a page has dozens of, drawn once and kept: an include for each would take most of a page's time."""

from functools import lru_cache

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

register = template.Library()


@register.simple_tag
@lru_cache(maxsize=512)
def icon(name: str, size: str = "") -> SafeString:
    """`{% icon "clock" "small" %}`: as `ui/icon.html`."""
    return render_to_string("ui/icon.html", {"name": name, "size": size})
