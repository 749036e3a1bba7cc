"""A briefing as a paper: PDF for print, two pages for the short one."""

import re
from datetime import date
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _

from syndesis.core import papers
from syndesis.insight.briefings.fitting import ROOM, fitted
from syndesis.insight.briefings.shapes import SHORT, Briefing, Part

PAGES = 2
NARROWER = 0.92
"""Where the two pages were not enough after all, so much of the room is tried next, and so often."""
TRIES = 4
_PAGE = re.compile(rb"/Type\s*/Page\b")


def pdf(briefing: Briefing, day: date) -> bytes:
    """Raises what `papers.pdf` raises."""
    room = ROOM
    for _each in range(TRIES):
        paper = _pdf(briefing, day)
        if briefing.length != SHORT or len(_PAGE.findall(paper)) <= PAGES:
            break
        room *= NARROWER
        with translation.override(briefing.language):
            briefing = fitted(briefing, room)
    return paper


def _pdf(briefing: Briefing, day: date) -> bytes:
    title = f"{briefing.title} – {briefing.subtitle}"
    return papers.pdf("briefing", data_of(briefing), title=title, language=briefing.language, day=day)


def data_of(briefing: Briefing) -> dict[str, Any]:
    """As `templates/papers/briefing.typ` reads it. What no typeface can set is left out of lists of names, and nowhere
    else."""
    with translation.override(briefing.language):
        return {
            "title": briefing.title,
            "subtitle": briefing.subtitle,
            "standfirst": briefing.standfirst,
            "footer": f"{briefing.title} · {briefing.standfirst} · {_('internal')}",
            "parts": [_part(each) for each in briefing.parts],
        }


def _part(part: Part) -> dict[str, Any]:
    return {
        "title": part.title,
        "pairs": [[label, settable(text)] for label, text in part.pairs],
        "facts": [{"label": fact.label, "value": fact.value, "note": fact.note} for fact in part.facts],
        "lines": [
            {"title": line.title, "detail": line.detail, "end": line.end, "tone": line.tone} for line in part.lines
        ],
        "more": part.more,
        "empty": part.empty,
    }


def settable(text: str) -> str:
    """Without those of several names that our typefaces cannot set; a lone one stays, as boxes."""
    names = text.split(" · ")
    return " · ".join([name for name in names if not papers.lacking(name)] or names)


def file_name(briefing: Briefing, day: date, ending: str) -> str:
    """As "2026-11-21 Universidad de Cádiz.pdf": names that no file system refuses."""
    plain = re.sub(r'[\\/:*?"<>|\x00-\x1f]+', " ", briefing.title)
    return f"{day.isoformat()} {' '.join(plain.split())[:80].strip('. ') or _('Briefing')}.{ending}"
