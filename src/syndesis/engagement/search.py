"""How engagements and promises are found."""

from django.db.models import Prefetch

from syndesis.core.search import Entry, register
from syndesis.core.search.following import register_part
from syndesis.directory.wording import others
from syndesis.engagement.models import Engagement, Initiative, InitiativeParty, Participant


def _engagement(row: Engagement) -> Entry | None:
    if row.archived_at or row.series_id:
        return None
    parts = row.participants.all()
    names = list(dict.fromkeys(others(part.organisation for part in parts)))
    return Entry(
        title=row.title or ", ".join(names) or str(row),
        subtitle=" · ".join(filter(None, (str(row.held_on or ""), row.city))),
        context=[*names, *(str(part.person) for part in parts if part.person), row.purpose, row.notes],
    )


def _initiative(row: Initiative) -> Entry | None:
    if row.archived_at:
        return None
    parties = others(party.organisation for party in row.parties.all())
    return Entry(title=row.title, subtitle=", ".join(parties), context=[row.notes])


_participants = Prefetch("participants", Participant.objects.select_related("organisation", "person"))
_parties = Prefetch("parties", InitiativeParty.objects.select_related("organisation"))
register(Engagement, entry=_engagement, queryset=Engagement.objects.prefetch_related(_participants))
register(Initiative, entry=_initiative, queryset=Initiative.objects.prefetch_related(_parties))
register_part(Participant, "engagement_id", Engagement)
register_part(InitiativeParty, "initiative_id", Initiative)
