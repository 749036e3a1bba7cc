"""A partner with something of everything that a briefing tells, and what only few may know of it."""

from dataclasses import dataclass
from datetime import date

from syndesis.activities.models import Activity, ActivityParty
from syndesis.agreements.models import Agreement, AgreementParty
from syndesis.core.models import Visibility
from syndesis.directory.models import (
    Counterpart,
    Goal,
    Membership,
    Network,
    Organisation,
    Partnership,
    PartnershipTier,
    Person,
    Position,
    RankingResult,
    Region,
    RegionCountry,
)
from syndesis.engagement.models import (
    Engagement,
    FollowUp,
    Initiative,
    InitiativeParty,
    InitiativeStage,
    Participant,
    Proposal,
    ProposalRecipient,
)
from syndesis.insight.models import PublishedFigure
from syndesis.work.models import Action
from tests.directory import factories

TODAY = date(2026, 11, 21)
KINDS = (
    *("promise", "agreement", "meeting", "activity", "unit", "rector", "owner", "counterpart", "guest"),
    *("network", "goal", "figure", "proposal", "action", "company"),
)
"""What is told of a partner; each bears the word of its kind in its name."""


@dataclass
class Busy:
    home: Organisation
    partner: Organisation
    region: Region
    visit: Engagement
    partnership: Partnership


def busy(partner: str = "Harbour University") -> Busy:
    """The partner, our relation with it, and a visit to come; nothing else yet."""
    home = Organisation.objects.filter(is_home=True).first() or factories.home()
    row = factories.organisation(partner, country="ES", city="Cádiz")
    region = Region.objects.create(name="Iberia")
    RegionCountry.objects.create(region=region, country="ES")
    visit = Engagement.objects.create(title="Visit in spring", kind="visit", held_on="2027-03-02", direction="inbound")
    Participant.objects.create(engagement=visit, organisation=row)
    Participant.objects.create(engagement=visit, organisation=home)
    partnership = Partnership.objects.create(organisation=row, started_on="2012-04")
    PartnershipTier.objects.create(partnership=partnership, tier="strategic", starts_on="2015")
    RankingResult.objects.create(organisation=row, system="World Ranking", edition=2025, rank=201, rank_to=250)
    return Busy(home, row, region, visit, partnership)


def fill(case: Busy, word: str, visibility: str = Visibility.INTERNAL) -> None:
    """One more of each, with a word in its name: what is silent, ends soon, waits for an answer, was promised."""
    seen = {"visibility": visibility}

    def named(kind: str) -> str:
        return f"{word} {kind}"

    def somebody(kind: str) -> Person:
        return Person.objects.create(given_name=word, family_name=kind, **seen)

    partner = case.partner
    unit = factories.organisation(named("unit"), parent=partner, kind="laboratory", **seen)
    company = factories.organisation(named("company"), kind="company", **seen)
    owner, counterpart = somebody("owner"), somebody("counterpart")
    for number in range(2):
        promise = Initiative.objects.create(
            title=f"{named('promise')} {number}", stage="agreed", stage_on="2024-05", owed_by="us", owner=owner, **seen
        )
        InitiativeStage.objects.create(initiative=promise, stage="agreed", reached_on="2024-05")
        for organisation in (partner, company):
            InitiativeParty.objects.create(initiative=promise, organisation=organisation)
    common = Initiative.objects.create(
        title="Known promise", stage="proposed", stage_on="2026-10", owner=owner, counterpart=counterpart
    )
    InitiativeParty.objects.create(initiative=common, organisation=partner)
    InitiativeParty.objects.create(initiative=common, organisation=unit)
    agreement = Agreement.objects.create(
        title=named("agreement"),
        signed_on="2022-03-01",
        ends_on="2027-02-28",
        runs_until="2027-02-28",
        status="active",
        **seen,
    )
    AgreementParty.objects.create(agreement=agreement, organisation=partner)
    activity = Activity.objects.create(title=named("activity"), kind="project", status="running", **seen)
    ActivityParty.objects.create(activity=activity, organisation=partner)
    meeting = Engagement.objects.create(title=named("meeting"), held_on="2025-02-11", city="Cádiz", **seen)
    Participant.objects.create(engagement=meeting, organisation=partner)
    Position.objects.create(person=somebody("rector"), organisation=partner, title="Rector", starts_on="2020")
    guest = somebody("guest")
    position = Position.objects.create(person=guest, organisation=unit, title="Dean", starts_on="2021")
    Participant.objects.create(
        engagement=case.visit, person=guest, organisation=partner, position=position, role="delegate"
    )
    Counterpart.objects.create(partnership=case.partnership, person=counterpart)
    Goal.objects.create(title=named("goal"), partnership=case.partnership, **seen)
    PublishedFigure.objects.create(indicator=named("figure"), organisation=partner, value=7, **seen)
    network = Network.objects.create(organisation=factories.organisation(named("network"), kind="association"), **seen)
    for member in (partner, case.home):
        Membership.objects.create(network=network, member=member)
    proposal = Proposal.objects.create(title=named("proposal"), status="sent", sent_on="2026-05", **seen)
    ProposalRecipient.objects.create(proposal=proposal, organisation=partner)
    action = Action.objects.create(title=named("action"), **seen)
    FollowUp.objects.create(action=action, organisation=partner, agreed_at=meeting)
