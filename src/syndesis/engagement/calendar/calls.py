"""The last days of calls for proposals as entries."""

from collections.abc import Iterator

from django.db.models import Q
from django.utils.translation import gettext as _

from syndesis.activities.amounts import funders_of
from syndesis.activities.models import Call, CallFunder
from syndesis.activities.policies import calls
from syndesis.core.policies import reached
from syndesis.engagement.calendar.entries import Entry, Kind, Within
from syndesis.engagement.calendar.reaching import facts_of, organisations_of, revised


def calls_closing(within: Within) -> Iterator[Entry]:
    """Concerning somebody: those of their units, and of funders that they answer for."""
    until = Q(closes_on__lte=within.last) if within.last else Q()
    rows = Call.objects.filter(until, calls.scope(within.reader, "view"), closes_on__gte=within.first, archived_at=None)
    if within.mine:
        rows = rows.filter(reached(within.reader, Call))
    organisations = organisations_of(within)
    if organisations is not None:
        funders = CallFunder.objects.filter(organisation__in=organisations.values("pk"))
        rows = rows.filter(pk__in=funders.order_by().values("call"))
    rows = revised(rows, within).prefetch_related("funders__organisation").order_by("closes_on", "pk")
    for row in rows[: within.most]:
        assert row.closes_on is not None  # it was found by it
        yield Entry(
            kind=Kind.CALL,
            key=f"call-{row.pk}-closes",
            title=_("Last day to apply: %(call)s") % {"call": row},
            url=row.get_absolute_url(),
            first=row.closes_on,
            last=row.closes_on,
            detail=funders_of(row),
            **facts_of(row),
        )
