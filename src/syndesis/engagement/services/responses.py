"""What each recipient of a proposal answers: the answer, wishes of either side, companies brought in, what is next."""

from collections.abc import Sequence
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from syndesis.core.fields import PartialDateField
from syndesis.core.history import Actor, recording
from syndesis.core.services import Refused
from syndesis.directory.models import Organisation
from syndesis.engagement import policies
from syndesis.engagement.choices import PartyRole, ProposalStatus, Response, Side, Stage
from syndesis.engagement.models import (
    Initiative,
    InitiativeField,
    InitiativeParty,
    ProposalRecipient,
    RecipientCompany,
    Wish,
)
from syndesis.engagement.services.initiatives import record_promises
from syndesis.lib.partial_dates import PartialDate

_DATE = PartialDateField()
STAGE_OF: dict[str, Stage] = {
    Response.NONE: Stage.PROPOSED,
    Response.INTERESTED: Stage.PROPOSED,
    Response.CONTINUING: Stage.DISCUSSED,
    Response.AGREED: Stage.AGREED,
}
"""How ripe a promise is that is made of an answer. Who wants to continue talks with us already."""


def record_response(
    recipient: ProposalRecipient,
    *,
    by: Actor,
    response: str,
    responded_on: PartialDate | str | None = None,
) -> ProposalRecipient:
    """Note what a recipient answered, today unless told. Raises Refused as long as the proposal is a draft."""
    return record_responses([recipient], by=by, response=response, responded_on=responded_on)[0]


def record_responses(
    recipients: Sequence[ProposalRecipient],
    *,
    by: Actor,
    response: str,
    responded_on: PartialDate | str | None = None,
) -> list[ProposalRecipient]:
    """The bulk twin of `record_response`: the same answer of many. No answer takes back the one before."""
    with recording(by, "Answer noted" if len(recipients) == 1 else "Answers noted"):
        rows = _locked(recipients, by)
        if any(row.proposal.status == ProposalStatus.DRAFT for row in rows):
            raise Refused(_("This proposal has not been sent yet."))
        for row in rows:
            _answer(row, response, responded_on)
        ProposalRecipient.objects.bulk_update(
            rows, ["response", "responded_on", "responded_on_first", "responded_on_last"]
        )
    return rows


def _answer(row: ProposalRecipient, response: str, responded_on: PartialDate | str | None) -> None:
    """The same answer again keeps its day, unless another is told."""
    kept = row.responded_on if row.response == response else None
    day = _DATE.to_python(responded_on) or kept or PartialDate.of(timezone.localdate())
    row.response = response
    row.responded_on = None if response == Response.NONE else day
    for edge in ("first", "last"):  # an update of many rows does not compute them
        setattr(row, f"responded_on_{edge}", getattr(row.responded_on, edge, None))


def revise_recipient(recipient: ProposalRecipient, *, by: Actor, **fields: Any) -> ProposalRecipient:
    """Change what is said of a recipient beside the answer: person, language, next action and its day, remark."""
    with recording(by, "Recipient changed"):
        row = _locked([recipient], by)[0]
        for name, value in fields.items():
            setattr(row, name, value)
        row.save()
    return row


def take_off(recipient: ProposalRecipient, *, by: Actor) -> None:
    """Address it to one less. Raises Refused for those who have answered."""
    with recording(by, "Recipient taken off"):
        row = _locked([recipient], by)[0]
        if row.response != Response.NONE:
            told = _("%(organisation)s has answered already, and stays among those addressed.")
            raise Refused(told % {"organisation": row.organisation})
        row.delete()


def note_wish(recipient: ProposalRecipient, *, by: Actor, text: str, side: str = Side.THEIRS) -> Wish:
    """Write down a suggestion or wish; said twice, it stands once. Raises Refused for a blank one."""
    wanted = " ".join(text.split())[:500]
    if not wanted:
        raise Refused(_("Write the wish down."), "text")
    with recording(by, "Wish noted"):
        row = _locked([recipient], by)[0]
        wish, _made = Wish.objects.get_or_create(recipient=row, side=side, text=wanted)
    return wish


