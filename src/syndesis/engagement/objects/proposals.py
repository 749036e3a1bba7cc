"""Proposals, as declared; and what the pages of partners, networks and engagements show of them."""

from django.utils.translation import gettext_lazy as _

from syndesis.activities.amounts import amount_of
from syndesis.activities.objects import CallType
from syndesis.directory.objects import PartnerType
from syndesis.directory.objects.networks import NetworkType
from syndesis.engagement import policies
from syndesis.engagement.choices import ProposalStatus
from syndesis.engagement.models import Proposal
from syndesis.engagement.objects.engagements import EngagementType
from syndesis.engagement.panels import proposals as panels
from syndesis.engagement.queries.proposals import with_answers
from syndesis.engagement.services import proposals as services
from syndesis.engagement.wording import proposals as wording
from syndesis.objects import Choice, Col, Deed, Format, ObjectType, Panel, Period, Ref, Section, extend, register


@register
class ProposalType(ObjectType):
    """What we propose to many, and what each of them answers."""

    model = Proposal
    policy = policies.proposals
    queryset = with_answers
    one, many, plural, icon = "proposal", "proposals", _("Proposals"), "send"
    columns = [
        Col(str, _("Proposal"), name="title", sort="title"),
        Col("status", format=Format.CHIP, sort="status", tones={ProposalStatus.SENT: "accent"}),
        Col("asked", _("Recipients"), format=Format.NUMBER, sort="asked"),
        Col("answered", _("Answers"), format=Format.NUMBER, sort="answered"),
        Col("sent_on", format=Format.DATE, sort="sent_on_last"),
        Col("due_on", format=Format.DATE, sort="due_on_last"),
        Col(amount_of, _("Amount"), name="amount", format=Format.NUMBER, hidden=True),
        Col("funding", hidden=True),
    ]
    filters = [
        Choice("status"),
        Ref("network"),
        Ref("organisations"),
        Ref("field", "fields"),
        Ref("owner"),
        Ref("call"),
        Period("sent_on"),
    ]
    words = ["title", "titles", "recipients__organisation__names__text"]
    words_hint = _("Title in any language, or a recipient")
    sort = ["-sent_on_last"]
    title_reads = ["title", "titles"]
    subtitle, chips = wording.sent, ["status"]
    form = [
        Section(_("Proposal"), "title", "text", "fields", "engagement"),
        Section(_("To whom"), "network", "organisations", "due_on"),
        Section(_("Money"), "call", "funding", "amount", "currency", is_rare=True),
        Section(_("For us"), "owner", "owner_unit", "visibility", "notes"),
    ]
    import_key = ["title"]
    create, create_many = services.register_proposal, services.register_proposals
    revise = services.revise_proposal
    bulk_edit = ["owner", "owner_unit", "visibility"]
    panels = [
        Panel("recipients", _("To whom"), panels.recipients),
        Panel("discussed", _("Made and discussed at"), panels.discussed_at),
        Panel("promises", _("Promises that came of it"), panels.came_of_it),
    ]
    deeds = [
        Deed("members", _("Address all members"), services.address_members, possible=wording.may_address_members),
        Deed("close", _("Close"), services.close_proposal, possible=wording.may_be_closed),
        Deed("reopen", _("Open again"), services.reopen_proposal, possible=wording.may_be_reopened),
        Deed("send", _("Mark as sent"), services.send_proposal, possible=wording.may_be_sent, primary=True),
    ]
    empty_title = _("Nothing has been proposed yet")
    empty_text = _("Draw up what you propose to a network or to several partners, and follow who answers what.")


extend(PartnerType, panels=[Panel("proposals", _("Proposals"), panels.proposals_of_organisation)])
extend(NetworkType, panels=[Panel("proposals", _("Proposals"), panels.proposals_of_network)])
extend(EngagementType, panels=[Panel("proposals", _("Proposals"), panels.proposals_at)])
extend(CallType, panels=[Panel("proposals", _("Proposals"), panels.proposals_for_call)])
