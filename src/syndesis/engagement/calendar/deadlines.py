"""Deadlines as entries: open actions, agreements in force that end, proposals that wait for their answers."""

from collections.abc import Iterator

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q
from django.utils.translation import gettext as _

from syndesis.agreements.choices import IN_FORCE
from syndesis.agreements.models import Agreement, AgreementParty
from syndesis.agreements.policies import agreements
from syndesis.agreements.wording import agreement_title
from syndesis.core.policies import reached
from syndesis.directory.models import Organisation
from syndesis.engagement import policies
from syndesis.engagement.calendar.entries import Entry, Kind, Within
from syndesis.engagement.calendar.occasions import taking_part
from syndesis.engagement.calendar.reaching import facts_of, last_day_of, organisations_of, revised
from syndesis.engagement.choices import ProposalStatus
from syndesis.engagement.models import Engagement, FollowUp, Proposal, ProposalRecipient
from syndesis.work import policies as work
from syndesis.work.choices import ActionStatus
from syndesis.work.models import Action


def actions_due(within: Within) -> Iterator[Entry]:
    rows = Action.objects.filter(
        work.actions.scope(within.reader, "view"),
        last_day_of(within, "due_on"),
        status=ActionStatus.OPEN,
        archived_at=None,
    )
    if within.mine:
        rows = rows.filter(work.mine(within.reader))
    organisations = organisations_of(within)
    if organisations is not None:
        keys = organisations.values("pk")
        met = Engagement.objects.filter(taking_part(keys)).order_by().values("pk")
        rows = rows.filter(
            Q(content_type=ContentType.objects.get_for_model(Organisation), object_id__in=keys)
            | Q(content_type=ContentType.objects.get_for_model(Engagement), object_id__in=met)
            | Q(pk__in=FollowUp.objects.filter(organisation__in=keys).values("action"))
        )
    for row in revised(rows, within).select_related("owner").order_by("due_on_last", "pk")[: within.most]:
        yield Entry(
            kind=Kind.DEADLINE,
            key=f"action-{row.pk}",
            title=row.title,
            url=row.get_absolute_url(),
            first=row.due_on.last,
            last=row.due_on.last,
            detail=str(row.owner or _("nobody yet")),
            **facts_of(row),
        )


def agreements_ending(within: Within) -> Iterator[Entry]:
    rows = Agreement.objects.filter(
        agreements.scope(within.reader, "view"),
        last_day_of(within, "ends_on"),
        status__in=IN_FORCE,
        archived_at=None,
    )
    if within.mine:
        rows = rows.filter(reached(within.reader, Agreement))
    organisations = organisations_of(within)
    if organisations is not None:
        parties = AgreementParty.objects.filter(organisation__in=organisations.values("pk"))
        rows = rows.filter(pk__in=parties.order_by().values("agreement"))
    rows = revised(rows, within).prefetch_related("parties__organisation").order_by("ends_on_last", "pk")
    for row in rows[: within.most]:
        yield Entry(
            kind=Kind.AGREEMENT,
            key=f"agreement-{row.pk}-end",
            title=_("Ends: %(agreement)s") % {"agreement": agreement_title(row)},
            url=row.get_absolute_url(),
            first=row.ends_on.last,
            last=row.ends_on.last,
            **facts_of(row),
        )


def answers_due(within: Within) -> Iterator[Entry]:
    rows = Proposal.objects.filter(
        policies.proposals.scope(within.reader, "view"),
        last_day_of(within, "due_on"),
        status=ProposalStatus.SENT,
        archived_at=None,
    )
    if within.mine:
        rows = rows.filter(reached(within.reader, Proposal))
    organisations = organisations_of(within)
    if organisations is not None:
        addressed = ProposalRecipient.objects.filter(organisation__in=organisations.values("pk"))
        rows = rows.filter(pk__in=addressed.order_by().values("proposal"))
    for row in revised(rows, within).order_by("due_on_last", "pk")[: within.most]:
        yield Entry(
            kind=Kind.ANSWER,
            key=f"proposal-{row.pk}-answers",
            title=_("Answer by: %(proposal)s") % {"proposal": row},
            url=row.get_absolute_url(),
            first=row.due_on.last,
            last=row.due_on.last,
            **facts_of(row),
        )
