"""How activities are found."""

from django.db.models import Prefetch

from syndesis.activities.models import Activity, ActivityParty
from syndesis.core.search import Entry, register
from syndesis.core.search.following import register_part
from syndesis.directory.wording import others


def _activity(row: Activity) -> Entry | None:
    if row.archived_at:
        return None
    parties = others(party.organisation for party in row.parties.all())
    return Entry(
        title=row.title,
        subtitle=" · ".join(filter(None, (", ".join(parties), str(row.starts_on.year) if row.starts_on else ""))),
        context=[row.city, row.goals, row.description, row.notes],
    )


_parties = Prefetch("parties", ActivityParty.objects.select_related("organisation"))
register(Activity, entry=_activity, queryset=Activity.objects.prefetch_related(_parties))
register_part(ActivityParty, "activity_id", Activity)
