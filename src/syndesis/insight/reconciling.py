"""What is on record beside a number that we published of our programmes: whether the one bears out the other."""

from collections.abc import Collection

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from syndesis.activities import policies as activities
from syndesis.activities.choices import ActivityKind, ActivityStatus
from syndesis.activities.kinds import PROGRAMMES
from syndesis.activities.models import Activity
from syndesis.core.models import User
from syndesis.insight.models import PublishedFigure
from syndesis.lib.partial_dates import PartialDate
from syndesis.lib.text import normal
from syndesis.objects import Line

COUNTED: tuple[tuple[tuple[str, ...], Collection[ActivityKind]], ...] = (
    (("double degree", "dual degree"), (ActivityKind.DOUBLE_DEGREE,)),
    (("joint doctor", "joint phd"), (ActivityKind.JOINT_DOCTORATE,)),
    (("joint master",), (ActivityKind.JOINT_MASTER,)),
    (("advanced training",), (ActivityKind.TRAINING,)),
    (("summer school",), (ActivityKind.SUMMER_SCHOOL,)),
    (("joint laborator",), (ActivityKind.LABORATORY,)),
    (("international program", "joint program"), PROGRAMMES),
)
"""What the words of a figure count, the narrower before the wider."""
NOT_COUNTED = ("participant", "student", "graduate")
"""Of people, not of undertakings."""


def on_record(figure: PublishedFigure, reader: User) -> list[Line]:
    """How many are on record for its day, or today where it names none, beside what was published."""
    if (kinds := _counted(figure)) is None:
        return []
    number = _running(kinds, figure.as_of, reader).count()
    told = ngettext("%(number)s on record", "%(number)s on record", number) % {"number": number}
    listed = urlencode([("kind", kind.value) for kind in kinds])
    return [
        Line(
            title=told,
            url=f"{reverse('web:activities')}?{listed}",
            detail=_("running on that day") if figure.as_of else _("running today"),
            end=_beside(number - int(figure.value)),
            icon="layers",
        )
    ]


def _counted(figure: PublishedFigure) -> Collection[ActivityKind] | None:
    words = normal(figure.indicator)
    of_another = figure.organisation is not None and not figure.organisation.is_home
    if of_another or any(word in words for word in NOT_COUNTED):
        return None
    return next((kinds for told, kinds in COUNTED if any(each in words for each in told)), None)


def _running(kinds: Collection[ActivityKind], day: PartialDate | None, reader: User) -> QuerySet[Activity]:
    seen = Activity.objects.filter(activities.activities.scope(reader, "view"), kind__in=kinds, archived_at=None)
    if day is None:
        return seen.filter(status=ActivityStatus.RUNNING)
    held = seen.exclude(status__in=[ActivityStatus.PLANNED, ActivityStatus.DROPPED])
    begun = Q(starts_on_first__lte=day.last) | Q(starts_on_first=None, status_on_first__lte=day.last)
    return held.filter(begun).filter(Q(ends_on_last=None) | Q(ends_on_last__gte=day.first))


def _beside(difference: int) -> str:
    if difference == 0:
        return _("as published")
    words = _("%(number)s more than published") if difference > 0 else _("%(number)s fewer than published")
    return words % {"number": abs(difference)}
