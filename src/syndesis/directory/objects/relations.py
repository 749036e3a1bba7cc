"""Partnerships, and what they are seen together with: regions, clusters, strategic objectives, goals; as declared."""

from django.utils.translation import gettext_lazy as _

from syndesis.directory import policies, services
from syndesis.directory.choices import GoalStatus, PartnershipState, Tier
from syndesis.directory.models import Cluster, Goal, Objective, Partnership, Region
from syndesis.directory.panels import relations as relation_panels
from syndesis.directory.queries import as_of
from syndesis.directory.relation_wording import (
    is_candidate,
    is_closed,
    is_pursued,
    partner_of,
    progress_of,
    subject_of,
)
from syndesis.objects import AsOf, Choice, Col, Deed, Format, ObjectType, Panel, Period, Ref, Rows, Section, register

HISTORY = ("starts_on", "ends_on", "basis", "decided_by")
STATUS_TONES: dict[str, str] = {
    PartnershipState.ACTIVE: "good",
    PartnershipState.ENDED: "warn",
    PartnershipState.DORMANT: "warn",
}


@register
class PartnershipType(ObjectType):
    """Our relation with a partner, apart from any agreement."""

    model = Partnership
    policy = policies.partnerships
    queryset = as_of.partnerships_on
    one, many, plural, icon = "partnership", "partnerships", _("Partnerships"), "link"
    columns = [
        Col("partner", _("Partner"), sort="partner"),
        Col("country", format=Format.COUNTRY, sort="country"),
        Col("tier", format=Format.CHIP, tones={Tier.STRATEGIC: "accent"}),
        Col("status", format=Format.CHIP, tones=STATUS_TONES),
        Col("started_on", format=Format.DATE, sort="started_on_first"),
    ]
    filters = [
        AsOf(),
        Choice("tier"),
        Choice("status"),
        Ref("organisation"),
        Ref("objectives"),
        Ref("counterparts", path="counterparts__person", label=_("Counterpart")),
        Period("started_on"),
    ]
    words, words_hint = ["partner", "organisation__names__text"], _("Name of the partner")
    sort = ["partner"]
    prefetch = ["organisation"]
    title, title_reads = partner_of, ["organisation__name"]
    form = [
        Section(_("Partnership"), "organisation", "started_on"),
        Rows("tiers", "tier", *HISTORY, title=_("Tiers"), by_service=True),
        Rows("statuses", "status", *HISTORY, title=_("Statuses"), by_service=True),
        Rows("counterparts", "person", "scope", "is_backup", "starts_on", "ends_on", title=_("Counterparts")),
        Rows("brokerages", "region", "organisation", "starts_on", "ends_on", "remark", title=_("Opens doors toward")),
        Section(_("What it is for"), "goals", "results"),
        Section(_("For us"), "visibility", "notes"),
    ]
    only_new = ["organisation"]
    create, create_many = services.register_partnership, services.register_partnerships
    revise = services.revise_partnership
    bulk_edit = ["visibility"]
    panels = [
        Panel("partner", _("Partner"), relation_panels.partner),
        Panel("coordinators", _("Who answers for it here"), relation_panels.coordinators, empty=_("Nobody yet.")),
        Panel("counterparts", _("Counterparts"), relation_panels.counterparts, empty=_("Nobody is named.")),
        Panel("tiers", _("Tiers"), relation_panels.tiers),
        Panel("statuses", _("Statuses"), relation_panels.statuses),
        Panel("aims", _("Goals"), relation_panels.goals_of_partnership),
        Panel("objectives", _("Strategic objectives"), relation_panels.objectives),
        Panel("brokerages", _("Opens doors toward"), relation_panels.brokerages),
    ]
    deeds = [Deed("invite", _("Note the invitation"), services.invite_candidate, possible=is_candidate)]
    empty_title = _("No partnership on record")
    empty_text = _("Every partner has one; add a partner, and say here what the relation rests on.")


@register
class RegionType(ObjectType):
    """Countries that somebody looks after together. Since that decides how far people reach, administrators write them
    in the settings, where the countries of the world are ticked off."""

    model = Region
    policy = policies.regions
    queryset = as_of.regions_counted
    one, many, plural, icon = "region", "regions", _("Regions"), "globe"
    columns = [
        Col("name", _("Region"), sort="name"),
        Col("country_count", _("Countries"), format=Format.NUMBER, sort="country_count"),
        Col("partner_count", _("Partners"), format=Format.NUMBER, sort="partner_count"),
    ]
    words, words_hint = ["name", "clusters__name"], _("Name, or that of a cluster in it")
    sort = ["name"]
    title = "name"
    panels = [
        Panel("coordinators", _("Coordinators"), relation_panels.of_a_region, empty=_("Nobody looks after it yet.")),
        Panel("goals", _("Goals"), relation_panels.goals_of_region),
        Panel("partners", _("Partners"), relation_panels.partners_in, empty=_("No partner there yet.")),
        Panel("brokers", _("Partners that open doors there"), relation_panels.brokers),
        Panel("clusters", _("Clusters"), relation_panels.clusters_in),
        Panel("offices", _("Our offices"), relation_panels.offices_in),
        Panel("countries", _("Countries"), relation_panels.countries),
    ]
    empty_title = _("No region yet")
    empty_text = _(
        "Make one for each part of the world that somebody coordinates, such as Ibero-America. A single country needs"
        " none."
    )


