"""What was done in the term: activities, meetings, promises, exchange."""

from collections import Counter
from collections.abc import Callable
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from syndesis.activities.models import Activity
from syndesis.activities.wording import partners_of
from syndesis.activities.wording import period as span_of
from syndesis.agreements.choices import ExchangeDirection
from syndesis.agreements.models import ExchangePlaces, ExchangeUse
from syndesis.core import dates
from syndesis.engagement.models import Engagement, Initiative
from syndesis.engagement.wording import engagement_title, held, promised_with
from syndesis.insight.briefings.dealings import silence_of
from syndesis.insight.briefings.shapes import Line, Part, part
from syndesis.insight.briefings.words import cut, joined
from syndesis.insight.renewals.asked import Reviewed

Places = Counter[tuple[int, str]]
"""Numbers by academic year and direction."""
MOST = 400
"""Lines of a part; of more, the number of those left out is told."""


def activities(asked: Reviewed) -> Part:
    empty = _("None under this agreement or with its partners in its term.")
    return _part("activities", _("Activities"), asked.activities(), lambda row: _activity(row, asked), empty)


def publications(asked: Reviewed) -> Part:
    rows = asked.publications()
    return _part("publications", _("Joint publications"), rows, lambda row: _activity(row, asked), "")


def _activity(row: Activity, asked: Reviewed) -> Line:
    under = _("under this agreement") if row.agreement_id in asked.family else ""
    return Line(
        cut(row.title),
        detail=joined(str(row.get_kind_display()), span_of(row), under, cut(partners_of(row), 60)),
        end=str(row.get_status_display()),
        url=row.get_absolute_url(),
    )


def meetings(asked: Reviewed) -> Part:
    empty = _("None in its term: nobody has met.")
    return _part("meetings", _("Meetings and visits"), asked.meetings(), _meeting, empty)


def _meeting(row: Engagement) -> Line:
    kind = str(row.get_kind_display()) if row.title else ""
    return Line(
        cut(engagement_title(row)),
        detail=joined(kind, row.city, cut(row.theme or row.purpose, 90)),
        end=held(row),
        url=row.get_absolute_url(),
    )


def promises(asked: Reviewed) -> list[Part]:
    def line(row: Initiative) -> Line:
        return _promise(row, asked)

    return [
        _part("kept", _("Promises kept"), asked.promises_kept(), line, _("None.")),
        _part("open", _("Promises still open"), asked.promises_open(), line, _("None.")),
        _part("dropped", _("Promises dropped"), asked.promises_dropped(), line, _("None.")),
    ]


def _promise(row: Initiative, asked: Reviewed) -> Line:
    whose = str(row.get_owed_by_display()) if row.owed_by else ""
    since = dates.full(row.stage_on) if row.stage_on else ""
    return Line(
        cut(row.title),
        detail=joined(whose, cut(promised_with(row), 60), silence_of(row, asked.day)),
        end=joined(str(row.get_stage_display()), since),
        url=row.get_absolute_url(),
    )


def exchange(asked: Reviewed) -> Part:
    """Places agreed and used, year by year and in all: from us, and to us."""
    agreed, used = places_agreed(asked), places_used(asked)
    years = sorted({year for year, _direction in (*agreed, *used)})
    lines = [Line(f"{year}/{(year + 1) % 100:02}", end=_places([year], agreed, used)) for year in years]
    if len(lines) > 1:
        lines.append(Line(_("In all"), detail=balance(asked), end=_places(years, agreed, used)))
    return part("exchange", _("Exchange: places used of those agreed"), lines)


def _places(years: list[int], agreed: Places, used: Places) -> str:
    """ "From us: 3 of 6 · To us: 5 of 6"."""
    told = []
    for each in ExchangeDirection:
        among, number = (sum(of[year, each] for year in years) for of in (agreed, used))
        if among or number:
            words = {"direction": each.label, "used": number, "agreed": among or "—"}
            told.append(_("%(direction)s: %(used)s of %(agreed)s") % words)
    return joined(*told)


def places_used(asked: Reviewed) -> Places:
    """People by academic year and direction, in the years of the term."""
    found: Places = Counter()
    rows = ExchangeUse.objects.filter(agreement__in=asked.family).values_list("year", "direction", "people")
    for year, direction, people in rows:
        if year in _years(asked):
            found[year, direction] += people
    return found


def places_agreed(asked: Reviewed) -> Places:
    """Places by academic year and direction; what was agreed for one year stands in place of that of every year."""
    rows = ExchangePlaces.objects.filter(agreement__in=asked.family)
    held = list(rows.values_list("year", "direction", "level", "places"))
    found: Places = Counter()
    for year in _years(asked):
        own = {(direction, level) for of, direction, level, _places in held if of == year}
        for of, direction, level, places in held:
            if of == year or (of is None and (direction, level) not in own):
                found[year, direction] += places
    return found


SUMMER = 8
"""Academic years begin in September at the latest: a term that begins before has a part in the one before."""


def _years(asked: Reviewed) -> range:
    """The academic years that began in the term, so far."""
    last = asked.last.year if asked.last.month > SUMMER else asked.last.year - 1
    first = asked.first or asked.last
    return range(first.year if first.month <= SUMMER + 1 else first.year + 1, last + 1)


def balance(asked: Reviewed) -> str:
    """ "3 more from us than to us", over the term."""
    used: Counter[str] = Counter()
    for (_year, direction), people in places_used(asked).items():
        used[direction] += people
    number = used[ExchangeDirection.OUT] - used[ExchangeDirection.IN]
    if not used.total():
        return ""
    if number == 0:
        return _("in balance")
    if number > 0:
        return ngettext("%(number)s more from us", "%(number)s more from us", number) % {"number": number}
    return ngettext("%(number)s more to us", "%(number)s more to us", -number) % {"number": -number}


def _part(name: str, title: str, rows: QuerySet[Any], line: Callable[[Any], Line], empty: str) -> Part:
    return part(name, title, [line(row) for row in rows[:MOST]], total=rows.count(), empty=empty)
