"""Writing how many places for exchange were used."""

from collections.abc import Iterable
from dataclasses import dataclass

from syndesis.agreements import policies
from syndesis.agreements.models import Agreement, ExchangeUse
from syndesis.core.history import Actor, recording


@dataclass(frozen=True)
class Count:
    """How many people went in an academic year."""

    agreement: Agreement
    year: int
    direction: str
    level: str
    people: int
    remark: str = ""

    @property
    def key(self) -> tuple[int, int, str, str]:
        return self.agreement.pk, self.year, self.direction, self.level


@dataclass(frozen=True)
class Counted:
    """What came of it."""

    made: int
    changed: int
    same: int


def count_exchange(counts: Iterable[Count], *, by: Actor) -> Counted:
    """Keep these counts, of the same agreement, year, direction and level in place of what was known; of a count that
    is given twice the later one. All are kept or none."""
    given = {count.key: count for count in counts}
    agreements = list({count.agreement.pk: count.agreement for count in given.values()}.values())
    with recording(by, "Places used counted"):
        policies.agreements.check_all(by.user, agreements)
        held = {
            (row.agreement_id, row.year, row.direction, row.level): row
            for row in ExchangeUse.objects.select_for_update().filter(agreement__in=agreements)
        }
        new, changed = [], []
        for key, count in given.items():
            row = held.get(key)
            if row is None:
                pk, year, direction, level = key
                new.append(
                    ExchangeUse(
                        agreement_id=pk,
                        year=year,
                        direction=direction,
                        level=level,
                        people=count.people,
                        remark=count.remark[:300],
                    )
                )
            elif (row.people, row.remark) != (count.people, count.remark or row.remark):
                row.people, row.remark = count.people, (count.remark or row.remark)[:300]
                changed.append(row)
        ExchangeUse.objects.bulk_create(new)
        ExchangeUse.objects.bulk_update(changed, ["people", "remark"])
    return Counted(len(new), len(changed), len(given) - len(new) - len(changed))
