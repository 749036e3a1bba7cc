"""How engagements and promises are found."""

from django.db.models import Prefetch

from syndesis.core.search import Entry, register
from syndesis.core.search.following import register_part
from syndesis.directory.wording import READ_OF_OTHERS, others
from syndesis.engagement.models import (
    AgendaItem,
    Engagement,
    Enquiry,
    Initiative,
    InitiativeParty,
    Introduction,
    Offer,
    Participant,
    Proposal,
    ProposalRecipient,
    Quotation,
    RecurringEvent,
)
from syndesis.engagement.wording.occasions import held_by


def _engagement(row: Engagement) -> Entry | None:
    if row.archived_at or row.series_id:
        return None
    parts = row.participants.all()
    names = list(dict.fromkeys(others(part.organisation for part in parts)))
    return Entry(
        title=row.title or ", ".join(names) or str(row),
        subtitle=" · ".join(filter(None, (str(row.held_on or ""), row.city))),
        context=[
            *names,
            *(str(part.person) for part in parts if part.person),
            row.theme,
            *others([row.venue]),
            *(item.title for item in row.agenda.all()),
            *(quotation.text for quotation in row.quotations.all()),
            row.purpose,
            row.notes,
        ],
    )


def _recurring(row: RecurringEvent) -> Entry | None:
    if row.archived_at:
        return None
    return Entry(title=row.name, subtitle=held_by(row), context=[*row.names.values(), row.description])


def _initiative(row: Initiative) -> Entry | None:
    if row.archived_at:
        return None
    parties = others(party.organisation for party in row.parties.all())
    return Entry(title=row.title, subtitle=", ".join(parties), context=[row.notes])


def _proposal(row: Proposal) -> Entry | None:
    if row.archived_at:
        return None
    recipients = others(each.organisation for each in row.recipients.all())
    return Entry(
        title=row.title,
        subtitle=str(row.sent_on or ""),
        context=[*row.titles.values(), row.text, *row.texts.values(), row.notes, *recipients],
    )


def _enquiry(row: Enquiry) -> Entry | None:
    if row.archived_at:
        return None
    return Entry(title=row.subject, subtitle=row.organisation_name, context=[row.sender, row.text, row.notes])


def _offer(row: Offer) -> Entry | None:
    if row.archived_at:
        return None
    return Entry(
        title=row.title,
        subtitle=str(row.get_kind_display()),
        context=[*row.titles.values(), row.description, row.notes, *others([row.owner_unit])],
    )


def _introduction(row: Introduction) -> Entry | None:
    if row.archived_at:
        return None
    return Entry(
        title=row.title,
        subtitle=" ↔ ".join(others([row.first, row.second])),
        context=[row.notes, *others([row.made_by])],
    )


# Only what an entry is made of is read, since a deed may have written thousands.
_named = [f"organisation__{name}" for name in READ_OF_OTHERS]
_people = ["person__given_name", "person__family_name", "person__erased_at"]
_taking_part = Participant.objects.select_related("organisation", "person").only("engagement_id", *_named, *_people)
_concerned = InitiativeParty.objects.select_related("organisation").only("initiative_id", *_named)
_venue = [f"venue__{name}" for name in READ_OF_OTHERS]
_occasions = Engagement.objects.select_related("venue").only(
    *("title", "kind", "series_id", "held_on", "city", "theme", "purpose", "notes", "archived_at", *_venue)
)
_agenda = AgendaItem.objects.only("engagement_id", "title")
_quotations = Quotation.objects.only("engagement_id", "text")
_promises = Initiative.objects.only("title", "notes", "archived_at")
_proposals = Proposal.objects.only("title", "titles", "text", "texts", "sent_on", "notes", "archived_at")
_addressed = ProposalRecipient.objects.select_related("organisation").only("proposal_id", *_named)
register(
    Engagement,
    entry=_engagement,
    queryset=_occasions.prefetch_related(
        Prefetch("participants", _taking_part), Prefetch("agenda", _agenda), Prefetch("quotations", _quotations)
    ),
)
register(Initiative, entry=_initiative, queryset=_promises.prefetch_related(Prefetch("parties", _concerned)))
register(
    RecurringEvent,
    entry=_recurring,
    queryset=RecurringEvent.objects.select_related("organiser", "network__organisation"),
)
register(Proposal, entry=_proposal, queryset=_proposals.prefetch_related(Prefetch("recipients", _addressed)))
register(Enquiry, entry=_enquiry)
register(Offer, entry=_offer, queryset=Offer.objects.select_related("owner_unit"))
register(Introduction, entry=_introduction, queryset=Introduction.objects.select_related("first", "second", "made_by"))
register_part(Participant, "engagement_id", Engagement)
register_part(AgendaItem, "engagement_id", Engagement)
register_part(Quotation, "engagement_id", Engagement)
register_part(InitiativeParty, "initiative_id", Initiative)
register_part(ProposalRecipient, "proposal_id", Proposal)
