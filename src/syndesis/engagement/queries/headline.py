"""A set of promises in figures: how many are open and silent, and what became of those of a year."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Max, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from syndesis.directory.queries import home
from syndesis.directory.queries.headline import grouped
from syndesis.engagement.choices import OPEN_STAGES
from syndesis.engagement.models import InitiativeParty
from syndesis.engagement.queries.silence import silent_too_long


@dataclass(frozen=True)
class Figures:
    """Counts of promises; `year` is the last before this one in which any were first spoken of, if there is one."""

    open: int
    partners: int
    silent: int
    year: int | None = None
    made: int = 0
    kept: int = 0
    dropped: int = 0

    def parts(self) -> list[tuple[str, str]]:
        """In words, each with what the list is to be asked to show just these."""
        told = ngettext("%(number)s open", "%(number)s open", self.open) % {"number": grouped(self.open)}
        with_whom = ngettext("with %(number)s partner", "with %(number)s partners", self.partners)
        parts = [(f"{told} {with_whom % {'number': grouped(self.partners)}}" if self.partners else told, "became=open")]
        if self.silent:
            words = ngettext("%(number)s silent too long", "%(number)s silent too long", self.silent)
            parts.append((words % {"number": grouped(self.silent)}, "silent=yes"))
        if self.year:
            words = _("of %(made)s made in %(year)s, %(kept)s kept, %(dropped)s dropped")
            counted = {"made": self.made, "kept": self.kept, "dropped": self.dropped}
            figures = {name: grouped(number) for name, number in counted.items()} | {"year": str(self.year)}
            parts.append((words % figures, f"made_in={self.year}"))
        return parts


def figures(rows: QuerySet[Any], open_ones: int | None = None) -> Figures:
    """Of the promises in `rows`; how many of them are open need not be counted again."""
    rows = rows.order_by()
    still_open = rows.filter(stage__in=OPEN_STAGES)
    partners = InitiativeParty.objects.filter(initiative__in=still_open.values("pk"))
    year = rows.filter(made_on_first__year__lt=timezone.localdate().year).aggregate(day=Max("made_on_first"))["day"]
    if (ours := home()) is not None:
        partners = partners.exclude(organisation=ours)
    told = Figures(
        open=still_open.count() if open_ones is None else open_ones,
        partners=partners.aggregate(number=Count("organisation", distinct=True))["number"],
        silent=rows.filter(silent_too_long()).count(),
    )
    if year is None:
        return told
    made = rows.filter(made_on_first__year=year.year).values_list("stage")
    by_stage = dict(made.annotate(number=Count("*")).values_list("stage", "number"))
    return Figures(
        told.open,
        told.partners,
        told.silent,
        year=year.year,
        made=sum(by_stage.values()),
        kept=by_stage.get("done", 0),
        dropped=by_stage.get("dropped", 0),
    )
