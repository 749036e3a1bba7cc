"""How a briefing says things: few words, cut where they would fill the page."""

import unicodedata

from django.utils.text import Truncator
from django.utils.translation import gettext as _

from syndesis.core.countries import country_name
from syndesis.core.models import User
from syndesis.directory.models import Organisation

WIDEST = 120
"""Of a title or remark, in Latin letters: one line of the paper and a part of the next."""


def joined(*words: str) -> str:
    return " · ".join(filter(None, words))


def cut(text: str, widest: int = WIDEST) -> str:
    """On one line, and not longer than that; Chinese letters take the room of two."""
    line = " ".join(text.split())
    wide = width(line)
    return line if wide <= widest else Truncator(line).chars(int(len(line) * widest / wide))


def width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)


def place_of(organisation: Organisation) -> str:
    return ", ".join(filter(None, (organisation.city, country_name(organisation.country))))


def made_for(reader: User, day: str) -> str:
    return _("As of %(day)s, for %(name)s") % {"day": day, "name": reader}
