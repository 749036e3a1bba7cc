"""Engagements and promises, as declared; and what the list of partners says of them."""

from django.utils.translation import gettext_lazy as _

from syndesis.activities.objects import ActivityType
from syndesis.agreements.objects import AgreementType
from syndesis.directory.objects import PartnerType, PersonType
from syndesis.directory.objects.networks import NetworkType, OfficeType
from syndesis.engagement import kept, panels, policies, queries, services
from syndesis.engagement.choices import Stage
from syndesis.engagement.models import Engagement, Initiative
from syndesis.engagement.wording import engagement_title, held, may_become_activity, promised_with
from syndesis.objects import Choice, Col, Deed, Format, ObjectType, Panel, Period, Ref, Rows, Section, extend, register


@register
class EngagementType(ObjectType):
    model = Engagement
    policy = policies.engagements
    queryset = queries.occasions
    stood = queries.was_occasion
    one, many, plural, icon = "engagement", "engagements", _("Engagement"), "calendar"
    path = "engagement"
    columns = [
        Col(engagement_title, _("Occasion"), name="title", detail="city"),
        Col(held, _("Date"), name="held", sort="held_on_last"),
        Col("kind", sort="kind"),
        Col("format"),
        Col("direction", hidden=True),
        Col("city", sort="city", hidden=True),
    ]
    filters = [Choice("kind"), Choice("city"), Ref("organisations"), Period("held_on")]
    words = ["title", "city", "participants__organisation__names__text", "participants__person__family_name"]
    words_hint = _("Title, city or participant")
    sort = ["-held_on_last"]
    prefetch = ["participants__organisation", "sessions"]
    title, subtitle, chips = engagement_title, held, ["kind", "format", "direction"]
    form = [
        Section(_("Occasion"), "title", "kind", "format", "direction", "organisations", "series"),
        Rows("participants", "person", "organisation", "position", "role", title=_("People who took part")),
        Section(_("When and where"), "held_on", "no_later_than", "held_until", "city", "venue"),
        Section(_("For us"), "purpose", "owner_unit", "visibility", "notes"),
    ]
    import_key = [("title", "held_on")]
    create, create_many = services.log_engagement, services.log_engagements
    revise = services.revise_engagement
    bulk_edit = ["kind", "format", "owner_unit", "visibility"]
    panels = [
        Panel("participants", _("Organisations"), panels.organisations, empty=_("No organisation is named.")),
        Panel("people", _("People"), panels.people, empty=_("Nobody is named.")),
        Panel("sessions", _("Sessions"), panels.sessions),
        Panel("outcomes", _("Outcomes"), panels.outcomes),
        Panel("promises", _("Promises"), panels.promises),
        Panel("agreements", _("Agreements"), panels.agreements_there),
    ]
    empty_title = _("No meeting on record")
    empty_text = _("Hand in the news or minutes of your last meeting.")


@register
class PromiseType(ObjectType):
    model = Initiative
    policy = policies.initiatives
    queryset = queries.promises_with_silence
    one, many, plural, icon = "promise", "promises", _("Promises"), "handshake"
    columns = [
        Col("title", _("Promise"), sort="title", detail=promised_with),
        Col("stage", format=Format.CHIP, sort="stage", tones={Stage.RUNNING: "accent"}),
        Col("activity_kind"),
        Col("stage_on", _("Since"), format=Format.DATE, sort="stage_on_last"),
        Col("silent_since", _("Silent"), format=Format.SILENCE),
        Col("next_action", hidden=True),
        Col("due_on", format=Format.DATE, sort="due_on_last", hidden=True),
    ]
    filters = [
        Choice("stage"),
        Choice("kind", column="activity_kind"),
        Ref("organisations"),
        Ref("owner"),
        Period("stage_on"),
        Period("silent_since", label=_("Silent since")),
    ]
    words, words_hint = ["title", "parties__organisation__names__text"], _("What was promised, or with whom")
    sort = ["-stage_on_last"]
    prefetch = ["parties__organisation"]
    title, chips = "title", ["stage", "activity_kind"]
    form = [
        Section(_("Promise"), "title", "activity_kind", "stage", "stage_on", "organisations", "engagement"),
        Section(_("Who does what"), "owner", "counterpart", "next_action", "due_on"),
        Section(_("For us"), "owner_unit", "visibility", "notes"),
    ]
    only_new = ["stage", "stage_on", "engagement"]
    import_key = [("title", "stage_on"), "title"]
    create, create_many = services.record_promise, services.record_promises
    bulk_edit = ["activity_kind", "owner_unit", "visibility"]
    panels = [
        Panel("stages", _("Stages"), panels.stages),
        Panel("parties", _("With"), panels.promised_to, empty=_("Nobody is named.")),
        Panel("activity", _("What it became"), kept.became),
    ]
    deeds = [Deed("begin", _("Make it an activity"), services.becomes_activity, possible=may_become_activity)]
    empty_title = _("Nobody has promised anything")
    empty_text = _("What a meeting brings up belongs here, so that it is not forgotten.")


extend(
    PartnerType,
    annotations={"promise_count": queries.number_of_open_promises, "last_contact": queries.last_contact},
    columns=[
        Col("promise_count", _("Open promises"), format=Format.NUMBER, sort="promise_count"),
        Col("last_contact", _("Last contact"), format=Format.SILENCE, sort="last_contact"),
    ],
    filters=[Period("last_contact", label=_("Last contact"))],
    panels=[
        Panel("meetings", _("Meetings and visits"), panels.meetings_of_organisation),
        Panel("promises", _("Promises"), panels.promises_of_organisation),
    ],
)
extend(
    PersonType,
    panels=[
        Panel("meetings", _("Meetings"), panels.meetings_of_person, empty=_("At no meeting on record.")),
        Panel("promises", _("Promises"), panels.promises_of_person),
    ],
)
extend(AgreementType, panels=[Panel("meetings", _("Signed or discussed at"), panels.signed_at)])
extend(ActivityType, panels=[Panel("promises", _("Promised as"), kept.promised_as)])
extend(NetworkType, panels=[Panel("meetings", _("Meetings and visits"), panels.meetings_of_network)])
extend(OfficeType, panels=[Panel("meetings", _("Meetings and visits"), panels.meetings_at_office)])
