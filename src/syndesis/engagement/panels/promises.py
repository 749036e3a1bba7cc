"""What the page of a promise shows."""

from syndesis.core import dates
from syndesis.core.models import User
from syndesis.directory.panels.organisations import named, seen_organisations
from syndesis.engagement.models import Initiative
from syndesis.engagement.panels.seen import seen_engagements, title_of
from syndesis.objects import Line


def stages(promise: Initiative, reader: User) -> list[Line]:
    """The stages that a promise went through, each with the words that say so; the occasion where the reader may see
    it."""
    rows = list(promise.stages.all())
    keys = {row.engagement_id for row in rows if row.engagement_id}
    met = {row.pk: row for row in seen_engagements(reader).filter(pk__in=keys)}
    return [
        Line(
            str(row.get_stage_display()),
            url=met[row.engagement_id].get_absolute_url() if row.engagement_id in met else "",
            detail=" · ".join(filter(None, (row.remark, title_of(met.get(row.engagement_id or 0))))),
            end=dates.full(row.reached_on),
            subject=row,
        )
        for row in rows
    ]


def promised_to(promise: Initiative, reader: User) -> list[Line]:
    """The organisations that a promise concerns."""
    rows = [party.organisation for party in promise.parties.select_related("organisation")]
    seen = seen_organisations(reader, rows)
    return [named(row) for row in rows if row in seen]
