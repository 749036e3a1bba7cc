"""Who stands before whom at an engagement."""

import re
from collections.abc import Iterable
from datetime import date

from syndesis.directory.choices import PositionKind
from syndesis.directory.models import Position
from syndesis.directory.queries.positions import held_on
from syndesis.engagement.choices import ParticipantRole
from syndesis.engagement.models import Participant

ROLES = (
    ParticipantRole.HOST,
    ParticipantRole.CHAIR,
    ParticipantRole.ORGANISER,
    ParticipantRole.HEAD,
    ParticipantRole.SPEAKER,
    ParticipantRole.GUEST,
    ParticipantRole.DELEGATE,
    ParticipantRole.PARTICIPANT,
    ParticipantRole.OBSERVER,
    ParticipantRole.INTERPRETER,
)
"""In the order of protocol."""
TITLES = (
    (2, r"vice-?\s?rector|pro-?rector|vice-?\s?president|deputy minister|vice-?consul"),
    (2, r"проректор|вице-президент|замминистра|заместитель министра|vicerrector|vicepresident|副校长|副院长"),
    (5, r"\bdeputy|\bvice\b|\bassistant|заместител|\bзам\.|subdirector|adjunt|副"),
    (1, r"\brector|president|chancellor|\bminister|ambassador|consul general|ceo\b|chief executive"),
    (1, r"\bректор|президент|\bминистр|\bпосол|генеральн\w+ (консул|директор)|presidente|embajador|c[oó]nsul general"),
    (1, r"校长|大使|总领事|总裁"),
    (3, r"\bdean|director|декан|директор|decan[oa]|院长|主任"),
    (4, r"\bhead|\bchief|manager|начальник|руководител|заведующ|jefe|处长"),
    (6, r"professor|професс?ор|profesor|catedr[aá]tic|教授"),
    (7, r"coordinator|координатор|coordinador"),
)
"""The rank of a position by words of its title, in the languages of the product; what says more stands first: a
vice-rector is no rector."""
OTHER = 8


def rank_of_title(title: str) -> int:
    """1 for who leads an institution or represents a state, 2 for their deputies, …; 8 for what tells nothing."""
    words = title.casefold()
    return next((rank for rank, pattern in TITLES if re.search(pattern, words)), OTHER)


def protocol_order(row: Participant) -> tuple[int, int, int, str]:
    """The place of a participant, to sort by: what the row itself says (`rank`, 1 comes first) goes before all else;
    then the role: host, chair, organiser, head of a delegation, speaker, guest, delegate, participant, observer,
    interpreter; within a role the rank of the position held then, as its title tells (rectors, ministers, ambassadors
    and consuls general; their deputies; deans and directors; heads; deputies of these; professors; coordinators); then
    the name. Needs person, position and organisation."""
    by_hand = row.rank if row.rank is not None else 10_000
    title = row.position_then or (row.position.title if row.position else "")
    name = row.person.family_name if row.person else str(row.organisation)
    return by_hand, ROLES.index(ParticipantRole(row.role)), rank_of_title(title), name.casefold()


def titles_then(row: Participant, positions: Iterable[Position], day: date | None) -> list[str]:
    """What somebody was on the day, as one would write it: academic titles, then the position in which they took part,
    or the words that the row has for it."""
    chief = row.position_then or (row.position.title if row.position else "")
    held = held_on(positions, day) if day is not None else []
    academic = [each.title for each in held if each.kind == PositionKind.ACADEMIC and each.title]
    return list(dict.fromkeys(filter(None, [*academic, chief])))