def remove_wish(wish: Wish, *, by: Actor) -> None:
    with recording(by, "Wish removed"):
        _locked([wish.recipient], by)
        wish.delete()


def bring_in(recipient: ProposalRecipient, organisation: Organisation, *, by: Actor) -> RecipientCompany:
    """Attach a company that a recipient brings in; twice said, it is once. Raises Refused for the recipient itself."""
    with recording(by, "Company brought in"):
        row = _locked([recipient], by)[0]
        if organisation.pk == row.organisation_id:
            raise Refused(_("That is the recipient itself: name the company that it brings in."), "company")
        company, _made = RecipientCompany.objects.get_or_create(recipient=row, organisation=organisation)
    return company


def leave_out(company: RecipientCompany, *, by: Actor) -> None:
    with recording(by, "Company left out"):
        _locked([company.recipient], by)
        company.delete()


def answer_becomes_promise(recipient: ProposalRecipient, *, by: Actor) -> Initiative:
    """Make a promise of an answer: with the recipient as party, its companies as industrial partners, the fields and
    the people of the proposal. Raises Refused where they declined, or where there is one already."""
    return answers_become_promises([recipient], by=by)[0]


def answers_become_promises(recipients: Sequence[ProposalRecipient], *, by: Actor) -> list[Initiative]:
    """The bulk twin: of each answer a promise, or none at all."""
    with recording(by, "Answer became a promise" if len(recipients) == 1 else "Answers became promises"):
        rows = _locked(recipients, by)
        made_of = [row.proposal_id for row in rows]
        held = InitiativeParty.objects.filter(initiative__proposal__in=made_of, role=PartyRole.PARTNER)
        known = set(held.values_list("initiative__proposal_id", "organisation_id"))
        for row in rows:
            if row.response == Response.DECLINED:
                raise Refused(_("%(organisation)s has declined.") % {"organisation": row.organisation})
            if (row.proposal_id, row.organisation_id) in known:
                raise Refused(_("There is a promise with %(organisation)s already.") % {"organisation": row})
        companies: dict[int, list[RecipientCompany]] = {row.pk: [] for row in rows}
        for company in RecipientCompany.objects.filter(recipient__in=rows):
            companies[company.recipient_id].append(company)
        made = record_promises([_promise(row) for row in rows], by=by)
        InitiativeParty.objects.bulk_create(
            [
                InitiativeParty(initiative=promise, organisation_id=company.organisation_id, role=PartyRole.INDUSTRIAL)
                for promise, row in zip(made, rows, strict=True)
                for company in companies[row.pk]
            ]
        )
        about = {row.proposal_id: list(row.proposal.field_rows.all()) for row in rows}
        InitiativeField.objects.bulk_create(
            [
                InitiativeField(initiative=promise, field_id=link.field_id)
                for promise, row in zip(made, rows, strict=True)
                for link in about[row.proposal_id]
            ]
        )
    return made


def _promise(row: ProposalRecipient) -> dict[str, Any]:
    proposal = row.proposal
    return {
        "title": proposal.title,
        "stage": STAGE_OF[row.response],
        "stage_on": row.responded_on or proposal.sent_on,
        "organisations": [row.organisation],
        "proposal": proposal,
        "engagement": proposal.engagement,
        "owner": proposal.owner,
        "owner_unit": proposal.owner_unit,
        "counterpart": row.person,
        "next_action": row.next_action,
        "due_on": row.due_on,
        "visibility": proposal.visibility,
        "is_invented": proposal.is_invented,
    }


def _locked(recipients: Sequence[ProposalRecipient], by: Actor) -> list[ProposalRecipient]:
    """As they now stand, in their order; the writer may change what was proposed to them."""
    rows = ProposalRecipient.objects.select_for_update(of=("self",)).select_related(
        "proposal__owner", "proposal__owner_unit", "proposal__engagement", "organisation", "person"
    )
    found = rows.prefetch_related("proposal__field_rows").in_bulk([each.pk for each in recipients])
    locked = [found[each.pk] for each in recipients if each.pk in found]
    policies.proposals.check_all(by.user, list({row.proposal_id: row.proposal for row in locked}.values()))
    return locked
