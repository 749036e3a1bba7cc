"""Activities, as declared."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from syndesis.activities import panels, policies, queries, services
from syndesis.activities.choices import ActivityStatus
from syndesis.activities.models import Activity
from syndesis.activities.objects.activity_form import DETAILS, PARTIES, ROWS
from syndesis.activities.wording import (
    is_open,
    is_planned,
    is_running,
    is_under_way,
    may_resume,
    partners_of,
    period,
)
from syndesis.objects import Choice, Col, Custom, Deed, Format, ObjectType, Panel, Period, Ref, Section, register


@register
class ActivityType(ObjectType):
    model = Activity
    policy = policies.activities
    one, many, plural, icon = "activity", "activities", _("Activities"), "layers"
    columns = [
        Col("title", _("Activity"), sort="title"),
        Col("kind", sort="kind"),
        Col(partners_of, _("Partners"), name="partners"),
        Col(period, _("Period"), name="period", sort="starts_on_first"),
        Col(
            "status",
            format=Format.CHIP,
            sort="status",
            tones={ActivityStatus.RUNNING: "good", ActivityStatus.PAUSED: "warn"},
        ),
        Col("status_on", format=Format.DATE, sort="status_on_last", hidden=True),
        Col("city", sort="city", hidden=True),
    ]
    filters = [
        Choice("status"),
        Choice("kind"),
        Ref("organisations"),
        Ref("agreement"),
        Ref("objectives"),
        Ref("field", path="fields"),
        Ref("network"),
        Ref("units"),
        Custom("development_goal", queries.serving_goal, label=_("Sustainable-development goal")),
        Period("starts_on"),
    ]
    words, words_hint = ["title", "parties__organisation__names__text"], _("Title or partner")
    sort = ["-starts_on_first", "-status_on_last"]
    prefetch = ["parties__organisation"]
    title, subtitle, chips = "title", period, ["status", "kind"]
    form = [
        Section(_("Activity"), "title", "kind", "organisations", "parent", "agreement", "network"),
        PARTIES,
        *DETAILS,
        Section(_("When and where"), "status", "status_on", "starts_on", "ends_on", "city"),
        Section(_("What it is for"), "objectives", "fields", "goals", "description"),
        *ROWS,
        Section(_("For us"), "owner_unit", "units", "visibility", "notes"),
    ]
    only_new = ["status", "status_on"]
    import_key = [("title", "kind", "starts_on"), ("title", "kind")]
    import_rows = {"parties": ("role", "organisation"), "people": ("role", "person")}
    create, create_many = services.register_activity, services.register_activities
    revise, revise_many = services.revise_activity, services.revise_activities
    bulk_edit = ["kind", "owner_unit", "visibility"]
    panels = [
        Panel("parties", pgettext_lazy("activity", "Parties"), panels.parties, empty=_("Nobody is named.")),
        Panel("parts", _("Parts and editions"), panels.parts),
        Panel("cohorts", _("Participants by year"), panels.cohorts),
        Panel("accelerators", _("Accelerators"), panels.accelerators),
        Panel("contracts", _("Contracts"), panels.contracts),
        Panel("development_goals", _("Sustainable-development goals"), panels.goals_served, is_last=True),
        Panel("statuses", _("How it went"), panels.statuses, is_last=True),
    ]
    deeds = [
        Deed("start", _("Start"), services.start_activity, possible=is_planned, primary=True),
        Deed("resume", _("Resume"), services.resume_activity, possible=may_resume),
        Deed("complete", _("Mark as completed"), services.complete_activity, possible=is_under_way),
        Deed("pause", _("Pause"), services.pause_activity, possible=is_running),
        Deed("drop", _("Drop"), services.drop_activity, possible=is_open),
    ]
    empty_title = _("Nothing under way on record")
    empty_text = _("Add a programme, school or project here, or hand in a document that tells of one.")
