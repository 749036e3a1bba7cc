"""Engagements and promises that a reader may see, as the lines of panels."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from syndesis.core.models import User
from syndesis.directory.models import Organisation
from syndesis.directory.reach import below
from syndesis.engagement import policies
from syndesis.engagement.models import Engagement, Initiative, Participant
from syndesis.engagement.wording import engagement_title, held
from syndesis.objects import Line


def seen_engagements(reader: User) -> QuerySet[Engagement]:
    rows = Engagement.objects.filter(policies.engagements.scope(reader, "view"), archived_at=None)
    return rows.prefetch_related("participants__organisation", "sessions")


def seen_promises(reader: User) -> QuerySet[Initiative]:
    return Initiative.objects.filter(policies.initiatives.scope(reader, "view"), archived_at=None)


def meeting_lines(
    rows: Iterable[Engagement], details: dict[int, str] | None = None, besides: Organisation | None = None
) -> list[Line]:
    return [
        Line(
            engagement_title(row, besides=besides),
            row.get_absolute_url(),
            detail=(details or {}).get(row.pk, row.city),
            end=held(row),
            icon="calendar",
            subject=row,
        )
        for row in rows
    ]


def promise_lines(rows: Iterable[Initiative]) -> list[Line]:
    return [
        Line(row.title, row.get_absolute_url(), end=str(row.get_stage_display()), icon="handshake", subject=row)
        for row in rows
    ]


def title_of(engagement: Engagement | None) -> str:
    return engagement_title(engagement) if engagement is not None else ""


def taking_part(**who: object) -> Exists:
    return Exists(Participant.objects.filter(engagement=OuterRef("pk"), **who))


def whole(organisation: Organisation) -> QuerySet[Organisation, Any]:
    return Organisation.objects.filter(below([organisation.path])).values("pk")
