"""The commands of the palette: every place to go and everything to make, for the user who asks."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from django.urls import get_script_prefix, reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from syndesis.core.models import User
from syndesis.engagement import policies
from syndesis.objects import ObjectType, registered


def commands(user: User, menu: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """In the shape of `ui/palette.html`. What the page itself offers is added by the script."""
    go = _("Go to")
    found = [{"label": entry["label"], "url": entry["url"], "icon": entry["icon"], "group": go} for entry in menu]
    may_be_made = tuple(kind for kind in registered() if kind.form and kind.policy.may_add(user))
    meets = policies.engagements.may_add(user)
    return [*found, *_others(get_language(), get_script_prefix(), may_be_made, meets)]


@lru_cache(maxsize=64)
def _others(
    _language: str | None, _prefix: str, may_be_made: Sequence[type[ObjectType]], meets: bool
) -> tuple[dict[str, Any], ...]:
    """Those that do not stand in the menu: the same for all who may make the same."""
    go, make = _("Go to"), _("New")
    found = [{"label": _("Search"), "url": reverse("web:search"), "icon": "search", "group": go}]
    for kind in may_be_made:
        label = _("New: %(type)s") % {"type": kind.called()}
        found.append({"label": label, "url": reverse(f"web:{kind.one}_new"), "icon": "plus", "group": make})
    if meets:
        found.append({"label": _("Log a meeting"), "url": reverse("web:quick"), "icon": "calendar", "group": make})
        entry = _("From a calendar entry")
        found.append({"label": entry, "url": reverse("web:quick_entry"), "icon": "calendar", "group": make})
    found.append({"label": _("Hand in a document"), "url": reverse("web:intake"), "icon": "inbox", "group": make})
    return tuple(found)
