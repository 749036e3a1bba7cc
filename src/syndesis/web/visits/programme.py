"""The programme of an occasion: the days and hours of its agenda, as a paper in any of the languages."""

from collections.abc import Iterable
from datetime import date
from itertools import groupby
from typing import Any

from django.utils import timezone, translation
from django.utils.formats import date_format, get_format
from django.utils.translation import gettext as _

from syndesis.core import papers
from syndesis.core.models import User
from syndesis.directory.panels.organisations import seen_organisations, seen_people
from syndesis.directory.queries import home
from syndesis.engagement.models import AgendaItem, Engagement
from syndesis.engagement.wording import engagement_title, held


def days(engagement: Engagement, reader: User) -> list[dict[str, Any]]:
    """The agenda by day, each item with its hours, place and speakers, as far as the reader may see them; those of no
    day first. A number of queries that does not grow."""
    rows = list(engagement.agenda.select_related("venue").prefetch_related("speakers__person", "speakers__position"))
    seen = set(seen_organisations(reader, [row.venue for row in rows]))
    shown = set(seen_people(reader, [each.person for row in rows for each in row.speakers.all()]))
    return [
        {
            "day": date_format(day, f"l, {get_format('DATE_FORMAT')}") if day else "",
            "items": [_item(row, seen, shown) for row in items],
        }
        for day, items in groupby(rows, key=lambda row: row.day)
    ]


def _item(row: AgendaItem, seen: Iterable[Any], shown: Iterable[Any]) -> dict[str, Any]:
    venue = row.venue if row.venue in seen else None
    speakers = [
        ", ".join(filter(None, (str(each.person), each.position.title if each.position else "")))
        for each in row.speakers.all()
        if each.person in shown
    ]
    hours = "–".join(f"{at:%H:%M}" for at in (row.begins_at, row.ends_at) if at)
    place = ", ".join(dict.fromkeys(filter(None, (str(venue) if venue else "", row.place))))
    return {"hours": hours, "title": row.title, "place": place, "speakers": speakers, "kind": row.kind}


def as_pdf(engagement: Engagement, reader: User, language: str) -> bytes:
    """Raises what `papers.pdf` does."""
    with translation.override(language):
        name = engagement_title(engagement)
        host = home()
        data = {
            "header": str(host or ""),
            "footer": date_format(timezone.localdate(), "DATE_FORMAT"),
            "label": _("Programme"),
            "title": name,
            "when": held(engagement),
            "where": ", ".join(
                filter(None, (str(engagement.venue or "") if _may_name(engagement, reader) else "", engagement.city))
            ),
            "days": days(engagement, reader),
        }
        return papers.pdf("programme", data, title=name, language=language, day=_today())


def _may_name(engagement: Engagement, reader: User) -> bool:
    return engagement.venue is not None and engagement.venue in seen_organisations(reader, [engagement.venue])


def _today() -> date:
    return timezone.localdate()
