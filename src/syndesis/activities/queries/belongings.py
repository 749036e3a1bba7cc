"""Which facilities are meant: those of a field, those that partners may use."""

from collections.abc import Collection, Iterable
from typing import Any

from django.db.models import Case, CharField, Q, QuerySet, TextChoices, Value, When
from django.utils.translation import gettext_lazy as _

from syndesis.activities.models import Facility, FacilityAccess, Licence, PropertyShare
from syndesis.directory.models import Field, Organisation
from syndesis.directory.queries.fields import narrower
from syndesis.directory.reach import below


class Openness(TextChoices):
    OFFERED = "offered", _("Open to partners")
    OWN = "own", _("For ourselves")


def facilities() -> QuerySet[Facility]:
    """All of them, each with whether partners may use it."""
    openness = Case(
        When(is_offered=True, then=Value(Openness.OFFERED.value)),
        default=Value(Openness.OWN.value),
        output_field=CharField(_("for whom"), choices=Openness.choices),
    )
    return Facility.objects.annotate(openness=openness)


def kept_by(organisations: Iterable[Organisation]) -> Q:
    """Facilities of one of these or a unit below it."""
    return Q(owner_unit__in=_whole(organisations))


def used_by(organisations: Iterable[Organisation]) -> Q:
    """Facilities that one of these or a part of it may use, or did."""
    accesses = FacilityAccess.objects.filter(organisation__in=_whole(organisations))
    return Q(pk__in=accesses.order_by().values("facility"))


def concerning(organisations: Iterable[Organisation]) -> Q:
    """Intellectual property that one of these or a part of it owns, licensed or is in charge of."""
    whole = _whole(list(organisations))
    shares = PropertyShare.objects.filter(organisation__in=whole).order_by().values("property")
    taken = Licence.objects.filter(organisation__in=whole).order_by().values("property")
    return Q(pk__in=shares) | Q(pk__in=taken) | Q(owner_unit__in=whole)


def _whole(organisations: Iterable[Organisation]) -> QuerySet[Any]:
    return Organisation.objects.filter(below([each.path for each in organisations])).values("pk")


def facilities_in(fields: Collection[Field]) -> Q:
    """Of one of these fields or a narrower one."""
    return Q(field__in=narrower(fields).values("pk"))
