"""People who moved, in words; and how a field finds single stays and yearly counts, which no index of words holds.

Half a million stays would crowd out all else that search holds, and none has a name: they are found by their partner.
"""

from collections.abc import Collection, Sequence
from typing import Any

from django.utils.translation import gettext as _

from syndesis.activities.models import InternshipOffer, Mobility, MobilityCount, Moving
from syndesis.core import dates, search
from syndesis.core.models import User
from syndesis.core.search import Hit
from syndesis.directory import policies as directory
from syndesis.directory.models import Organisation
from syndesis.lib.partial_dates import academic
from syndesis.objects.references import LONGEST, OPTIONS, Source, register_source


def stay_title(stay: Moving) -> str:
    """ "Student exchange, Orchid University". Whoever sees a stay sees its partner."""
    return _("%(kind)s, %(partner)s") % {"kind": stay.get_kind_display(), "partner": stay.organisation.name}


def span_of(stay: Mobility | InternshipOffer) -> str:
    """ "September 2024–January 2025"."""
    first, last = stay.starts_on, stay.ends_on
    if first and last:
        if first == last:
            return dates.full(first)
        return _("%(first)s–%(last)s") % {"first": dates.full(first), "last": dates.full(last)}
    if first:
        return _("from %(day)s") % {"day": dates.after_word(first)}
    return _("until %(day)s") % {"day": dates.after_word(last)} if last else ""


def year_of(row: Any) -> str:
    """ "2024/25"; nothing where it is not known."""
    return academic(row.year) if row.year else ""


def span_and_year(stay: Mobility) -> str:
    """ "September 2024–January 2025 · 2024/25"."""
    return " · ".join(filter(None, (span_of(stay), year_of(stay))))


def direction_and_year(row: Moving) -> str:
    return " · ".join(filter(None, (str(row.get_direction_display()), year_of(row))))


class MovingSource(Source):
    """Stays or counts, by the names of their partners; they can be listed, but nothing names one of them alone."""

    def meant(self, user: User, texts: Collection[str]) -> dict[str, list[int]]:
        return {}

    def _hits(self, user: User, words: str, besides: int | None) -> list[Hit]:
        seen = Organisation.objects.filter(directory.organisations.scope(user, "view"), archived_at=None)
        found = search.suggest(words[:LONGEST], within=search.within({Organisation: seen}), limit=OPTIONS)
        points = {hit.pk: hit.points for hit in found}
        rows = self._current(user, besides).filter(organisation__in=list(points)).select_related(*self._prefetch())
        return [
            Hit(self.model, row.pk, stay_title(row), direction_and_year(row), points[row.organisation_id])
            for row in rows[:OPTIONS]
        ]

    def _prefetch(self) -> Sequence[str]:
        return ("organisation",)


register_source(MovingSource(Mobility, "stays", "plane"))
register_source(MovingSource(MobilityCount, "mobility_counts", "sigma"))
