"""What the relation rests on: who looks after it on both sides, its tiers, networks in common, goals, figures."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from syndesis.directory.models import Organisation, Partnership, Region
from syndesis.directory.panels import relations
from syndesis.directory.panels.networks import networks_of_partner
from syndesis.directory.queries.memberships import held_on, joined_by_us
from syndesis.insight.briefings.asked import Asked
from syndesis.insight.briefings.shapes import LONG, Line, Part, part
from syndesis.insight.briefings.words import cut
from syndesis.insight.panels import of_organisation
from syndesis.objects import Line as Told

MOST = {"short": 5, "long": 20}


def of_partner(organisation: Organisation, asked: Asked) -> list[Part]:
    partnership = asked.partnerships().filter(organisation=organisation).first()
    ours = relations.responsible_for(organisation, asked.reader)
    parts = [_part("coordinators", _("Who looks after it with us"), _present(ours, asked), asked)]
    if partnership is not None:
        theirs = _present(relations.counterparts(partnership, asked.reader), asked)
        parts.append(_part("counterparts", _("Who looks after it with them"), theirs, asked))
        parts.append(_part("tiers", _("Tier and status"), _history(partnership, asked), asked))
        parts.append(_part("goals", _("Goals"), relations.goals_of_partnership(partnership, asked.reader), asked))
    parts.append(_part("networks", _("Networks in common"), _in_common(organisation, asked), asked))
    if asked.length == LONG:
        parts.append(_part("figures", _("Published figures"), of_organisation(organisation, asked.reader), asked))
    return parts


def of_region(region: Region, asked: Asked) -> list[Part]:
    coordinators = _present(relations.of_a_region(region, asked.reader), asked)
    return [
        _part("coordinators", _("Who looks after it with us"), coordinators, asked),
        _part("goals", _("Goals"), relations.goals_of_region(region, asked.reader), asked),
        _part("brokers", _("Who opens doors for us"), relations.brokers(region, asked.reader), asked),
    ]


def _present(lines: Sequence[Told], asked: Asked) -> list[Told]:
    """In the short paper only those of today, whom the panels do not mark by a word at the end."""
    return [line for line in lines if asked.length == LONG or not line.end]


def _history(partnership: Partnership, asked: Asked) -> list[Told]:
    return [*relations.tiers(partnership, asked.reader), *relations.statuses(partnership, asked.reader)]


def _in_common(organisation: Organisation, asked: Asked) -> list[Told]:
    """The networks of which both are members on the day."""
    rows = list(held_on(asked.day).filter(member=organisation).values_list("pk", "network"))
    ours = joined_by_us([network for _key, network in rows], asked.day)
    shared = {key for key, network in rows if network in ours}
    return [
        line for line in networks_of_partner(organisation, asked.reader) if getattr(line.subject, "pk", 0) in shared
    ]


def _part(name: str, title: str, lines: Sequence[Told], asked: Asked) -> Part:
    shown = [
        Line(cut(line.title), detail=cut(line.detail, 160), end=line.end, url=line.url, tone=line.tone)
        for line in lines[: MOST[asked.length]]
    ]
    return part(name, title, shown, total=len(lines))
