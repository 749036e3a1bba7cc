"""Writing proposals: what is proposed, to whom, and how far it has come."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from syndesis.activities.services.money import refuse_currency
from syndesis.core.history import Actor, recording
from syndesis.core.services import Refused
from syndesis.directory import policies as directory
from syndesis.directory.models import Organisation
from syndesis.directory.queries import own_unit
from syndesis.directory.queries.memberships import held_on
from syndesis.engagement import policies
from syndesis.engagement.choices import ProposalStatus, Response
from syndesis.engagement.models import Proposal, ProposalField, ProposalRecipient
from syndesis.lib.partial_dates import PartialDate
from syndesis.objects.services import assign


def register_proposal(*, by: Actor, title: str, **fields: Any) -> Proposal:
    """Draw up a proposal: a draft until it is sent."""
    return register_proposals([{"title": title, **fields}], by=by)[0]


def register_proposals(rows: Iterable[Mapping[str, Any]], *, by: Actor) -> list[Proposal]:
    """The bulk twin of `register_proposal`: all are drawn up or none."""
    given = [dict(row) for row in rows]
    recipients = [dict.fromkeys(row.pop("organisations", ())) for row in given]
    about = [dict.fromkeys(row.pop("fields", ())) for row in given]
    with recording(by, "Proposal drawn up" if len(given) == 1 else "Proposals drawn up"):
        unit = own_unit(by.user)
        for row in given:
            row.setdefault("owner_unit", unit)
        made = Proposal.objects.bulk_create([Proposal(**row) for row in given])
        for proposal, organisations in zip(made, recipients, strict=True):
            refuse_currency(proposal.currency, proposal.amount)
            _refuse_ourselves(proposal, organisations)
        ProposalRecipient.objects.bulk_create(
            [
                ProposalRecipient(proposal=proposal, organisation=organisation)
                for proposal, organisations in zip(made, recipients, strict=True)
                for organisation in organisations
            ]
        )
        ProposalField.objects.bulk_create(
            [
                ProposalField(proposal=proposal, field=field)
                for proposal, fields in zip(made, about, strict=True)
                for field in fields
            ]
        )
        policies.proposals.check_all(by.user, made)
    return made


def revise_proposal(proposal: Proposal, *, by: Actor, **fields: Any) -> Proposal:
    """Change a proposal. Raises Refused where somebody is taken off who has answered already."""
    with recording(by, "Proposal changed"):
        policies.proposals.check(by.user, proposal)
        if "organisations" in fields:
            wanted = {each.pk for each in fields["organisations"]}
            _refuse_ourselves(proposal, fields["organisations"])
            answered = proposal.recipients.exclude(response=Response.NONE).exclude(organisation__in=wanted)
            if gone := answered.select_related("organisation").first():
                told = _("%(organisation)s has answered already, and stays among those addressed.")
                raise Refused(told % {"organisation": gone.organisation}, "organisations")
        assign(proposal, fields)
        refuse_currency(proposal.currency, proposal.amount)
        policies.proposals.check(by.user, proposal)
    return proposal


def address_to(proposal: Proposal, organisations: Iterable[Organisation], *, by: Actor) -> int:
    """Add recipients, as many as there are; who is addressed already stays as they are. Returns how many came to it.
    Raises Refused for a proposal that is closed."""
    with recording(by, "Recipients added"):
        policies.proposals.check(by.user, proposal)
        row = Proposal.objects.select_for_update().get(pk=proposal.pk)
        if row.status == ProposalStatus.CLOSED:
            raise Refused(_("This proposal is closed: open it again first."))
        held = set(row.recipients.values_list("organisation_id", flat=True))
        new = [each for each in dict.fromkeys(organisations) if each.pk not in held]
        _refuse_ourselves(row, new)
        ProposalRecipient.objects.bulk_create([ProposalRecipient(proposal=row, organisation=each) for each in new])
    return len(new)


def address_members(proposal: Proposal, *, by: Actor, day: date | None = None) -> int:
    """Address all current members of the proposal's network that the writer may see, without ourselves. Raises Refused
    where there is no network, or no member on record."""
    with recording(by, "Members of the network addressed"):
        policies.proposals.check(by.user, proposal)
        if proposal.network_id is None:
            raise Refused(_("Name the network first."), "network")
        members = held_on(day or timezone.localdate()).filter(network=proposal.network_id).order_by().values("member")
        rows = Organisation.objects.filter(pk__in=members, is_home=False, archived_at=None)
        if by.user is not None:
            rows = rows.filter(directory.organisations.scope(by.user, "view"))
        found = list(rows)
        if not found:
            raise Refused(_("No member of the network is on record."))
        return address_to(proposal, found, by=by)


def send_proposal(proposal: Proposal, *, by: Actor, sent_on: PartialDate | str | None = None) -> Proposal:
    """Say that it has gone out, today unless told: to the recipients, else to all members of its network. Raises
    Refused where there is nobody to send it to, or where it has gone out already."""
    with recording(by, "Proposal sent"):
        policies.proposals.check(by.user, proposal)
        row = Proposal.objects.select_for_update().get(pk=proposal.pk)
        if row.status != ProposalStatus.DRAFT:
            raise Refused(_("This proposal was sent already."))
        if not row.recipients.exists():
            if row.network_id is None:
                raise Refused(_("Say first to whom it goes."))
            address_members(row, by=by)
        row.status = ProposalStatus.SENT
        row.sent_on = sent_on or row.sent_on or PartialDate.of(timezone.localdate())
        row.save()
    return row


def close_proposal(proposal: Proposal, *, by: Actor) -> Proposal:
    """No answer is waited for any more. Raises Refused unless it was sent."""
    return _move(proposal, ProposalStatus.SENT, ProposalStatus.CLOSED, by, "Proposal closed")


def reopen_proposal(proposal: Proposal, *, by: Actor) -> Proposal:
    return _move(proposal, ProposalStatus.CLOSED, ProposalStatus.SENT, by, "Proposal opened again")


def _move(proposal: Proposal, old: str, new: str, by: Actor, reason: str) -> Proposal:
    with recording(by, reason):
        policies.proposals.check(by.user, proposal)
        row = Proposal.objects.select_for_update().get(pk=proposal.pk)
        if row.status != old:
            told = _("This proposal stands at “%(status)s”.") % {"status": row.get_status_display()}
            raise Refused(told)
        row.status = new
        row.save()
    return row


def _refuse_ourselves(proposal: Proposal, organisations: Iterable[Organisation]) -> None:
    if any(each.is_home for each in organisations):
        told = _("“%(proposal)s” cannot be addressed to ourselves.") % {"proposal": proposal}
        raise Refused(told, "organisations")
