"""Records that may be the same, as lines."""

from typing import Any

from django.db.models import Model

from syndesis.core.countries import country_name
from syndesis.directory.duplicates import LEVELS, Like, Likeness
from syndesis.directory.models import Organisation, Person
from syndesis.directory.wording import employers_of, positions_of

TONES = {"certain": "warn", "likely": "accent", "possible": "", "weak": ""}
MANY: dict[type[Model], str] = {Organisation: "organisations", Person: "people"}
"""The models whose records are compared, as addresses call them."""
ICONS = {Organisation: "building-2", Person: "user"}


def described(record: Any) -> str:
    """Where an organisation is, or what a person is and where."""
    if isinstance(record, Organisation):
        return ", ".join(filter(None, (record.city, country_name(record.country)))) or str(record.get_kind_display())
    return " · ".join(filter(None, (positions_of(record), employers_of(record))))


def line(record: Any) -> dict[str, Any]:
    return {
        "title": str(record),
        "url": record.get_absolute_url(),
        "detail": described(record),
        "icon": ICONS[type(record)],
    }


def level(likeness: Likeness) -> dict[str, Any]:
    """As `ui/chip.html` takes it."""
    tone = TONES[likeness.level]
    return {"label": LEVELS[likeness.level], "tone": tone, "icon": "copy" if tone else ""}


def reasons(likeness: Likeness) -> list[dict[str, Any]]:
    return [{"text": str(reason), "against": reason.weight < 0} for reason in likeness.reasons]


def like_shown(found: Like) -> dict[str, Any]:
    """A record that looks like one that is being written."""
    return line(found.record) | {
        "key": f"{found.record._meta.model_name}:{found.record.pk}",
        "level": level(found.likeness),
        "reasons": reasons(found.likeness),
    }