@register
class ClusterType(ObjectType):
    """Organisations of a sector that are worked with together."""

    model = Cluster
    policy = policies.clusters
    one, many, plural, icon = "cluster", "clusters", _("Clusters"), "boxes"
    columns = [Col("name", _("Cluster"), sort="name"), Col("region", hidden=True)]
    filters = [Ref("region"), Ref("organisations")]
    words, words_hint = ["name", "organisations__names__text"], _("Name, or that of a member")
    sort = ["name"]
    prefetch = ["region"]
    title = "name"
    form = [
        Section(_("Cluster"), "name", "region", "description"),
        Rows("members", "organisation", "starts_on", "ends_on", title=_("Members")),
        Section(_("For us"), "visibility", "notes"),
    ]
    bulk_edit = ["region", "visibility"]
    panels = [
        Panel("goals", _("Goals"), relation_panels.goals_of_cluster),
        Panel("members", _("Members"), relation_panels.members, empty=_("No organisation belongs to it yet.")),
    ]
    empty_title = _("No cluster yet")
    empty_text = _("Group the organisations of a sector that are worked with together, across countries and kinds.")


@register
class ObjectiveType(ObjectType):
    """What our institution has set itself, which partnerships and undertakings serve."""

    model = Objective
    policy = policies.objectives
    one, many, plural, icon = "objective", "objectives", _("Strategic objectives"), "target"
    columns = [
        Col(str, _("Objective"), name="name", sort="name"),
        Col("starts_on", format=Format.DATE, sort="starts_on_first"),
        Col("ends_on", format=Format.DATE, sort="ends_on_last"),
    ]
    filters = [Ref("partnerships"), Ref("owner_unit"), Period("ends_on")]
    words = ["name", "names", "description", "partnerships__organisation__names__text"]
    words_hint = _("Name, or that of a partner")
    sort = ["name"]
    form = [
        Section(_("Strategic objective"), "name", "names", "description", "owner_unit", "starts_on", "ends_on"),
        Section(_("What serves it"), "partnerships"),
        Section(_("For us"), "visibility", "notes"),
    ]
    bulk_edit = ["owner_unit", "visibility"]
    panels = [
        Panel("goals", _("Goals"), relation_panels.goals_of_objective),
        Panel("served_by", _("Partnerships"), relation_panels.served_by),
    ]
    empty_title = _("No strategic objective on record")
    empty_text = _("Write down what the institution has set itself; partnerships and activities can then be tagged.")


@register
class GoalType(ObjectType):
    """What is to be reached with a partner, in a region or cluster, or for an objective."""

    model = Goal
    policy = policies.goals
    queryset = as_of.goals_on
    one, many, plural, icon = "goal", "goals", _("Goals"), "flag"
    columns = [
        Col("title", _("Goal"), sort="title"),
        Col(subject_of, _("For"), name="for"),
        Col(progress_of, _("Reached"), name="progress"),
        Col("status", format=Format.CHIP, sort="status", tones={GoalStatus.REACHED: "good", GoalStatus.MISSED: "bad"}),
        Col("due_on", format=Format.DATE, sort="due_on_last"),
        Col("measure", hidden=True),
    ]
    filters = [
        AsOf(),
        Choice("status"),
        Choice("measure"),
        Ref("region"),
        Ref("cluster"),
        Ref("objective"),
        Ref("partnership"),
        Period("due_on"),
    ]
    words, words_hint = ["title", "partnership__organisation__names__text"], _("Goal or partner")
    sort = ["due_on_last"]
    prefetch = ["partnership__organisation", "region", "cluster", "objective"]
    title, subtitle, chips = "title", subject_of, ["status"]
    form = [
        Section(_("Goal"), "title"),
        Section(_("For one of these"), "partnership", "region", "cluster", "objective"),
        Section(_("How far"), "measure", "target", "reached", "due_on", "status", "result"),
        Section(_("For us"), "visibility", "notes"),
    ]
    only_new = ["status"]
    create, create_many, revise = services.set_goal, services.set_goals, services.revise_goal
    bulk_edit = ["visibility"]
    panels = [Panel("progress", _("Reached so far"), relation_panels.progress)]
    deeds = [
        Deed("reach", _("Mark as reached"), services.reach_goal, possible=is_pursued, primary=True),
        Deed("miss", _("Mark as missed"), services.miss_goal, possible=is_pursued),
        Deed("drop", _("Drop"), services.drop_goal, possible=is_pursued),
        Deed("reopen", _("Reopen"), services.reopen_goal, possible=is_closed),
    ]
    empty_title = _("No goal on record")
    empty_text = _("Say what is to be reached with a partner or in a region, and by when; what can be counted is.")
