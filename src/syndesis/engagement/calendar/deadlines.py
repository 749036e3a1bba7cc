"""Deadlines as entries: open actions, agreements in force that end, proposals that wait for their answers."""

from collections.abc import Iterator
from datetime import date

from django.contrib.contenttypes.models import ContentType
from django.db.models import F, Q, QuerySet
from django.utils.translation import gettext as _

from syndesis.agreements.choices import IN_FORCE
from syndesis.agreements.models import Agreement, AgreementParty
from syndesis.agreements.policies import agreements
from syndesis.agreements.queries.reminders import undecided
from syndesis.agreements.wording import agreement_title
from syndesis.agreements.wording.ending import if_nobody_acts
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
    """By the end as it stands after all amendments and renewals."""
    for row in _agreements(Agreement.objects.all(), "runs_until", within):
        yield _deadline(row, Kind.AGREEMENT, "end", row.runs_until, _("Ends: %(agreement)s"))


def decisions_due(within: Within) -> Iterator[Entry]:
    """The last day to decide what comes after an agreement, where that is not its very end."""
    for row in _agreements(undecided().exclude(decide_by=F("runs_until")), "decide_by", within):
        yield _deadline(row, Kind.DECISION, "decision", row.decide_by, _("Last day to decide: %(agreement)s"))


def _agreements(rows: QuerySet[Agreement], column: str, within: Within) -> list[Agreement]:
    """Those in force of which a day lies within, and concerns whom is asked for."""
    until = Q(**{f"{column}__lte": within.last}) if within.last else Q()
    rows = rows.filter(
        until,
        agreements.scope(within.reader, "view"),
        **{f"{column}__gte": within.first},
        status__in=IN_FORCE,
        archived_at=None,
    )
    if within.mine:
        rows = rows.filter(reached(within.reader, Agreement) | Q(officer=within.reader))
    organisations = organisations_of(within)
    if organisations is not None:
        parties = AgreementParty.objects.filter(organisation__in=organisations.values("pk"))
        rows = rows.filter(pk__in=parties.order_by().values("agreement"))
    rows = revised(rows, within).prefetch_related("parties__organisation").order_by(column, "pk")
    return list(rows[: within.most])


def _deadline(row: Agreement, kind: Kind, what: str, day: date | None, words: str) -> Entry:
    assert day is not None  # it was found by it
    return Entry(
        kind=kind,
        key=f"agreement-{row.pk}-{what}",
        title=words % {"agreement": agreement_title(row)},
        url=row.get_absolute_url(),
        first=day,
        last=day,
        detail=if_nobody_acts(row) if kind == Kind.DECISION else "",
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
