"""What pages show of proposals: where one was discussed and what came of it; what was proposed to whom."""

from collections.abc import Iterable

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from syndesis.activities.models import Call
from syndesis.core import dates
from syndesis.core.models import User
from syndesis.directory.models import Network, Organisation
from syndesis.directory.panels.organisations import seen_organisations
from syndesis.engagement import policies
from syndesis.engagement.choices import Response
from syndesis.engagement.models import AgendaItem, Engagement, Proposal, ProposalRecipient
from syndesis.engagement.panels.seen import meeting_lines, promise_lines, seen_engagements, seen_promises, whole
from syndesis.engagement.wording.proposals import ORDER, sent, summed_up
from syndesis.objects import Line


def recipients(proposal: Proposal, reader: User) -> list[Line]:
    """To whom it is addressed, with what they answered; those who answered first."""
    rows = list(proposal.recipients.select_related("organisation").order_by("response", "organisation__name"))
    seen = seen_organisations(reader, [row.organisation for row in rows])
    rows.sort(key=lambda row: ORDER.index(Response(row.response)))
    return [
        Line(
            row.organisation.name,
            row.organisation.get_absolute_url(),
            detail=row.remark,
            end=str(row.get_response_display()),
            icon="building-2",
            subject=row,
        )
        for row in rows
        if row.organisation in seen
    ]


def discussed_at(proposal: Proposal, reader: User) -> list[Line]:
    """The occasions on whose agenda it stood, and the one at which it was made."""
    items = AgendaItem.objects.filter(engagement=OuterRef("pk"), proposal=proposal)
    return meeting_lines(seen_engagements(reader).filter(Exists(items) | Q(pk=proposal.engagement_id or 0)))


def came_of_it(proposal: Proposal, reader: User) -> list[Line]:
    """The promises that were made of answers."""
    return promise_lines(seen_promises(reader).filter(proposal=proposal))


def proposals_of_organisation(organisation: Organisation, reader: User) -> list[Line]:
    """What was proposed to an organisation or a part of it, each with the answer."""
    rows = ProposalRecipient.objects.filter(
        proposal__in=_seen(reader).values("pk"), organisation__in=whole(organisation)
    ).select_related("proposal", "organisation")
    return [
        Line(
            str(row.proposal),
            row.proposal.get_absolute_url(),
            detail="" if row.organisation_id == organisation.pk else row.organisation.name,
            end=row.get_response_display() if row.response != Response.NONE else sent(row.proposal),
            icon="send",
            subject=row.proposal,
        )
        for row in rows.order_by("-proposal__sent_on_last", "-pk")
    ]


def proposals_of_network(network: Network, reader: User) -> list[Line]:
    """What was proposed to a network, each with what came back."""
    return proposal_lines(_seen(reader).filter(network=network))


def proposals_at(engagement: Engagement, reader: User) -> list[Line]:
    """What was proposed or discussed at an occasion."""
    items = AgendaItem.objects.filter(engagement=engagement, proposal=OuterRef("pk"))
    return proposal_lines(_seen(reader).filter(Exists(items) | Q(engagement=engagement)))


def proposals_for_call(call: Call, reader: User) -> list[Line]:
    """What is to be paid for by a call, if it is won."""
    return proposal_lines(_seen(reader).filter(call=call))


def proposal_lines(rows: QuerySet[Proposal]) -> list[Line]:
    answers = Prefetch("recipients", ProposalRecipient.objects.only("proposal_id", "response"))
    return [
        Line(
            str(row),
            row.get_absolute_url(),
            detail=summed_up(_numbers(row.recipients.all())),
            end=dates.full(row.sent_on) if row.sent_on else str(row.get_status_display()),
            icon="send",
            subject=row,
        )
        for row in rows.prefetch_related(answers)
    ]


def _numbers(recipients: Iterable[ProposalRecipient]) -> dict[str, int]:
    found = dict.fromkeys(Response.values, 0)
    for each in recipients:
        found[each.response] += 1
    return found


def _seen(reader: User) -> QuerySet[Proposal]:
    return Proposal.objects.filter(policies.proposals.scope(reader, "view"), archived_at=None)
