"""People with their positions: those on record at a partner now, or those of a visit in the order of protocol."""

from collections import defaultdict
from operator import itemgetter

from django.db.models import Prefetch
from django.utils.translation import gettext as _

from syndesis.directory import policies
from syndesis.directory.models import Organisation, Person, Position
from syndesis.directory.queries.heads import is_head
from syndesis.directory.queries.positions import held_on
from syndesis.engagement.models import Engagement, Participant
from syndesis.engagement.queries.protocol import OTHER, protocol_order, rank_of_title, titles_then
from syndesis.insight.briefings.asked import Asked
from syndesis.insight.briefings.shapes import Line, Part, part
from syndesis.insight.briefings.words import cut, joined

MOST = {"short": 12, "long": 60}
MEMBERS = {"short": 20, "long": 120}
READ = 500
"""People of one partner; more are counted, not told."""


def of_partner(organisation: Organisation, asked: Asked) -> Part:
    """Those who hold a position there on the day, by its rank; of a whole university those of the chief house first."""
    there = Position.objects.filter(organisation__in=asked.whole).order_by().values("person")
    rows = Person.objects.filter(
        policies.people.scope(asked.reader, "view"), pk__in=there, archived_at=None, erased_at=None
    )
    positions = Prefetch("positions", Position.objects.select_related("organisation").order_by("pk"))
    found = []
    for person in rows.order_by("family_name", "pk").prefetch_related(positions)[:READ]:
        held = [
            row
            for row in held_on(person.positions.all(), asked.day)
            if row.organisation is not None and row.organisation.path.startswith(organisation.path)
        ]
        if held:
            found.append((_rank(held, organisation), person, held))
    found.sort(key=itemgetter(0))
    seen = asked.organisations_seen(row.organisation for _rank, _person, held in found for row in held)
    lines = [
        Line(
            _called(person),
            detail="; ".join(_position(row, organisation, seen) for row in held[:3]),
            url=person.get_absolute_url(),
        )
        for _rank_of, person, held in found[: MOST[asked.length]]
    ]
    return part("people", _("People and positions"), lines, total=len(found))


def _rank(held: list[Position], organisation: Organisation) -> tuple[int, int, int]:
    best = min((rank_of_title(row.title) for row in held), default=OTHER)
    at_the_house = any(row.organisation_id == organisation.pk for row in held)
    return best + (0 if at_the_house else 2), not any(is_head(row.title) for row in held), held[0].pk


def _called(person: Person) -> str:
    return f"{person.salutation} {person}".strip()


def _position(row: Position, besides: Organisation, seen: set[int]) -> str:
    place = row.organisation
    named = place.name if place is not None and place.pk != besides.pk and place.pk in seen else ""
    return cut(", ".join(filter(None, (row.title, named))), 110)


def of_visit(engagement: Engagement, asked: Asked) -> list[Part]:
    """Members of the delegation, then our own side; each in the order of protocol with the position then."""
    rows = list(
        Participant.objects.filter(engagement=engagement)
        .exclude(person=None)
        .select_related("person", "position", "organisation")
        .prefetch_related("person__positions")
    )
    known = asked.people_seen(row.person for row in rows)
    seen = asked.organisations_seen(row.organisation for row in rows)
    own = Organisation.objects.filter(is_home=True).values_list("path", flat=True).first()
    day = engagement.held_on.last if engagement.held_on else asked.day
    sides: defaultdict[bool, list[Line]] = defaultdict(list)
    for row in sorted(rows, key=protocol_order):
        if row.person is None or row.person.pk not in known:
            continue
        place = row.organisation if row.organisation_id in seen else None
        ours = bool(own and place is not None and place.path.startswith(own))
        titles = ", ".join(titles_then(row, row.person.positions.all(), day))
        line = Line(
            _called(row.person),
            detail=joined(cut(titles, 110), "" if place is None or place.is_home else cut(place.name, 80)),
            end=str(row.get_role_display()),
            url=row.person.get_absolute_url(),
        )
        sides[ours].append(line)
    most = MEMBERS[asked.length]
    return [
        part("delegation", _("Those who come, in the order of protocol"), sides[False][:most], total=len(sides[False])),
        part("ours", _("On our side"), sides[True][:most], total=len(sides[True])),
    ]
