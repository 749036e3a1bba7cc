"""Promises, as declared."""

from django.utils.translation import gettext_lazy as _

from syndesis.engagement import kept, panels, policies, queries, services
from syndesis.engagement.choices import Stage
from syndesis.engagement.models import Initiative
from syndesis.engagement.wording import may_become_activity, may_become_agreement, owners_of, promised_with
from syndesis.objects import Choice, Col, Custom, Deed, Format, ObjectType, Panel, Period, Ref, Rows, Section, register


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
        Col("owed_by", hidden=True),
        Col("stage_on", _("Since"), format=Format.DATE, sort="stage_on_last"),
        Col("made_on", format=Format.DATE, sort="made_on_first", hidden=True),
        Col("silent_since", _("Silent"), format=Format.SILENCE),
        Col(owners_of, _("Owners"), name="owners", hidden=True),
        Col("next_action", hidden=True),
        Col("due_on", format=Format.DATE, sort="due_on_last", hidden=True),
    ]
    filters = [
        Choice("stage"),
        Choice("kind", column="activity_kind"),
        Ref("organisations"),
        Ref("owner"),
        Period("stage_on"),
        Ref("counterpart"),
        Ref("owner_unit"),
        Ref("topic", path="fields"),
        Choice("owed_by"),
        Period("made_on"),
        Period("due_on"),
        Custom("silent", queries.asked_by_silence, label=_("Silent")),
        Custom("owned", queries.asked_by_owning, label=_("Owned by")),
        Custom("made_in", queries.made_in, label=_("First spoken of in")),
        Custom("aged", queries.in_band, label=_("Days since")),
        Custom("became", queries.asked_by_outcome, label=_("What it became")),
    ]
    words, words_hint = ["title", "parties__organisation__names__text"], _("What was promised, or with whom")
    sort = ["-stage_on_last"]
    prefetch = ["parties__organisation", "owner", "counterpart"]
    title, chips = "title", ["stage", "activity_kind"]
    form = [
        Section(_("Promise"), "title", "activity_kind", "stage", "stage_on", "organisations", "engagement", "fields"),
        Rows("parties", "organisation", "role", "interest", title=_("With whom, and as what"), by_service=True),
        Section(_("Who does what"), "owed_by", "owner", "counterpart", "next_action", "due_on", "obligation"),
        Rows("stages", "stage", "reached_on", "engagement", "remark", title=_("How it came"), by_service=True),
        Section(_("For us"), "owner_unit", "visibility", "notes"),
    ]
    only_new = ["stage", "stage_on", "organisations"]
    import_key = [("title", "stage_on"), "title"]
    create, create_many = services.record_promise, services.record_promises
    revise = services.revise_promise
    bulk_edit = ["activity_kind", "owner", "owner_unit", "visibility"]
    panels = [
        Panel("stages", _("Stages"), panels.stages),
        Panel("parties", _("With"), panels.promised_to, empty=_("Nobody is named.")),
        Panel("activity", _("What it became"), kept.became),
        Panel("agreement", _("The agreement it became"), kept.agreed),
    ]
    deeds = [
        Deed("begin", _("Make it an activity"), services.becomes_activity, possible=may_become_activity),
        Deed("agree", _("Make it an agreement"), services.becomes_agreement, possible=may_become_agreement),
    ]
    empty_title = _("Nobody has promised anything")
    empty_text = _("What a meeting brings up belongs here, so that it is not forgotten.")
