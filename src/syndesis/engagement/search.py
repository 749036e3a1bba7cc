"""How engagements and promises are found."""

from django.db.models import Prefetch

from syndesis.core.search import Entry, register
from syndesis.core.search.following import register_part
from syndesis.directory.wording import READ_OF_OTHERS, others
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


# Only what an entry is made of is read, since a deed may have written thousands.
_named = [f"organisation__{name}" for name in READ_OF_OTHERS]
_people = ["person__given_name", "person__family_name", "person__erased_at"]
_taking_part = Participant.objects.select_related("organisation", "person").only("engagement_id", *_named, *_people)
_concerned = InitiativeParty.objects.select_related("organisation").only("initiative_id", *_named)
_occasions = Engagement.objects.only("title", "kind", "series_id", "held_on", "city", "purpose", "notes", "archived_at")
_promises = Initiative.objects.only("title", "notes", "archived_at")
register(
    Engagement,
    entry=_engagement,
    queryset=_occasions.prefetch_related(Prefetch("participants", _taking_part)),
)
register(Initiative, entry=_initiative, queryset=_promises.prefetch_related(Prefetch("parties", _concerned)))
register_part(Participant, "engagement_id", Engagement)
register_part(InitiativeParty, "initiative_id", Initiative)
