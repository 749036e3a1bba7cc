"""The tree of organisations as a list: what each is part of, where it stands to us, and what lies below a node."""

from typing import Any

from django.db.models import Case, CharField, Exists, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce, StrIndex
from django.db.models.lookups import Exact
from django.utils.translation import gettext_lazy as _

from syndesis.directory.choices import Placement, Standing
from syndesis.directory.models import Organisation, Partnership
from syndesis.directory.reach import below
from syndesis.directory.wording import is_open


def organisations() -> QuerySet[Organisation]:
    """All organisations, each with its `placement`, and with its `standing`: whether it is or was our partner. What was
    merged into another is found under that one."""
    partnership = Exists(Partnership.objects.filter(organisation=OuterRef("pk")))
    return Organisation.objects.filter(merged_into=None).annotate(
        placement=placement(),
        standing=Case(
            When(partnership, then=Value(Standing.PARTNER)),
            default=Value(Standing.OTHER),
            output_field=CharField(_("partnership"), choices=Standing),
        ),
    )


def placement() -> Case:
    """Where an organisation stands, seen from our own institution: part of it, in its country, or abroad; blank where
    either country is not known."""
    ours = Organisation.objects.filter(is_home=True)
    path, country = (Subquery(ours.values(name)[:1]) for name in ("path", "country"))
    return Case(
        When(Exact(StrIndex("path", path), 1), then=Value(Placement.OWN)),
        When(country="", then=Value("")),
        When(Exact(Coalesce(country, Value("")), Value("")), then=Value("")),
        When(country=country, then=Value(Placement.DOMESTIC)),
        default=Value(Placement.FOREIGN),
        output_field=CharField(_("own, domestic or foreign"), choices=Placement),
    )


def under_any(chosen: list[Any]) -> Q:
    """The organisations below any of these, and these themselves."""
    return below(organisation.path for organisation in chosen)


def parent_of(organisation: Organisation) -> str:
    """What an organisation is part of; blank where that is for few eyes only."""
    above = organisation.parent
    return above.name if above is not None and is_open(above) else ""
