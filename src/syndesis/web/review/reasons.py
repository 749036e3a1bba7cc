"""The reading's reasons, in the reviewer's language."""

from typing import Any

from django.utils.translation import gettext_lazy as _

WORDS: dict[str, Any] = {}


def worded(reason: dict[str, str]) -> str:
    """The words for a reason of the reading ({"code", "detail"})."""
    words = WORDS.get(reason["code"])
    return str(words) % {"detail": reason.get("detail", "")} if words else ""


__all__ = ["WORDS", "_", "worded"]
