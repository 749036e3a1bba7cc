"""What the page of an organisation shows of its standing: statuses, rankings, fields, places, relations, and the ways
over it and to it."""

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from syndesis.core.countries import country_name
from syndesis.core.models import User
from syndesis.directory.choices import FieldUse, RelationKind
from syndesis.directory.models import InstitutionalStatus, Organisation
from syndesis.directory.queries.periods import period
from syndesis.directory.queries.relating import WORDS, back, forth
from syndesis.directory.queries.standing import fields_on, rankings_of, relations_of, statuses_on
from syndesis.directory.queries.ways import Way, through, ways_to
from syndesis.objects import Line


def statuses(organisation: Organisation, reader: User) -> list[Line]:
    return [
        Line(row.name, detail=status_detail(row), end=period(row.starts_on, row.ends_on), subject=row)
        for row in statuses_on(organisation)
    ]


def status_detail(row: InstitutionalStatus) -> str:
    """ "given by the Government · from among 14 others"."""
    by = _("given by %(name)s") % {"name": row.given_by} if row.given_by else ""
    others = (
        ngettext("from among %(number)s other", "from among %(number)s others", row.competitors)
        % {"number": row.competitors}
        if row.competitors
        else ""
    )
    return " · ".join(filter(None, (by, others)))


def rankings(organisation: Organisation, reader: User) -> list[Line]:
    """The last place in each ranking."""
    return [
        Line(
            each.system,
            detail=" · ".join(filter(None, (each.category, str(each.results[0].edition)))),
            end=each.results[0].ranks,
            subject=each.results[0],
        )
        for each in rankings_of(organisation)
    ]


def fields(organisation: Organisation, reader: User) -> list[Line]:
    """What it works in today."""
    return [
        Line(
            str(row.field),
            row.field.get_absolute_url(),
            detail=" · ".join(filter(None, (str(FieldUse(use).label), row.remark))),
            end=period(row.starts_on, row.ends_on),
            subject=row,
        )
        for use, rows in fields_on(organisation, timezone.localdate()).items()
        for row in rows
    ]


def places(organisation: Organisation, reader: User) -> list[Line]:
    return [
        Line(
            row.name,
            detail=", ".join(filter(None, (row.address, row.city, country_name(row.country)))),
            icon="map-pin",
            subject=row,
        )
        for row in organisation.places.all()
    ]


def relations(organisation: Organisation, reader: User) -> list[Line]:
    """How it stands to others outside the tree, seen from its side."""
    lines = []
    for row in relations_of(organisation, reader):
        if row.kind == RelationKind.RESIDENT and row.other_id == organisation.pk:
            continue  # has a panel of its own
        own = row.organisation_id == organisation.pk
        other, tie = (row.other, forth(row.kind)) if own else (row.organisation, back(row.kind))
        lines.append(
            Line(
                other.name,
                other.get_absolute_url(),
                detail=" · ".join(filter(None, (str(WORDS[tie]), row.remark))),
                end=period(row.starts_on, row.ends_on),
                icon="building-2",
                subject=row,
            )
        )
    return sorted(lines, key=lambda line: (line.detail, line.title))


def residents(organisation: Organisation, reader: User) -> list[Line]:
    """Who is resident there, of a technology park."""
    return [
        Line(
            row.organisation.name,
            row.organisation.get_absolute_url(),
            detail=" · ".join(filter(None, (str(row.organisation.get_kind_display()), row.remark))),
            end=period(row.starts_on, row.ends_on),
            icon="building-2",
            subject=row,
        )
        for row in relations_of(organisation, reader)
        if row.kind == RelationKind.RESIDENT and row.other_id == organisation.pk
    ]


def through_it(organisation: Organisation, reader: User) -> list[Line]:
    """Whom a partner can lead us to, with each step on the way."""
    return [_line(way[-1].end, way, "building-2") for way in through(organisation, reader)]


def reached_over(organisation: Organisation, reader: User) -> list[Line]:
    """Over whom we reach an organisation that is no partner, with each step on the way."""
    return [_line(way[0].end, way, "handshake") for way in ways_to(organisation, reader)]


def _line(organisation: Organisation, way: Way, icon: str) -> Line:
    """One end of a way, with the steps in words: "our partner → member: Tsinghua University → industrial partner"; its
    footnotes are those of the last step that is on record."""
    between = [_("%(tie)s: %(name)s") % {"tie": WORDS[step.tie], "name": step.end.name} for step in way[1:-1]]
    return Line(
        organisation.name,
        organisation.get_absolute_url(),
        detail=" → ".join([str(WORDS[way[0].tie]), *between, str(WORDS[way[-1].tie])]),
        icon=icon,
        subject=next((step.record for step in reversed(way) if step.record is not None), None),
    )
