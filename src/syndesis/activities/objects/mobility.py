"""People who moved: single stays, and yearly counts where these are not kept; as declared."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from syndesis.activities import policies
from syndesis.activities.choices import Employment
from syndesis.activities.models import Mobility, MobilityCount
from syndesis.activities.moved import span_and_year, span_of, stay_title, year_of
from syndesis.activities.queries import mobility as queries
from syndesis.activities.services import mobility as services
from syndesis.objects import (
    Choice,
    Col,
    Custom,
    Deed,
    DeedForm,
    Format,
    ObjectType,
    Period,
    Ref,
    Section,
    register,
)
from syndesis.objects.filters import Filter

FILTERS: list[Filter] = [
    Choice("direction"),
    Choice("kind"),
    Choice("level"),
    Choice("money"),
    Choice("year"),
    Ref(
        "partner",
        path="organisation",
        model="directory.Organisation",
        condition=queries.with_partners,
        label=_("Partner"),
    ),
    Ref("unit", model="directory.Organisation", condition=queries.of_units, label=_("Unit of ours")),
    Ref("agreement"),
    Ref("region", model="directory.Region", condition=queries.within_regions, label=_("Region of the partner")),
    Custom("country", queries.in_country, label=_("Country of the partner")),
    Custom("central", queries.of_the_whole, label=_("Of the institution itself")),
    Custom("unsaid", queries.unsaid, label=_("Not said")),
]
"""What stays and counts are asked by alike: the page of mobility narrows both."""
COLUMNS = [
    Col(stay_title, _("Mobility"), name="title"),
    Col("direction", format=Format.CHIP),
    Col("year"),
]
FURTHER = [
    Col("level"),
    Col("organisation", name="partner", hidden=True),
    Col("kind", hidden=True),
    Col("money", hidden=True),
    Col("owner_unit", hidden=True),
    Col("agreement", hidden=True),
]


class JobForm(DeedForm):
    employment = forms.ChoiceField(label=_("Job afterwards"), choices=Employment.choices)


def is_internship(stay: Any) -> bool:
    return stay.kind in services.INTERNSHIPS


@register
class MobilityType(ObjectType):
    """One stay of one person."""

    model = Mobility
    policy = policies.stays
    one, many, path, plural, icon = "stay", "stays", "mobility/stays", pgettext_lazy("mobility", "Stays"), "repeat"
    columns = [
        *COLUMNS,
        Col(span_of, _("When"), name="period", sort="starts_on_first"),
        *FURTHER,
        Col("host_unit", hidden=True),
        Col("field", hidden=True),
        Col("employment", hidden=True),
        Col("code", hidden=True),
    ]
    filters = [
        *FILTERS,
        Custom("employment", queries.with_outcome, label=_("Job afterwards")),
        Ref("activity"),
        Ref("offer"),
        Ref("host_unit"),
        Ref("person"),
        Period("starts_on", label=_("Begins")),
        Custom("uncounted", queries.beside_no_count, label=_("Beside no yearly count"), for_reader=True),
    ]
    words, words_hint = [queries.called], _("Partner")
    sort = ["-starts_on_first"]
    prefetch = ["organisation"]
    title, title_reads = stay_title, ["kind", "organisation__name"]
    subtitle, chips = span_and_year, ["direction", "kind"]
    form = [
        Section(_("Who moved"), "direction", "kind", "organisation", "level", "field"),
        Section(_("When"), "starts_on", "ends_on"),
        Section(_("At home and there"), "owner_unit", "host_unit", "agreement", "activity", "money"),
        Section(_("Internship"), "offer", "employment", is_rare=True),
        Section(_("Who it was, where that is needed"), "person", "code", is_rare=True),
        Section(_("For us"), "visibility", "notes"),
    ]
    only_new = ["organisation"]
    import_key = ["code"]
    create, create_many = services.record_stay, services.record_stays
    revise, revise_many = services.revise_stay, services.revise_stays
    bulk_edit = ["kind", "level", "money", "owner_unit", "agreement", "activity", "employment", "visibility"]
    deeds = [Deed("job", _("Note the job afterwards"), services.note_employment, possible=is_internship, form=JobForm)]
    empty_title = _("No stay on record")
    empty_text = _("Add a stay, or take a workbook over: a row a stay. Nobody has to be named.")


@register
class MobilityCountType(ObjectType):
    """How many moved in a year, where single stays are not kept."""

    model = MobilityCount
    policy = policies.mobility_counts
    one, many, path = "mobility_count", "mobility_counts", "mobility/counts"
    plural, icon = _("Yearly counts of mobility"), "chart-column"
    columns = [
        *COLUMNS,
        Col("people", format=Format.NUMBER, sort="people"),
        Col("months", format=Format.NUMBER, hidden=True),
        *FURTHER,
    ]
    filters = FILTERS
    words, words_hint = [queries.called], _("Partner")
    sort = ["-year"]
    prefetch = ["organisation"]
    title, title_reads = stay_title, ["kind", "organisation__name"]
    subtitle, chips = year_of, ["direction", "kind"]
    form = [
        Section(_("Who moved"), "direction", "kind", "organisation", "year", "people", "months"),
        Section(_("Of whom"), "owner_unit", "level", "money", "agreement"),
        Section(_("For us"), "visibility", "notes"),
    ]
    only_new = ["organisation"]
    import_key = [
        ("organisation", "year", "direction", "kind", "owner_unit", "level", "money", "agreement"),
        ("organisation", "year", "direction", "kind", "level"),
        ("organisation", "year", "direction", "kind"),
    ]
    create, create_many = services.count_mobility, services.count_mobilities
    revise, revise_many = services.revise_count, services.revise_counts
    after_archiving = services.keep_counted_once
    bulk_edit = ["owner_unit", "agreement", "visibility"]
    empty_title = _("No yearly count on record")
    empty_text = _("Where single stays are not kept, say how many moved: with which partner, in which year.")
