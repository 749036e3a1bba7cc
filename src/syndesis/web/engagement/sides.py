"""Who took part in an engagement: by sides, each in the order of protocol, with what people were then."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from syndesis.core.models import User
from syndesis.directory.models import Organisation, Person
from syndesis.directory.panels.organisations import seen_organisations, seen_people
from syndesis.engagement.choices import ParticipantRole
from syndesis.engagement.models import Engagement, Participant
from syndesis.engagement.queries.protocol import protocol_order, titles_then
from syndesis.web.footnotes import Footnotes

PLAIN = {ParticipantRole.PARTICIPANT}
"""Roles that say nothing beside a name."""


@dataclass
class Side:
    """An institution with its units and people at an engagement."""

    root: Organisation | None
    """None for people of whom no institution is named, or none that the reader may see."""
    rows: list[Participant] = field(default_factory=list)

    @property
    def is_ours(self) -> bool:
        return self.root is not None and self.root.is_home


def participants_of(engagement: Engagement) -> list[Participant]:
    rows = engagement.participants.select_related("organisation", "person", "position__organisation")
    return sorted(rows.prefetch_related("person__positions"), key=protocol_order)


def sides_of(rows: Iterable[Participant], reader: User, notes: Footnotes, day: date | None) -> list[dict[str, Any]]:
    """As `web/engagement/sides.html` takes them: the host's side first, else the one of the first participant."""
    known = list(rows)
    places = [row.organisation or (row.position.organisation if row.position else None) for row in known]
    seen, people = seen_organisations(reader, places), seen_people(reader, [row.person for row in known])
    top = _roots(filter(None, (place for place in places if place in seen)))
    open_ones = seen_organisations(reader, top.values())
    sides: dict[int, Side] = {}
    for row, place in zip(known, places, strict=True):
        if (row.person is None and place not in seen) or (row.person is not None and row.person not in people):
            continue
        root = top.get(_root_key(place)) if place is not None and place in seen else None
        root = root if root in open_ones else None
        sides.setdefault(root.pk if root else 0, Side(root)).rows.append(row)
    return [_shown(side, seen, notes, day) for side in sorted(sides.values(), key=lambda side: side.root is None)]


def partners_in(rows: Iterable[Participant]) -> list[str]:
    """The paths of the institutions that took part besides ours."""
    roots = _roots(row.organisation for row in rows if row.organisation)
    return [root.path for root in roots.values() if not root.is_home]


def _root_key(place: Organisation) -> int:
    return int(place.path.strip("/").partition("/")[0] or place.pk)


def _roots(places: Iterable[Organisation]) -> dict[int, Organisation]:
    return Organisation.objects.in_bulk({_root_key(place) for place in places})


def _shown(side: Side, seen: set[Organisation | None], notes: Footnotes, day: date | None) -> dict[str, Any]:
    own = next((row for row in side.rows if row.person is None and row.organisation == side.root), None)
    units = [row for row in side.rows if row.person is None and row is not own]
    role = own.role if own else ""
    return {
        "organisation": side.root,
        "name": side.root.name if side.root else _("Others"),
        "is_ours": side.is_ours,
        "role": "" if role in PLAIN or not own else own.get_role_display(),
        "format": own.get_format_display() if own and own.format else "",
        "footnotes": notes.of(own) if own else [],
        "url": _url(own) if own else "",
        "units": [{"organisation": row.organisation, "role": _role(row), "footnotes": notes.of(row)} for row in units],
        "people": [
            _person(row, row.person, notes, day) | {"unit": _unit(row, side, seen)}
            for row in side.rows
            if row.person is not None
        ],
    }


def _person(row: Participant, person: Person, notes: Footnotes, day: date | None) -> dict[str, Any]:
    return {
        "person": person,
        "name": " ".join(filter(None, (person.salutation, str(person)))),
        "initials": person.initials,
        "then": ", ".join(str(capfirst(title)) for title in titles_then(row, person.positions.all(), day)),
        "role": _role(row),
        "format": row.get_format_display() if row.format else "",
        "footnotes": notes.of(row, row.position),
        "url": _url(row),
    }


def _unit(row: Participant, side: Side, seen: set[Organisation | None]) -> str:
    """The unit for which somebody came, where it is not the institution itself."""
    place = (row.position.organisation if row.position else None) or row.organisation
    return place.name if place and place in seen and place != side.root else ""


def _url(row: Participant) -> str:
    return reverse("web:engagement_entry", args=[row.engagement_id, "participants", row.pk])


def _role(row: Participant) -> str:
    return "" if row.role in PLAIN else str(row.get_role_display())
