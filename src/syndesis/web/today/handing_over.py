"""What passes from a user to the next, or to them from another."""

from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from syndesis.core.models import User
from syndesis.web.views.handovers import handover_line, with_items_left

SHOWN = 5


def handovers_going_on(user: User) -> dict[str, Any]:
    """Those in which the user takes part, whose day comes first on top."""
    mine = Q(successor=user) | Q(responsibility__user=user) | Q(responsibility__backup=user)
    rows = with_items_left().filter(mine, closed_at=None).order_by("on", "pk")
    shown = list(rows)
    return {
        "title": _("Handovers"),
        "count": len(shown),
        "url": reverse("web:handovers"),
        "lines": [handover_line(row) for row in shown[:SHOWN]],
    }
