"""Agreements as lines of a panel, as far as the reader sees them."""

from collections.abc import Iterable

from django.db.models import QuerySet

from syndesis.agreements import policies
from syndesis.agreements.models import Agreement
from syndesis.agreements.wording import agreement_title
from syndesis.core import dates
from syndesis.core.models import User
from syndesis.directory.models import Organisation
from syndesis.objects import Line


def seen(reader: User) -> QuerySet[Agreement]:
    rows = Agreement.objects.filter(policies.agreements.scope(reader, "view"), archived_at=None)
    return rows.prefetch_related("parties__organisation")


def lines(rows: Iterable[Agreement], besides: Organisation | None = None) -> list[Line]:
    return [
        Line(
            agreement_title(row, besides=besides),
            row.get_absolute_url(),
            detail=str(row.get_status_display()),
            end=dates.full(row.signed_on),
            icon="scroll-text",
            subject=row,
        )
        for row in rows
    ]
