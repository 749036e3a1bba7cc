"""What falls due month by month: decisions on agreements, their ends, and what the parties owe each other."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import F, Q, QuerySet
from django.http import HttpRequest
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from syndesis.agreements.choices import CHANGING, IN_FORCE, ObligationState
from syndesis.agreements.models import Agreement, Obligation
from syndesis.agreements.objects import AgreementType
from syndesis.agreements.queries.reminders import undecided
from syndesis.agreements.wording import agreement_title
from syndesis.agreements.wording.ending import if_nobody_acts
from syndesis.objects.fetching import with_related
from syndesis.web.agreement_views.shapes import Seen, ShapeView

MONTHS, SHOWN = 12, 20
"""Months of a page, and lines of a month; all of them are on the list."""
YEAR = 12
LATE = "late"
DECISION, END, DUTY = "decision", "end", "duty"
EARLIEST, LATEST = 1900, 2200
Bounds = dict[str, date]
"""Of days, by lookups: {"gte": …, "lt": …}."""


@dataclass(frozen=True)
class Due:
    """Something that falls due on a day, by its key."""

    day: date
    kind: str
    key: int


class DeadlinesView(ShapeView):
    template = "web/agreement_views/deadlines.html"

    def drawn(self, seen: Seen, request: HttpRequest) -> dict[str, Any]:
        """A year from a month on (`from`), the present one unless asked; before it what is overdue today."""
        this = seen.today.replace(day=1)
        first = _month(request.GET.get("from", "")) or this
        until = later(first, MONTHS)
        found = list(_found(seen, {"gte": first, "lt": until}))
        late = set(_late(seen)) if first == this else set()
        months: defaultdict[Any, list[Due]] = defaultdict(list)
        for due in late:
            months[LATE].append(due)
        for due in found:
            if due not in late:
                months[due.day.replace(day=1)].append(due)
        shown = {name: sorted(dues, key=lambda due: (due.day, due.kind, due.key)) for name, dues in months.items()}
        lines = Lines.of(due for dues in shown.values() for due in dues[:SHOWN])
        order = [LATE, *(later(first, number) for number in range(MONTHS))]
        return {
            "title": _("Deadlines of agreements"),
            "summary": _("%(first)s–%(last)s")
            % {"first": date_format(first, "F Y"), "last": date_format(later(first, MONTHS - 1), "F Y")},
            "drawn": True,
            "months": [_part(name, shown.get(name, []), lines, seen) for name in order if shown.get(name)],
            "earlier": seen.address.but(**{"from": later(first, -MONTHS).strftime("%Y-%m")}),
            "later": seen.address.but(**{"from": until.strftime("%Y-%m")}),
            "now": seen.address.but("from") if first != this else "",
        }


def _found(seen: Seen, on: Bounds) -> Iterator[Due]:
    """An end that is the last day to decide as well is told once."""
    binding = seen.rows.filter(status__in=IN_FORCE).exclude(base_relation__in=CHANGING)
    yield from _dues(binding, DECISION, "decide_by", on)
    yield from _dues(binding.exclude(runs_until=F("decide_by")), END, "runs_until", on)
    yield from _dues(_duties(seen), DUTY, "due_on", on)


def _late(seen: Seen) -> Iterator[Due]:
    before = {"lt": seen.today}
    yield from _dues(seen.rows.filter(pk__in=undecided().order_by().values("pk")), DECISION, "decide_by", before)
    yield from _dues(_duties(seen), DUTY, "due_on", before)


def _duties(seen: Seen) -> QuerySet[Any]:
    """What is owed under agreements in force; who may see an agreement sees what is owed under it."""
    agreements = seen.rows.filter(status__in=IN_FORCE).values("pk")
    return Obligation.objects.filter(agreement__in=agreements, state=ObligationState.OPEN, archived_at=None)


def _dues(rows: QuerySet[Any], kind: str, column: str, on: Bounds) -> Iterator[Due]:
    within = Q(**{f"{column}__{name}": day for name, day in on.items()})
    for day, key in rows.filter(within).order_by().values_list(column, "pk"):
        yield Due(day, kind, key)


@dataclass(frozen=True)
class Lines:
    """What is due, in words; fetched together."""

    agreements: dict[int, Agreement]
    duties: dict[int, Obligation]

    @classmethod
    def of(cls, dues: Iterable[Due]) -> "Lines":
        wanted = list(dues)
        duties = Obligation.objects.select_related("agreement", "owed_by", "owner").in_bulk(
            [due.key for due in wanted if due.kind == DUTY]
        )
        keys = {due.key for due in wanted if due.kind != DUTY} | {each.agreement_id for each in duties.values()}
        return cls(with_related(Agreement.objects.all(), AgreementType).in_bulk(keys), duties)

    def line(self, due: Due, today: date) -> dict[str, Any]:
        duty = self.duties[due.key] if due.kind == DUTY else None
        agreement = self.agreements[duty.agreement_id if duty else due.key]
        title, named = agreement_title(agreement), str(agreement.officer or "")
        day = date_format(due.day, "DATE_FORMAT")
        if duty is not None:
            words, icon, detail = _("Due: %(what)s") % {"what": duty.text}, "circle-check", title
            named = str(duty.owner or "")
        elif due.kind == DECISION:
            words, icon, detail = _("Decide: %(what)s") % {"what": title}, "clock", if_nobody_acts(agreement)
        else:
            words, icon, detail = _("Ends: %(what)s") % {"what": title}, "scroll-text", ""
        return {
            "title": words,
            "url": (duty or agreement).get_absolute_url(),
            "detail": " · ".join(filter(None, (detail, named))),
            "icon": icon,
            "end": day,
            "tone": "bad" if due.day < today and due.kind != END else "",
        }


def _part(name: Any, dues: list[Due], lines: Lines, seen: Seen) -> dict[str, Any]:
    late = name == LATE
    period = {} if late else {"decide_by_from": name.strftime("%Y-%m"), "decide_by_until": name.strftime("%Y-%m")}
    return {
        "title": _("Overdue") if late else date_format(name, "F Y"),
        "late": late,
        "count": len(dues),
        "lines": [lines.line(due, seen.today) for due in dues[:SHOWN]],
        "more": max(0, len(dues) - SHOWN),
        "url": seen.url(phase="force", **period) if not late else seen.url(lane="overdue"),
    }


def later(month: date, number: int) -> date:
    """The first of the month so many months on."""
    year, rest = divmod(month.year * YEAR + month.month - 1 + number, YEAR)
    return date(year, rest + 1, 1)


def _month(text: str) -> date | None:
    try:
        month = date.fromisoformat(f"{text}-01")
    except ValueError:
        return None
    return month if EARLIEST <= month.year <= LATEST else None
