"""Promises, as declared."""

from django.utils.translation import gettext_lazy as _

from syndesis.engagement import kept, panels, policies, queries, services
from syndesis.engagement.choices import Stage
from syndesis.engagement.models import Initiative
from syndesis.engagement.wording import may_become_activity, promised_with
from syndesis.objects import Choice, Col, Deed, Format, ObjectType, Panel, Period, Ref, Section, register


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
