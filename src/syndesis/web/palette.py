"""The commands of the palette: every place to go and everything to make, for the user who asks."""

from collections.abc import Iterator
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from syndesis.core.models import User
from syndesis.engagement import policies
from syndesis.objects import registered


def commands(user: User, menu: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """In the shape of `ui/palette.html`. What the page itself offers is added by the script."""
    go, make = _("Go to"), _("New")
    for entry in menu:
        yield {"label": entry["label"], "url": entry["url"], "icon": entry["icon"], "group": go}
    yield {"label": _("Search"), "url": reverse("web:search"), "icon": "search", "group": go}
    for kind in registered():
        if kind.form and kind.policy.may_add(user):
            label = _("New: %(type)s") % {"type": kind.called()}
            yield {"label": label, "url": reverse(f"web:{kind.one}_new"), "icon": "plus", "group": make}
    if policies.engagements.may_add(user):
        yield {"label": _("Log a meeting"), "url": reverse("web:quick"), "icon": "calendar", "group": make}
        yield {
            "label": _("From a calendar entry"),
            "url": reverse("web:quick_entry"),
            "icon": "calendar",
            "group": make,
        }
    yield {"label": _("Hand in a document"), "url": reverse("web:intake"), "icon": "inbox", "group": make}
