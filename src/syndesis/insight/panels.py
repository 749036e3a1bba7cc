"""What the page of a figure shows beside its own fields, and what an organisation's shows of its figures."""

from collections.abc import Sequence
from dataclasses import replace

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from syndesis.core import dates
from syndesis.core.models import User
from syndesis.directory.models import Membership, Network, Organisation
from syndesis.directory.queries.memberships import holds
from syndesis.directory.reach import below
from syndesis.insight import policies
from syndesis.insight.models import PublishedFigure
from syndesis.insight.wording import of_whom, value_of
from syndesis.objects import Line


def at_other_days(figure: PublishedFigure, reader: User) -> list[Line]:
    """The same indicator of the same organisation, as others published it or as of another day."""
    same = PublishedFigure.objects.filter(indicator__iexact=figure.indicator, organisation=figure.organisation_id)
    return [
        Line(
            title=value_of(row),
            url=row.get_absolute_url(),
            detail=of_whom(row),
            end=dates.full(row.as_of),
            icon="chart-column",
            subject=row,
        )
        for row in _seen(same.exclude(pk=figure.pk), reader).select_related("organisation")
    ]


def of_organisation(organisation: Organisation, reader: User) -> list[Line]:
    """What was published in numbers of an organisation or a part of it."""
    whole = Organisation.objects.filter(below([organisation.path])).values("pk")
    return [
        Line(
            title=row.indicator,
            url=row.get_absolute_url(),
            detail=dates.full(row.as_of),
            end=value_of(row),
            icon="chart-column",
            subject=row,
        )
        for row in _seen(PublishedFigure.objects.filter(organisation__in=whole), reader)
    ]


def of_network(network: Network, reader: User) -> list[Line]:
    """What was published in numbers of a network; a number of members beside that on record for its day."""
    members = list(network.memberships.all())
    return [_beside(line, members) for line in of_organisation(network.organisation, reader)]


def _beside(line: Line, members: Sequence[Membership]) -> Line:
    figure = line.subject
    if not isinstance(figure, PublishedFigure) or not figure.as_of or "member" not in figure.indicator.casefold():
        return line
    number = len({each.member_id for each in members if holds(each, figure.as_of.last)})
    words = _("%(number)s on record for that day") % {"number": number}
    return replace(line, detail=f"{line.detail} · {words}")


def _seen(rows: QuerySet[PublishedFigure], reader: User) -> QuerySet[PublishedFigure]:
    return rows.filter(policies.figures.scope(reader, "view"), archived_at=None)
