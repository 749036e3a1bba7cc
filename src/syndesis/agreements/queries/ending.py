"""How soon it must be decided what comes after agreements: the lanes of those that come to an end."""

from datetime import date, timedelta
from typing import Any

from django.db import models
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from syndesis.agreements.choices import CHANGING, IN_FORCE, AgreementStatus
from syndesis.agreements.queries.reminders import undecided

LATELY = timedelta(days=365)
"""So long after its end a renewed one is shown."""


class Lane(models.TextChoices):
    OVERDUE = "overdue", gettext_lazy("Decision overdue")
    MONTH = "30", gettext_lazy("Within 30 days")
    QUARTER = "90", gettext_lazy("Within 90 days")
    HALF = "180", gettext_lazy("Within 180 days")
    YEAR = "365", gettext_lazy("Within a year")
    REVIEW = "review", gettext_lazy("Under review")
    DECIDED = "decided", gettext_lazy("Decided or renewed")


AHEAD = (Lane.MONTH, Lane.QUARTER, Lane.HALF, Lane.YEAR)


def in_lane(lane: Lane, today: date) -> Q:
    """The agreements of a lane; each stands in one at the most. What only changes another stands in none."""
    waiting = Q(pk__in=undecided().order_by().values("pk"))
    if lane == Lane.REVIEW:
        return Q(status=AgreementStatus.REVIEW) & waiting
    if lane == Lane.DECIDED:
        renewed = Q(status=AgreementStatus.RENEWED, runs_until__gte=today - LATELY)
        ends_soon = Q(status__in=IN_FORCE, decide_by__lte=today + timedelta(days=int(Lane.YEAR)))
        return renewed | (ends_soon & ~waiting & ~Q(base_relation__in=CHANGING))
    waiting &= Q(status=AgreementStatus.ACTIVE)
    if lane == Lane.OVERDUE:
        return waiting & Q(decide_by__lt=today)
    place = AHEAD.index(lane)
    first = timedelta(days=int(AHEAD[place - 1]) + 1) if place else timedelta()
    return waiting & Q(decide_by__range=(today + first, today + timedelta(days=int(lane))))


def lanes_of(rows: QuerySet[Any], today: date) -> dict[Lane, list[int]]:
    """The keys of the agreements of each lane, the first to be decided first: as `in_lane`, by two queries for all."""
    year = today + timedelta(days=int(Lane.YEAR))
    near = Q(status__in=IN_FORCE, decide_by__lte=year) | Q(status=AgreementStatus.REVIEW)
    renewed = Q(status=AgreementStatus.RENEWED, runs_until__gte=today - LATELY)
    found = rows.filter(near | renewed).order_by("decide_by", "pk")
    waiting = set(undecided().filter(near).order_by().values_list("pk", flat=True))
    lanes: dict[Lane, list[int]] = {lane: [] for lane in Lane}
    for key, status, decide_by, relation in found.values_list("pk", "status", "decide_by", "base_relation"):
        if key in waiting:
            lanes[_lane_of(status, decide_by, today)].append(key)
        elif status == AgreementStatus.RENEWED or (decide_by and decide_by <= year and relation not in CHANGING):
            lanes[Lane.DECIDED].append(key)
    return lanes


def _lane_of(status: str, decide_by: date, today: date) -> Lane:
    if status == AgreementStatus.REVIEW:
        return Lane.REVIEW
    days = (decide_by - today).days
    return Lane.OVERDUE if days < 0 else next(lane for lane in AHEAD if days <= int(lane))


def asked_by_lane(text: str) -> Q:
    if text not in Lane.values:
        raise ValueError(_("There is no such lane: %(name)s.") % {"name": text[:80]})
    return in_lane(Lane(text), timezone.localdate())
