"""What is kept of one kind in a vocabulary, to narrow the activities by it and to count them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Model, Q, QuerySet, TextChoices
from django.utils.translation import gettext as _

from syndesis.activities.choices import Award, CentreType, Level, Pipeline, ProjectType, StartupStage
from syndesis.activities.groups import ActivityGroup
from syndesis.activities.models import Activity, CentreDetails, ProgrammeDetails, ProjectDetails, StartupDetails


@dataclass(frozen=True)
class Detail:
    """A field of the details of one group of kinds."""

    model: type[Model]
    field: str
    vocabulary: type[TextChoices]
    group: ActivityGroup


DETAILS: Mapping[str, Detail] = {
    "pipeline": Detail(ProgrammeDetails, "pipeline", Pipeline, ActivityGroup.PROGRAMMES),
    "level": Detail(ProgrammeDetails, "level", Level, ActivityGroup.PROGRAMMES),
    "award": Detail(ProgrammeDetails, "award", Award, ActivityGroup.PROGRAMMES),
    "project_type": Detail(ProjectDetails, "type", ProjectType, ActivityGroup.PROJECTS),
    "centre_type": Detail(CentreDetails, "type", CentreType, ActivityGroup.CENTRES),
    "startup_stage": Detail(StartupDetails, "stage", StartupStage, ActivityGroup.INNOVATION),
}
"""By the names under which the list has them as columns and its address as parameters."""


def with_detail(name: str) -> Callable[[str], Q]:
    """The condition for a value of that field. Raises ValueError where it is none."""
    detail = DETAILS[name]

    def condition(text: str) -> Q:
        if text not in detail.vocabulary.values:
            raise ValueError(_("There is no such value: %(value)s.") % {"value": text[:80]})
        rows: QuerySet[Any] = detail.model._default_manager.filter(**{detail.field: text})
        return Q(pk__in=rows.order_by().values("activity"))

    return condition


def numbers_of(name: str, activities: QuerySet[Activity]) -> dict[str, int]:
    """How many of the activities have each value, in the order of the vocabulary."""
    detail = DETAILS[name]
    rows: QuerySet[Any] = detail.model._default_manager.filter(activity__in=activities.order_by().values("pk"))
    counted = dict(rows.order_by().values_list(detail.field).annotate(number=Count("pk")))
    return {value: counted[value] for value in detail.vocabulary.values if counted.get(value)}
