"""Intellectual property and facilities, as declared."""

from django.utils.translation import gettext_lazy as _

from syndesis.activities import amounts, policies
from syndesis.activities.choices import PropertyStatus
from syndesis.activities.models import Facility, IntellectualProperty
from syndesis.activities.panels import belongings as panels
from syndesis.activities.queries import belongings as queries
from syndesis.activities.queries.belongings import Openness
from syndesis.activities.services import belongings as services
from syndesis.objects import Choice, Col, Format, ObjectType, Panel, Period, Ref, Rows, Section, register

TONES: dict[str, str] = {
    PropertyStatus.GRANTED: "good",
    PropertyStatus.LAPSED: "warn",
    PropertyStatus.REFUSED: "warn",
}


@register
class IntellectualPropertyType(ObjectType):
    """An invention or other right that came of common work."""

    model = IntellectualProperty
    policy = policies.intellectual_property
    one, many, plural = "intellectual_property", "intellectual_properties", _("Intellectual property")
    path, icon = "property", "lightbulb"
    columns = [
        Col("title", _("What"), sort="title", detail="number"),
        Col("kind", sort="kind"),
        Col("status", format=Format.CHIP, sort="status", tones=TONES),
        Col(amounts.owners_of, _("Owned by"), name="owned_by"),
        Col("filed_on", format=Format.DATE, sort="filed_on_first"),
        Col("granted_on", format=Format.DATE, sort="granted_on_first", hidden=True),
        Col("country", format=Format.COUNTRY, sort="country", hidden=True),
    ]
    filters = [
        Choice("status"),
        Choice("kind"),
        Ref("concerns", label=_("Concerns"), model="directory.Organisation", condition=queries.concerning),
        Ref("organisations", label=_("Owner")),
        Ref("licensee", path="licences__organisation", label=_("Licensee")),
        Ref("activity"),
        Ref("owner_unit"),
        Choice("country"),
        Period("filed_on"),
    ]
    words, words_hint = ["title", "number", "shares__organisation__names__text"], _("Title, number or owner")
    sort = ["-filed_on_first"]
    prefetch = ["shares__organisation"]
    title, subtitle, chips = "title", "number", ["status", "kind"]
    form = [
        Section(_("What it is"), "title", "kind", "status", "number", "country"),
        Rows("shares", "organisation", "percent", title=_("Owners, and the share of each"), by_service=True),
        Section(_("When, and of what it came"), "filed_on", "granted_on", "activity"),
        Rows(
            "licences",
            *("organisation", "is_exclusive", "market", "amount", "currency", "starts_on", "ends_on"),
            title=_("Licences and sales"),
        ),
        Section(_("For us"), "owner_unit", "visibility", "notes"),
    ]
    import_key = ["number", ("title", "kind")]
    create, create_many = services.register_property, services.register_properties
    revise, revise_many = services.revise_property, services.revise_properties
    bulk_edit = ["kind", "status", "owner_unit", "visibility"]
    panels = [
        Panel("shares", _("Owners"), panels.owners, empty=_("Nobody is named.")),
        Panel("licences", _("Licences and sales"), panels.licences),
    ]
    empty_title = _("No intellectual property on record")
    empty_text = _("Put here inventions, programs and other rights that came of common work, and who owns them.")


@register
class FacilityType(ObjectType):
    """An installation or a piece of equipment that others may use."""

    model = Facility
    policy = policies.facilities
    queryset = queries.facilities
    one, many, plural, icon = "facility", "facilities", _("Facilities"), "microscope"
    columns = [
        Col(str, _("Facility"), name="name", sort="name", detail=amounts.keeper_of),
        Col("field"),
        Col("openness", format=Format.CHIP, tones={Openness.OFFERED: "good"}),
        Col("contact", hidden=True),
    ]
    filters = [
        Choice("openness"),
        Ref(
            "field", label=_("Field, with all narrower ones"), model="directory.Field", condition=queries.facilities_in
        ),
        Ref("owner_unit", label=_("Kept by"), model="directory.Organisation", condition=queries.kept_by),
        Ref("used_by", label=_("Used by"), model="directory.Organisation", condition=queries.used_by),
    ]
    words, words_hint = ["name", "description", "owner_unit__names__text"], _("Name, or which unit keeps it")
    sort = ["name"]
    prefetch = ["owner_unit", "field", "contact"]
    title, title_reads, subtitle, chips = str, ["name", "names"], amounts.keeper_of, ["openness"]
    form = [
        Section(_("Facility"), "name", "names", "field", "description"),
        Section(_("For whom"), "is_offered", "terms", "contact"),
        Rows("accesses", "organisation", "what", "activity", "starts_on", "ends_on", title=_("Who may use it")),
        Section(_("For us"), "owner_unit", "visibility", "notes"),
    ]
    import_key = ["name"]
    create, create_many = services.register_facility, services.register_facilities
    bulk_edit = ["is_offered", "field", "owner_unit", "visibility"]
    panels = [Panel("accesses", _("Who may use it"), panels.accesses)]
    empty_title = _("No facility on record")
    empty_text = _("Put here the laboratories and equipment that partners may use, or already do.")
