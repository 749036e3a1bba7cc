"""A paper as PDF: data and a template of ours, set by typst in a process of its own."""

import json
from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from pathlib import Path

from django.core.serializers.json import DjangoJSONEncoder

from syndesis.core.papers.fonts import FAMILIES, FOLDER
from syndesis.lib import typesetting

TEMPLATES = Path(__file__).resolve().parents[2] / "templates" / "papers"
LONGEST = 1_000_000
"""Bytes of data: thirty times a long dossier. Nobody prints a thousand pages."""


class TooLong(Exception):
    """More than a paper may hold, in data, in time or in memory."""


class FontsMissing(Exception):
    """The typefaces were not built on this machine."""

    def __init__(self) -> None:
        super().__init__("The typefaces of papers are missing: run `python3 go.py install`, or install the wheel.")


def pdf(template: str, data: Mapping[str, object], *, title: str, language: str, day: date) -> bytes:
    """The paper of `templates/papers/TEMPLATE.typ`. `data` is what JSON can hold; a promised translation becomes the
    text of the language in force, so call this within `translation.override`. `day` is the date that the file carries.
    Raises FontsMissing, TooLong."""
    content = json.dumps(data, cls=DjangoJSONEncoder, ensure_ascii=False)
    if len(content.encode()) > LONGEST:
        raise TooLong
    try:
        return typesetting.pdf(
            TEMPLATES / f"{template}.typ",
            {"data": content, "title": title, "language": language.partition("-")[0]},
            fonts=FOLDER,
            families=FAMILIES,
            timestamp=int(datetime.combine(day, time(), tzinfo=UTC).timestamp()),
        )
    except typesetting.FontsMissing as error:
        raise FontsMissing from error
    except typesetting.TooMuch as error:
        raise TooLong from error
