"""Embassies and consulates that the text names in several forms, made one: "the Embassy of France in Nairobi", "the
French Embassy", "the Embassy of France in Kenya"."""

import re

from syndesis.intake.reading.contract import OrganisationFound
from syndesis.intake.reading.countries import country_named
from syndesis.intake.reading.draft import Draft, OrganisationMention

_MISSION = re.compile(r"\b(embassy|consulate|high commission|embajada|consulado)\b", re.IGNORECASE)
_SEAT = re.compile(r"\s(?:in|to|en)\s+(?:the\s+)?(.+)$")
_LONGEST_COUNTRY = 4


def one_mission_each(draft: Draft) -> None:
    """Bring together the missions of one country whose seats, as far as they are told, lie in one country."""
    held: dict[tuple[str, str], list[OrganisationFound]] = {}
    for organisation in draft.reading.organisations:
        mission = _MISSION.search(organisation.name)
        if mission is not None and not organisation.linked:
            sender = _sender(_SEAT.sub("", organisation.name))
            held.setdefault((mission.group(1).lower(), sender), []).append(organisation)
    for (_, sender), alike in held.items():
        seats = {_seat(draft, o.name) for o in alike} - {""}
        if sender and len(alike) > 1 and len(seats) <= 1:
            for other in sorted(alike, key=lambda o: not _seat(draft, o.name))[1:]:
                _join(draft, min(alike, key=lambda o: not _seat(draft, o.name)), other)


def _join(draft: Draft, kept: OrganisationFound, other: OrganisationFound) -> None:
    kept.mentions.extend(other.mentions)
    other.mentions = []
    draft.organisation_mentions = [
        OrganisationMention(m.span, kept.key) if m.key == other.key else m for m in draft.organisation_mentions
    ]


def _sender(name: str) -> str:
    """The country whose mission it is, by name or adjective."""
    words = name.replace(".", "").split()
    for size in range(_LONGEST_COUNTRY, 0, -1):
        for first in range(len(words) - size + 1):
            code = country_named(" ".join(words[first : first + size]))
            if code:
                return code
    return ""


def _seat(draft: Draft, name: str) -> str:
    """The country in which it sits, by the country or town told behind "in"."""
    told = _SEAT.search(name)
    if told is None:
        return ""
    towns = draft.gazetteer.city_countries(told.group(1))
    return country_named(told.group(1)) or (next(iter(towns)) if len(towns) == 1 else "")
