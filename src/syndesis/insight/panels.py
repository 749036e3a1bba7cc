"""What the page of a figure shows beside its own fields, and what an organisation's shows of its figures."""

from django.db.models import QuerySet

from syndesis.core import dates
from syndesis.core.models import User
from syndesis.insight import policies
from syndesis.insight.models import PublishedFigure
from syndesis.insight.wording import of_whom, value_of
from syndesis.objects import Line


def at_other_days(figure: PublishedFigure, reader: User) -> list[Line]:
    """The same indicator of the same organisation, as others published it or as of another day."""
    same = PublishedFigure.objects.filter(indicator__iexact=figure.indicator, organisation=figure.organisation_id)
    return _lines(same.exclude(pk=figure.pk), reader)


def _lines(rows: QuerySet[PublishedFigure], reader: User) -> list[Line]:
    seen = rows.filter(policies.figures.scope(reader, "view"), archived_at=None).select_related("organisation")
    return [
        Line(
            title=value_of(row),
            url=row.get_absolute_url(),
            detail=of_whom(row),
            end=dates.full(row.as_of),
            icon="chart-column",
            subject=row,
        )
        for row in seen
    ]
