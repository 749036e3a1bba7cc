"""What is owed under agreements and is due: by whom it is looked after, else by those who answer for the agreement."""

from datetime import date, timedelta
from typing import Any
from urllib.parse import urlencode

from django.db.models import Q
from django.urls import reverse
from django.utils.formats import date_format

from syndesis.agreements.objects import ObligationType
from syndesis.agreements.objects.obligations import under
from syndesis.agreements.queries.obligations import due_by
from syndesis.core.models import User
from syndesis.core.policies import reached

SHOWN = 8
AHEAD = timedelta(days=30)


def obligations_due(user: User, today: date) -> dict[str, Any]:
    """Those of the user that are overdue or due within a month."""
    mine = Q(owner=user) | Q(owner=None) & reached(user, ObligationType.model)
    rows = ObligationType.rows(user).filter(mine, due_by(today + AHEAD)).order_by("due_on", "pk")
    rows = rows.prefetch_related(*ObligationType.prefetch)
    address = urlencode({"owner": user.pk, "due": AHEAD.days})
    return {
        "title": ObligationType.plural,
        "count": rows.count(),
        "url": f"{reverse('web:obligations')}?{address}",
        "lines": [
            {
                "title": row.text,
                "url": row.get_absolute_url(),
                "icon": ObligationType.icon,
                "detail": under(row),
                "end": date_format(row.due_on, "DATE_FORMAT"),
                "tone": "bad" if row.due_on < today else "",
            }
            for row in rows[:SHOWN]
        ],
    }
