"""The list of activities by kinds: what is kept of one kind stands in columns of its own, and further ways to narrow
the list by which its views link to it; and what a partner's page shows of the inside of a school."""

from django.utils.translation import gettext_lazy as _

from syndesis.activities.kind_wording import funders_of, value_of
from syndesis.activities.objects.activities import ActivityType
from syndesis.activities.panels.modules import held_with_us, tracks_with_us
from syndesis.activities.queries import by_kind, conditions
from syndesis.activities.queries.details import DETAILS, with_detail
from syndesis.directory.objects import PartnerType
from syndesis.objects import Col, Custom, Format, Panel, Ref, extend

extend(
    ActivityType,
    annotations={
        "level": by_kind.level,
        "award": by_kind.award,
        "pipeline": by_kind.pipeline,
        "edition": by_kind.edition,
        "people_begun": by_kind.people_begun,
        "modules_with_others": by_kind.modules_with_others,
        "project_type": by_kind.project_type,
        "project_value": by_kind.project_value,
        "project_currency": by_kind.project_currency,
        "grant_funder": by_kind.grant_funder,
        "grant_funders": by_kind.grant_funders,
        "centre_type": by_kind.centre_type,
        "founded_with": by_kind.founded_with,
        "startup_stage": by_kind.startup_stage,
        "startup_market": by_kind.startup_market,
        "park": by_kind.park,
        "network_name": by_kind.network_name,
    },
    columns=[
        Col("level", sort="level", hidden=True),
        Col("award", sort="award", hidden=True),
        Col("pipeline", _("Stage"), format=Format.CHIP, sort="pipeline", hidden=True),
        Col("edition", sort="edition", hidden=True),
        Col("people_begun", _("Participants"), format=Format.NUMBER, sort="people_begun", hidden=True),
        Col("modules_with_others", format=Format.NUMBER, sort="modules_with_others", hidden=True),
        Col("project_type", _("Type of project"), sort="project_type", hidden=True),
        Col(value_of, _("Value"), name="value", format=Format.NUMBER, sort="project_value", hidden=True),
        Col(funders_of, _("Funded by"), name="funders", hidden=True),
        Col("centre_type", _("Type of centre"), sort="centre_type", hidden=True),
        Col("founded_with", sort="founded_with", hidden=True),
        Col("startup_stage", _("Stage"), format=Format.CHIP, sort="startup_stage", hidden=True),
        Col("startup_market", hidden=True),
        Col("park", sort="park", hidden=True),
        Col("network_name", sort="network_name", hidden=True),
    ],
    filters=[
        Ref("unit", model="directory.Organisation", condition=conditions.of_units, label=_("Unit, with all below it")),
        Ref(
            "partner",
            model="directory.Organisation",
            condition=conditions.with_partners,
            label=_("Partner, as a whole"),
        ),
        Ref(
            "together_with",
            model="directory.Organisation",
            condition=conditions.with_partners,
            label=_("Together with"),
        ),
        Custom("group", conditions.of_group, label=_("Group of kinds")),
        Custom("country", conditions.with_country, label=_("Country of a party")),
        Custom("without_unit", conditions.without_unit, label=_("No unit named")),
        Custom("year", conditions.in_year, label=_("Under way in")),
        *(Custom(name, with_detail(name)) for name in DETAILS),
    ],
)
extend(
    PartnerType,
    panels=[
        Panel("modules", _("Modules held with us"), held_with_us),
        Panel("tracks", _("Tracks held with us"), tracks_with_us),
    ],
)
