"""What the page of a partner is made of, asked of the database in a number of queries that no record adds to."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Model, Prefetch, Q, QuerySet

from syndesis.activities import policies as activities
from syndesis.activities.models import Activity, ActivityParty
from syndesis.agreements import policies as agreements
from syndesis.agreements.models import Agreement, AgreementParty
from syndesis.core.models import User
from syndesis.core.policies import Policy
from syndesis.directory import policies as directory
from syndesis.directory.models import (
    Organisation,
    OrganisationIdentifier,
    OrganisationName,
    Partnership,
    PartnershipTier,
    Person,
    Position,
)
from syndesis.directory.reach import below
from syndesis.engagement import policies as engagement
from syndesis.engagement.models import Engagement, Initiative, InitiativeParty, Participant
from syndesis.engagement.queries import promises_with_silence
from syndesis.insight import policies as insight
from syndesis.insight.models import PublishedFigure


@dataclass
class Relation:
    """An organisation with its units, and all that links them to us, as far as the reader may see it."""

    organisation: Organisation
    names: list[OrganisationName]
    identifiers: list[OrganisationIdentifier]
    partnership: Partnership | None
    tiers: list[PartnershipTier]
    agreements: list[Agreement]
    engagements: list[Engagement]
    initiatives: list[Initiative]
    activities: list[Activity]
    people: list[Person]
    """With positions at the organisation or its units."""
    figures: list[PublishedFigure]

    def records(self) -> list[Model]:
        """Everything whose evidence the page may cite."""
        positions = [position for person in self.people for position in person.positions.all()]
        statuses = [change for activity in self.activities for change in activity.status_changes.all()]
        stages = [stage for initiative in self.initiatives for stage in initiative.stages.all()]
        rows: list[list[Any]] = [
            [self.organisation],
            self.names,
            self.tiers,
            self.agreements,
            self.engagements,
            self.initiatives,
            stages,
            self.activities,
            statuses,
            self.people,
            positions,
            self.figures,
            [self.partnership] if self.partnership else [],
        ]
        return [row for group in rows for row in group]


def relation_of(organisation: Organisation, reader: User) -> Relation:
    whole = Organisation.objects.filter(below([organisation.path])).values("pk")
    partnership = _seen(directory.partnerships, Partnership.objects.filter(organisation=organisation), reader).first()

    def touching(model: type[Model], column: str) -> Q:
        """Found from the links of this organisation, which are few, not asked of every record."""
        return Q(pk__in=model._default_manager.filter(organisation__in=whole).order_by().values(column))

    return Relation(
        organisation=organisation,
        names=list(organisation.names.all()),
        identifiers=list(organisation.identifiers.all()),
        partnership=partnership,
        tiers=list(partnership.tiers.all()) if partnership else [],
        agreements=list(
            _seen(
                agreements.agreements, Agreement.objects.filter(touching(AgreementParty, "agreement")), reader
            ).prefetch_related(_with("parties", AgreementParty, "organisation"))
        ),
        engagements=list(
            _seen(
                engagement.engagements,
                Engagement.objects.filter(touching(Participant, "engagement"), series=None),
                reader,
            ).prefetch_related(_with("participants", Participant, "organisation", "person", "position"), "sessions")
        ),
        initiatives=list(
            _seen(
                engagement.initiatives, promises_with_silence().filter(touching(InitiativeParty, "initiative")), reader
            )
            .select_related("owner", "counterpart", "engagement")
            .prefetch_related(_with("parties", InitiativeParty, "organisation"), "stages")
        ),
        activities=list(
            _seen(
                activities.activities, Activity.objects.filter(touching(ActivityParty, "activity")), reader
            ).prefetch_related(_with("parties", ActivityParty, "organisation"), "status_changes")
        ),
        people=list(
            _seen(directory.people, Person.objects.filter(touching(Position, "person")), reader).prefetch_related(
                _with("positions", Position, "organisation")
            )
        ),
        figures=list(_seen(insight.figures, PublishedFigure.objects.filter(organisation__in=whole), reader)),
    )


def _with(name: str, model: type[Model], *related: str) -> Prefetch[Any]:
    """The rows of a link table with what they name, in one query, however many there are."""
    return Prefetch(name, model._default_manager.select_related(*related))


def _seen(policy: Policy, rows: QuerySet[Any], reader: User) -> QuerySet[Any]:
    return rows.filter(Q(archived_at=None) & policy.scope(reader, "view"))
