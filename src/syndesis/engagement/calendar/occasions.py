"""Engagements and sessions as entries: a series shows by its sessions, where it has any."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, prefetch_related_objects

from syndesis.core.labels import label_of
from syndesis.core.models import User
from syndesis.core.policies import reached
from syndesis.directory.wording import READ_OF_OTHERS
from syndesis.engagement import policies
from syndesis.engagement.calendar.entries import Entry, Kind, Within
from syndesis.engagement.calendar.reaching import days_of, facts_of, organisations_of, revised
from syndesis.engagement.choices import Direction, EngagementKind, Format
from syndesis.engagement.models import Engagement, Participant
from syndesis.engagement.wording import engagement_title

READ = (
    "title", "kind", "format", "direction", "city", "link", "series", "held_on", "held_until", "no_later_than",
    "begins_at", "ends_at", "timezone", "is_cancelled",
)  # fmt: skip


def occasions(within: Within) -> Iterator[Entry]:
    seen = Engagement.objects.filter(policies.engagements.scope(within.reader, "view"), archived_at=None)
    sessions = Engagement.objects.filter(series=OuterRef("pk"), archived_at=None)
    rows = seen.filter(
        days_of(within, "held_on", "held_until"),
        Q(series=None) | Q(series__in=seen.values("pk")),
        ~Exists(sessions),
        no_later_than=False,
    )
    rows = revised(rows.filter(_concerning(within)), within)
    found = list(
        rows.select_related("series")
        .only(*READ, "series__title", "series__kind")
        .order_by("held_on_first", F("begins_at").asc(nulls_first=True), "pk")[: within.most]
    )
    _read_names([row.series or row for row in found if not row.title and not (row.series and row.series.title)])
    for row in found:
        yield entry_of(row)


def _read_names(nameless: list[Engagement]) -> None:
    """What `engagement_title` needs of those without a title, by hand: a prefetch makes a queryset of each row, which
    takes thousands of them three times as long."""
    keys = {row.pk for row in nameless}
    took_part = Participant.objects.filter(engagement__in=keys, person=None).exclude(organisation=None)
    columns = ("engagement_id", "person_id", *(f"organisation__{name}" for name in READ_OF_OTHERS))
    of_each: dict[int, list[Participant]] = defaultdict(list)
    for participant in took_part.select_related("organisation").only(*columns) if keys else ():
        of_each[participant.engagement_id].append(participant)
    for row in nameless:
        row._prefetched_objects_cache = {"participants": of_each[row.pk]}  # type: ignore[attr-defined]
    prefetch_related_objects([row for row in nameless if row.kind == EngagementKind.SERIES], "sessions")


def occasion(reader: User, key: int) -> Entry | None:
    """One engagement, where the reader sees it and it has a date."""
    seen = Engagement.objects.filter(policies.engagements.scope(reader, "view"), archived_at=None)
    rows = seen.filter(Q(series=None) | Q(series__in=seen.values("pk")), pk=key).exclude(held_on="")
    everything = Within(reader=reader, first=date.min, with_revisions=True)
    row = revised(rows, everything).select_related("series").first()
    if row is None:
        return None
    _read_names([row.series or row])
    return entry_of(row)


def entry_of(row: Engagement) -> Entry:
    """An engagement with a date. Where it has no title, needs what `engagement_title` needs."""
    day, until = row.held_on, row.held_until or row.held_on
    is_exact = bool(day.day and until.day)
    told = label_of(Direction, row.direction), label_of(Format, row.format)
    return Entry(
        kind=Kind.OCCASION,
        key=f"engagement-{row.pk}",
        title=row.title or engagement_title(row.series or row),
        url=row.get_absolute_url(),
        first=day.first,
        last=max(until.last, day.first) if is_exact else day.last,
        is_exact=is_exact,
        begins_at=row.begins_at if is_exact else None,
        ends_at=row.ends_at if is_exact else None,
        timezone=row.timezone,
        place=row.city or row.link,
        detail=" · ".join(filter(None, (row.city, *told))),
        is_cancelled=row.is_cancelled,
        **facts_of(row),
    )


def _concerning(within: Within) -> Q:
    """The occasions that are asked for, and the sessions of these."""
    condition, organisations = Q(), organisations_of(within)
    if within.mine:
        condition &= _with_sessions(reached(within.reader, Engagement))
    if organisations is not None:
        condition &= _with_sessions(taking_part(organisations.values("pk")))
    return condition


def taking_part(organisations: Any) -> Q:
    """Engagements in which one of these organisations took part."""
    return Q(pk__in=Participant.objects.filter(organisation__in=organisations).order_by().values("engagement"))


def _with_sessions(condition: Q) -> Q:
    return condition | Q(series__in=Engagement.objects.filter(condition).order_by().values("pk"))
