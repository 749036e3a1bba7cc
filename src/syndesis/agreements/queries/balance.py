"""The balance of exchange: how many places were agreed and used each academic year, and who has sent more.

An academic year is called by the year in which it begins. Places agreed for every year count for each that begins
within the term of the agreement, up to the present one.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from syndesis.agreements.choices import SIGNED, ExchangeDirection, ExchangeLevel
from syndesis.agreements.models import Agreement, ExchangePlaces, ExchangeUse
from syndesis.lib.partial_dates import YEAR_BEGINS, academic_year

OUT, IN = ExchangeDirection.OUT, ExchangeDirection.IN


@dataclass(frozen=True)
class Used:
    """How many people are known to have moved under an agreement from other records than the places used."""

    agreement_id: int
    year: int
    direction: str
    level: str
    people: int


@dataclass
class Year:
    """An academic year: places agreed and people who went, from us and to us."""

    year: int
    agreed: dict[str, int] = field(default_factory=lambda: {OUT: 0, IN: 0})
    used: dict[str, int] = field(default_factory=lambda: {OUT: 0, IN: 0})
    months: dict[str, Decimal] = field(default_factory=lambda: {OUT: Decimal(0), IN: Decimal(0)})
    running: int = 0
    """How many more have come than gone since the first year, this one included."""
    running_months: Decimal = Decimal(0)
    from_records: int = 0
    """How many of the used places are known from other records only."""

    @property
    def difference(self) -> int:
        """How many more came than went."""
        return self.used[IN] - self.used[OUT]


@dataclass(frozen=True)
class Balance:
    years: Sequence[Year]
    months_are_known: bool
    """Whether it is known of all who went or came for how many months."""

    @property
    def people(self) -> int:
        """How many more have come than gone."""
        return self.years[-1].running if self.years else 0

    @property
    def months(self) -> Decimal:
        return self.years[-1].running_months if self.years else Decimal(0)

    @property
    def from_records(self) -> int:
        return sum(year.from_records for year in self.years)

    def used(self, direction: str) -> int:
        return sum(year.used[direction] for year in self.years)

    def agreed(self, direction: str) -> int:
        return sum(year.agreed[direction] for year in self.years)


def balance_of(agreements: Iterable[Agreement], today: date, further: Iterable[Used] = ()) -> Balance:
    """Over all of these agreements together. Two queries, whatever their number.

    `further` is who moved under them by other records. It counts for an agreement, year and direction of which no
    places used are written down: what is written down was counted by somebody, and says it all.
    """
    known = {each.pk: each for each in agreements}
    places, uses = list(_rows(ExchangePlaces, known)), list(_rows(ExchangeUse, known))
    written = {(row.agreement_id, row.year, row.direction) for row in uses}
    added = [row for row in further if (row.agreement_id, row.year, row.direction) not in written]
    years: dict[int, Year] = {}

    def of(number: int) -> Year:
        return years.setdefault(number, Year(number))

    lengths: dict[tuple[Any, ...], Decimal] = {}
    for row in places:
        if row.months is not None:
            lengths[row.agreement_id, row.year, row.direction, row.level] = row.months
        for number in [row.year] if row.year else term_of(known[row.agreement_id], today):
            of(number).agreed[row.direction] += row.places
    all_known = True
    for row in (*uses, *added):
        year = of(row.year)
        year.used[row.direction] += row.people
        year.from_records += row.people if isinstance(row, Used) else 0
        length = _length(row, lengths)
        all_known = all_known and (length is not None or not row.people)
        year.months[row.direction] += row.people * (length or 0)
    told = _filled(years)
    people, months = 0, Decimal(0)
    for year in told:
        people += year.difference
        months += year.months[IN] - year.months[OUT]
        year.running, year.running_months = people, months
    return Balance(told, all_known and bool(uses or added))


def _rows(model: Any, known: Mapping[int, Agreement]) -> Any:
    return model.objects.filter(agreement__in=list(known))


def term_of(agreement: Agreement, today: date) -> range:
    """The academic years that begin within its term, up to the present one; none before it is signed."""
    begun = agreement.starts_on or agreement.signed_on
    if begun is None or agreement.status not in SIGNED:
        return range(0)
    last = min(today, agreement.runs_until or today)
    first = begun.first.year if begun.first <= date(begun.first.year, YEAR_BEGINS, 1) else begun.first.year + 1
    return range(first, academic_year(last) + 1)


def _length(row: ExchangeUse | Used, lengths: Mapping[tuple[Any, ...], Decimal]) -> Decimal | None:
    """For how many months, as agreed: for the year and level, else for every year, else for all levels."""
    for level in (row.level, ExchangeLevel.ANY):
        for year in (row.year, None):
            if (found := lengths.get((row.agreement_id, year, row.direction, level))) is not None:
                return found
    return None


def _filled(years: Mapping[int, Year]) -> list[Year]:
    """In their order, with those between of which nothing is known."""
    if not years:
        return []
    return [years.get(number) or Year(number) for number in range(min(years), max(years) + 1)]
