"""Which facilities are meant: those of a field, those that partners may use."""

from collections.abc import Collection

from django.db.models import Case, CharField, Q, QuerySet, TextChoices, Value, When
from django.utils.translation import gettext_lazy as _

from syndesis.activities.models import Facility
from syndesis.directory.models import Field
from syndesis.directory.queries.fields import narrower


class Openness(TextChoices):
    OFFERED = "offered", _("Open to partners")
    OWN = "own", _("For ourselves")


def facilities() -> QuerySet[Facility]:
    """All of them, each with whether partners may use it."""
    openness = Case(
        When(is_offered=True, then=Value(Openness.OFFERED.value)),
        default=Value(Openness.OWN.value),
        output_field=CharField(_("open to partners"), choices=Openness.choices),
    )
    return Facility.objects.annotate(openness=openness)


def facilities_in(fields: Collection[Field]) -> Q:
    """Of one of these fields or a narrower one."""
    return Q(field__in=narrower(fields).values("pk"))
