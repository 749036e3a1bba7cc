"""Partners, as declared."""

from django.utils.translation import gettext_lazy as _

from syndesis.directory import policies, queries, services
from syndesis.directory.choices import PartnershipState, Tier
from syndesis.directory.models import Organisation
from syndesis.directory.objects.organisation_form import ORGANISATION_FORM
from syndesis.directory.panels import networks as network_panels
from syndesis.directory.panels import offices as office_panels
from syndesis.directory.panels import organisations as panels
from syndesis.directory.queries import as_of
from syndesis.directory.queries.past import was_partner
from syndesis.directory.reach import answered_by
from syndesis.objects import (
    AsOf,
    Choice,
    Col,
    Custom,
    Format,
    ObjectType,
    Panel,
    Ref,
    extend,
    register,
)

STATUS_TONES: dict[str, str] = {PartnershipState.ENDED: "warn", PartnershipState.DORMANT: "warn"}


@register
class PartnerType(ObjectType):
    """An organisation with which we have a partnership."""

    model = Organisation
    policy = policies.organisations
    queryset = as_of.partners_on
    stood = was_partner
    one, many, plural, icon = "partner", "partners", _("Partners"), "building-2"
    further, noun = True, _("partner")
    columns = [
        Col("name", _("Partner"), sort="name", detail="city"),
        Col("country", format=Format.COUNTRY, sort="country"),
        Col("kind", sort="kind"),
        Col("tier", format=Format.CHIP, tones={Tier.STRATEGIC: "accent"}),
        Col("status", format=Format.CHIP, tones=STATUS_TONES, hidden=True),
        Col("city", sort="city", hidden=True),
        Col("founded_on", format=Format.DATE, sort="founded_on_first", hidden=True),
        Col("website", hidden=True),
    ]
    filters = [
        AsOf(),
        Choice("tier"),
        Choice("status", usual=as_of.COUNTED),
        Choice("kind"),
        Choice("country"),
        Ref("region", label=_("Region"), model="directory.Region", condition=as_of.in_regions),
        Ref("clusters"),
        Ref("objectives", path="partnership__objectives", label=_("Strategic objective")),
        Ref("responsible", model="core.User", condition=answered_by, label=_("Who answers for it")),
        Custom("anniversary", queries.with_anniversary, label=_("Anniversary within so many days")),
    ]
    words, words_hint = ["names__text"], _("Name, acronym or former name")
    sort = ["name"]
    title, subtitle, chips = "name", "city", ["kind"]
    form = ORGANISATION_FORM
    import_key = ["identifiers", "name"]
    import_rows = {"names": ("language", "text"), "identifiers": ("scheme", "value")}
    take_in = services.start_partnerships
    create, create_many = services.register_partner, services.register_partners
    revise, revise_many = services.revise_organisation, services.revise_organisations
    bulk_edit = ["kind", "country", "visibility"]
    panels = [
        Panel("people", _("People"), panels.people),
        Panel("units", _("Parts of it"), panels.units),
    ]
    empty_title = _("No partner on record")
    empty_text = _("Hand in a document: the organisations that it names become partners when you accept them.")


extend(
    PartnerType,
    panels=[
        Panel("network", _("Network"), network_panels.is_network),
        Panel("networks", _("Networks"), network_panels.networks_of_partner),
        Panel("offices", _("Our offices there"), office_panels.hosted_by),
    ],
)
