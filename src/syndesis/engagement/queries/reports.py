"""Reports on promises: how old the open ones are, and what has become of those made in a year.

Each count is told with what the list is to be asked to show just these records.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Case, CharField, Count, Q, QuerySet, Value, When
from django.db.models.functions import Substr
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from syndesis.directory.models import Organisation
from syndesis.engagement.choices import OPEN_STAGES
from syndesis.engagement.models import InitiativeParty
from syndesis.engagement.queries.outcomes import OUTCOMES

BANDS: dict[str, tuple[Any, int, int | None]] = {
    "0-90": (gettext_lazy("under 3 months"), 0, 90),
    "90-180": (gettext_lazy("3 to 6 months"), 90, 180),
    "180-365": (gettext_lazy("6 to 12 months"), 180, 365),
    "365-730": (gettext_lazy("1 to 2 years"), 365, 730),
    "730": (gettext_lazy("over 2 years"), 730, None),
}
"""Ages in days, the first inclusive, the second exclusive, since a promise was first spoken of."""
UNKNOWN = "unknown"
MOST = 200
"""Rows of a table; the list has the others."""


@dataclass(frozen=True)
class Row:
    """A row of a report: how many promises there are under each heading."""

    key: Any
    label: str
    counts: dict[str, int]


def in_band(name: str, today: date | None = None) -> Q:
    """The promises of an age. Raises ValueError where there is no such band."""
    if name == UNKNOWN:
        return Q(made_on_first=None)
    if name not in BANDS:
        raise ValueError(_("Write one of these: %(words)s.") % {"words": ", ".join([*BANDS, UNKNOWN])})
    today = today or timezone.localdate()
    _label, youngest, oldest = BANDS[name]
    condition = Q(made_on_first__lte=today - timedelta(days=youngest)) if youngest else Q(made_on_first__isnull=False)
    return condition if oldest is None else condition & Q(made_on_first__gt=today - timedelta(days=oldest))


def made_in(text: str) -> Q:
    """The promises first spoken of in a year. Raises ValueError."""
    if not (text.isascii() and text.isdecimal() and len(text) == 4 and int(text) > 0):
        raise ValueError(_("Write a year: 2021."))
    return Q(made_on_first__year=int(text))


def ageing(rows: QuerySet[Any]) -> list[Row]:
    """The open promises by stage and age."""
    aged = Case(*(When(in_band(name), then=Value(name)) for name in [*BANDS, UNKNOWN]), output_field=CharField())
    still_open = rows.order_by().filter(stage__in=OPEN_STAGES)
    found = still_open.annotate(age=aged).values_list("stage", "age").annotate(number=Count("pk"))
    counts: dict[str, dict[str, int]] = {stage: {} for stage in OPEN_STAGES}
    for stage, age, number in found.values_list("stage", "age", "number"):
        counts[stage][age] = number
    return [Row(stage, str(stage.label), counts[stage]) for stage in OPEN_STAGES]


def by_year(rows: QuerySet[Any]) -> list[Row]:
    """What became of the promises of each year, the last first."""
    dated = rows.order_by().exclude(made_on_first=None).annotate(year=Substr("made_on", 1, 4, output_field=CharField()))
    found = dated.values("year").annotate(**_counted(""))
    return [Row(each["year"], each["year"], _told(each)) for each in sorted(found, key=_by_year, reverse=True)]


def by_partner(rows: QuerySet[Any], seen: QuerySet[Organisation]) -> list[Row]:
    """What became of promises, by each organisation that they concern and the reader may see."""
    links = InitiativeParty.objects.filter(
        initiative__in=rows.order_by().values("pk"), organisation__in=seen.filter(is_home=False).values("pk")
    )
    found = links.order_by().values("organisation").annotate(**_counted("initiative__"))
    return _named(found, "organisation", seen)


def by_unit(rows: QuerySet[Any], seen: QuerySet[Organisation]) -> list[Row]:
    """What became of promises, by the unit of ours in charge."""
    found = rows.order_by().filter(owner_unit__in=seen.values("pk")).values("owner_unit").annotate(**_counted(""))
    return _named(found, "owner_unit", seen)


def _by_year(counts: dict[str, Any]) -> str:
    return str(counts["year"])


def _counted(path: str) -> dict[str, Count]:
    counted = {"made": Count(f"{path}id")}
    for name, condition in OUTCOMES.items():
        asked = [child for child in condition.children if isinstance(child, tuple)]
        moved = Q(*((f"{path}{column}", value) for column, value in asked))
        counted[name] = Count(f"{path}id", filter=moved)
    return counted


def _told(counts: dict[str, Any]) -> dict[str, int]:
    return {name: counts[name] for name in ("made", *OUTCOMES)}


def _named(found: Iterable[Any], column: str, seen: QuerySet[Organisation]) -> list[Row]:
    most = sorted(found, key=lambda each: (-each["made"], each[column]))[:MOST]
    names = seen.in_bulk([each[column] for each in most])
    return [Row(each[column], str(names[each[column]]), _told(each)) for each in most if each[column] in names]
