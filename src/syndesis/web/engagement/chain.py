"""The chain in which an engagement stands: what it is part of, what it follows, what came of it, whom we met before."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from syndesis.activities.models import Activity
from syndesis.activities.policies import activities
from syndesis.activities.wording import period
from syndesis.core.models import User
from syndesis.directory.models import Organisation
from syndesis.directory.reach import below
from syndesis.engagement.models import Engagement, Participant
from syndesis.engagement.panels.seen import seen_engagements
from syndesis.engagement.wording import engagement_title, held

Line = dict[str, Any]
EACH = 12
"""Shown of each sort."""


def chain_of(engagement: Engagement, reader: User, partners: Sequence[str]) -> list[Line]:
    """As `ui/lines.html` takes them, each told what it is to this one. One query for all that refers to it or that it
    refers to, one for the meeting before and one for the next with the same partners (paths of the tree)."""
    rows = list(seen_engagements(reader).filter(_linked(engagement)).order_by("held_on_first", "pk")[: 5 * EACH])
    sorts: list[tuple[Any, str, Iterable[Engagement]]] = [
        (_("session of"), "arrow-up", [row for row in rows if row.pk == engagement.series_id]),
        (_("part of"), "arrow-up", [row for row in rows if row.pk == engagement.part_of_id]),
        (_("goes on from"), "history", [row for row in rows if row.pk == engagement.follows_id]),
        (_("session"), "calendar", [row for row in rows if row.series_id == engagement.pk]),
        (_("part"), "boxes", [row for row in rows if row.part_of_id == engagement.pk]),
        (_("followed by"), "chevron-right", [row for row in rows if row.follows_id == engagement.pk]),
    ]
    told = {row.pk for _name, _icon, some in sorts for row in some}
    around = [row for row in _around(engagement, reader, partners) if row[1].pk not in told]
    return [
        *_within(engagement, reader),
        *(_line(row, name, icon) for name, icon, some in sorts for row in list(some)[:EACH]),
        *(_line(row, name, "calendar") for name, row in around),
    ]


def _within(engagement: Engagement, reader: User) -> list[Line]:
    """The activity that it belongs to."""
    if engagement.activity_id is None:
        return []
    rows = Activity.objects.filter(activities.scope(reader, "view"), pk=engagement.activity_id)
    return [
        {
            "title": row.title,
            "url": row.get_absolute_url(),
            "detail": f"{_('within')} · {row.get_kind_display()}",
            "end": period(row),
            "icon": "layers",
        }
        for row in rows
    ]


def _linked(engagement: Engagement) -> Q:
    above = [engagement.series_id, engagement.part_of_id, engagement.follows_id]
    keys = [key for key in above if key is not None]
    return Q(pk__in=keys) | Q(series=engagement) | Q(part_of=engagement) | Q(follows=engagement)


def _around(engagement: Engagement, reader: User, partners: Sequence[str]) -> list[tuple[str, Engagement]]:
    day = engagement.held_on
    if day is None or not partners:
        return []
    there = Participant.objects.filter(organisation__in=Organisation.objects.filter(below(partners)).values("pk"))
    others: QuerySet[Engagement] = seen_engagements(reader).filter(
        pk__in=there.values("engagement"), series=None, is_cancelled=False
    )
    others = others.exclude(pk=engagement.pk)
    before = others.filter(held_on_last__lt=day.first).order_by("-held_on_last", "-pk").first()
    after = others.filter(held_on_first__gt=day.last).order_by("held_on_first", "pk").first()
    found = [(_("the meeting before, with the same partner"), before), (_("the next, with the same partner"), after)]
    return [(name, row) for name, row in found if row is not None]


def _line(row: Engagement, name: Any, icon: str) -> Line:
    return {
        "title": engagement_title(row),
        "url": row.get_absolute_url(),
        "detail": str(name),
        "end": held(row),
        "icon": icon,
    }
