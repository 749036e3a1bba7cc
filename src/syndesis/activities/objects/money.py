"""Calls for proposals and grants, as declared."""

from django.utils.translation import gettext_lazy as _

from syndesis.activities import amounts, policies
from syndesis.activities.models import Call, Grant
from syndesis.activities.panels import money as panels
from syndesis.activities.queries import money as queries
from syndesis.activities.queries.money import CallState
from syndesis.activities.services import money as services
from syndesis.objects import Choice, Col, Custom, Format, ObjectType, Panel, Period, Ref, Section, register


@register
class CallType(ObjectType):
    """A call for proposals; two funders may issue one together."""

    model = Call
    policy = policies.calls
    queryset = queries.calls
    one, many, plural, icon = "call", "calls", _("Calls for proposals"), "megaphone"
    columns = [
        Col("title", _("Call"), sort="title", detail=amounts.funders_of),
        Col("state", format=Format.CHIP, tones={CallState.OPEN: "good", CallState.AHEAD: "accent"}),
        Col("closes_on", _("Closes"), format=Format.DATE, sort="closes_on"),
        Col("programme", sort="programme"),
        Col(amounts.amount_of, _("Amount"), name="amount", format=Format.NUMBER),
        Col("opens_on", format=Format.DATE, sort="opens_on", hidden=True),
    ]
    filters = [
        Choice("state"),
        Ref("organisations", label=_("Funder"), model="directory.Organisation", condition=queries.called_by),
        Choice("currency"),
        Ref("owner_unit"),
        Period("closes_on", label=_("Closes")),
        Custom("closing", queries.closing_within, label=_("Closing within days")),
    ]
    words = ["title", "programme", "funders__organisation__names__text"]
    words_hint = _("Title, programme or funder")
    sort = ["-closes_on"]
    prefetch = ["funders__organisation"]
    title, subtitle, chips = "title", "programme", ["state"]
    form = [
        Section(_("Call"), "title", "organisations", "programme", "website"),
        Section(_("When"), "opens_on", "closes_on"),
        Section(_("Money"), "amount", "currency"),
        Section(_("For us"), "owner_unit", "visibility", "notes"),
    ]
    import_key = [("title", "closes_on"), "title"]
    create, create_many = services.announce_call, services.announce_calls
    revise, revise_many = services.revise_call, services.revise_calls
    bulk_edit = ["programme", "owner_unit", "visibility"]
    panels = [
        Panel("funders", _("Funders"), panels.funders, empty=_("Nobody is named.")),
        Panel("grants", _("Won in it"), panels.won_in),
    ]
    empty_title = _("No call on record")
    empty_text = _("Put here the calls whose deadlines somebody of you should not miss.")


@register
class GrantType(ObjectType):
    """Money won from a funder."""

    model = Grant
    policy = policies.grants
    queryset = queries.grants
    one, many, plural, icon = "grant", "grants", _("Grants"), "coins"
    columns = [
        Col("title", _("Grant"), sort="title", detail=amounts.from_whom),
        Col(amounts.amount_of, _("Amount"), name="amount", format=Format.NUMBER),
        Col(amounts.own_share_of, _("Of it for us"), name="own_share", format=Format.NUMBER),
        Col("awarded_on", format=Format.DATE, sort="awarded_on_first"),
        Col(amounts.runs, _("Runs"), name="runs", sort="starts_on_first"),
        Col("number", sort="number", hidden=True),
        Col("programme", sort="programme", hidden=True),
        Col(amounts.won_with, _("Won with"), name="won_with"),
        Col(amounts.holder_of, _("Holder"), name="holder", hidden=True),
        Col(amounts.activity_of, _("For"), name="activity", hidden=True),
    ]
    filters = [
        Ref("concerns", label=_("Concerns"), model="directory.Organisation", condition=queries.concerning),
        Ref("funder"),
        Choice("programme"),
        Choice("currency"),
        Choice("year"),
        Ref("holder"),
        Ref("organisations"),
        Ref("activity"),
        Ref("call"),
        Ref("owner_unit"),
        Period("awarded_on"),
        Period("ends_on", label=_("Until")),
        Custom("without", queries.without, label=_("Without")),
    ]
    words = ["title", "number", "programme", "funder__names__text", "applicants__organisation__names__text"]
    words_hint = _("Title, number, programme, funder or partner")
    sort = ["-awarded_on_first"]
    prefetch = ["funder", "holder", "activity", "applicants__organisation"]
    title, subtitle = "title", amounts.from_whom
    form = [
        Section(_("Grant"), "title", "number", "funder", "programme", "call", "holder", "organisations"),
        Section(_("What it pays for"), "activity", "starts_on", "ends_on"),
        Section(_("Money"), "amount", "own_share", "currency", "awarded_on"),
        Section(_("For us"), "owner_unit", "visibility", "notes"),
    ]
    import_key = ["number", ("title", "funder", "awarded_on"), ("title", "funder")]
    create, create_many = services.record_grant, services.record_grants
    revise, revise_many = services.revise_grant, services.revise_grants
    bulk_edit = ["programme", "owner_unit", "visibility"]
    empty_title = _("No grant on record")
    empty_text = _("Put here what you and your partners have won, and from whom.")
