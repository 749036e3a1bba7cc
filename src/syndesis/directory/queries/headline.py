"""The head-line of any set of partners: how many, in how many countries, as of which day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, QuerySet
from django.utils import timezone
from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext


@dataclass(frozen=True)
class Headline:
    """What a list of partners comes to. A partner whose country nobody knows counts, but for no country."""

    partners: int
    day: date
    by_country: Sequence[tuple[str, int]]
    """Two letters and the number of partners there, the most first; blank where the country is not known."""

    @property
    def countries(self) -> int:
        return sum(1 for code, _number in self.by_country if code)

    def __str__(self) -> str:
        partners = ngettext("%(number)s partner", "%(number)s partners", self.partners)
        countries = ngettext("in %(number)s country", "in %(number)s countries", self.countries)
        words = {
            "partners": partners % {"number": grouped(self.partners)},
            "countries": countries % {"number": grouped(self.countries)},
            "day": date_format(self.day, "DATE_FORMAT"),
        }
        # Translators: as in “250 partners in 47 countries as of 9 December 2019”.
        return _("%(partners)s %(countries)s as of %(day)s") % words


def headline(rows: QuerySet[Any], day: date | None) -> Headline:
    """Of the partners in `rows`, which were told for a day; None is today. One query, whatever the rows are
    annotated with."""
    counted = rows.order_by().values_list("country").annotate(rows_counted=Count("pk"))
    by_country = sorted(counted, key=lambda pair: (-pair[1], pair[0]))
    return Headline(sum(number for _code, number in by_country), day or timezone.localdate(), by_country)


def grouped(number: int) -> str:
    """ "5,000"."""
    return str(number_format(number, use_l10n=True, force_grouping=True))
