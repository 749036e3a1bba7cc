"""Partners and people, as declared."""

from django.utils.translation import gettext_lazy as _

from syndesis.directory import (
    as_of,
    contact_review,
    memberships,
    network_panels,
    office_panels,
    panels,
    policies,
    queries,
    services,
)
from syndesis.directory.choices import MembershipStatus, OfficeStatus, PartnershipState, Tier
from syndesis.directory.models import Network, OfficeAbroad, Organisation, Person
from syndesis.directory.organisation_form import ORGANISATION_FORM
from syndesis.directory.services import networks, offices
from syndesis.directory.wording import employers_of, positions_of
from syndesis.objects import (
    AsOf,
    Choice,
    Col,
    Custom,
    Deed,
    Format,
    ObjectType,
    Panel,
    Ref,
    Rows,
    Section,
    extend,
    register,
)

STATUS_TONES = {PartnershipState.ENDED: "warn", PartnershipState.DORMANT: "warn"}


@register
class PartnerType(ObjectType):
    """An organisation with which we have a partnership."""

    model = Organisation
    policy = policies.organisations
    queryset = as_of.partners_on
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
        Ref("responsible", path="responsible__user", label=_("Who answers for it")),
        Custom("anniversary", queries.with_anniversary, label=_("Anniversary within so many days")),
    ]
    words, words_hint = ["names__text"], _("Name, acronym or former name")
    sort = ["name"]
    title, subtitle, chips = "name", "city", ["kind"]
    form = ORGANISATION_FORM
    import_key = ["identifiers", "name"]
    import_rows = {"names": ("language", "text"), "identifiers": ("scheme", "value")}
    create, create_many, revise = services.register_partner, services.register_partners, services.revise_organisation
    bulk_edit = ["kind", "country", "visibility"]
    panels = [
        Panel("people", _("People"), panels.people),
        Panel("units", _("Parts of it"), panels.units),
    ]
    empty_title = _("No partner on record")
    empty_text = _("Hand in a document: the organisations that it names become partners when you accept them.")


@register
class PersonType(ObjectType):
    model = Person
    policy = policies.people
    one, many, plural, icon = "person", "people", _("People"), "users"
    queryset = queries.people
    columns = [
        Col(str, _("Name"), name="name", sort="family_name"),
        Col(positions_of, _("Position"), name="positions"),
        Col(employers_of, _("Organisation"), name="organisations"),
        Col("salutation", hidden=True),
    ]
    filters = [
        Ref("organisations", path="positions__organisation"),
        Custom("contacts", contact_review.asked, label=_("Contact data")),
    ]
    words = ["family_name", "given_name", "names__family_name", "names__given_name", "positions__title"]
    words_hint = _("Name, former name or position")
    sort = ["family_name", "given_name"]
    prefetch = ["positions__organisation"]
    subtitle = "salutation"
    form = [
        Section(_("Person"), "given_name", "family_name", "salutation"),
        Rows("positions", "title", "organisation", "kind", "starts_on", "ends_on"),
        Rows("contacts", "kind", "value", "purpose", "is_preferred", "review_on", by_service=True),
        Rows("names", "given_name", "family_name", "language", "kind"),
        Rows("identifiers", "scheme", "value"),
        Section(_("For us"), "visibility", "notes"),
    ]
    import_key = ["identifiers", ("family_name", "given_name")]
    import_rows = {"contacts": ("kind", "value"), "identifiers": ("scheme", "value")}
    create, create_many, revise = services.register_person, services.register_people, services.revise_person
    bulk_edit = ["visibility"]
    panels = [Panel("positions", _("Positions"), panels.positions, empty=_("No position is known."))]
    empty_title = _("Nobody on record")
    empty_text = _("People come in with the documents that name them, or are registered here.")


@register
class NetworkType(ObjectType):
    """An association or network, with its members over time."""

    model = Network
    policy = policies.networks
    queryset = memberships.with_numbers
    one, many, plural, icon = "network", "networks", _("Networks"), "network"
    columns = [
        Col("name", _("Network"), sort="name"),
        Col("our_status", _("Our membership"), format=Format.CHIP, tones={MembershipStatus.MEMBER: "accent"}),
        Col("member_count", _("Members today"), format=Format.NUMBER, sort="member_count"),
        Col("purpose"),
        Col("is_featured", hidden=True),
    ]
    filters = [Choice("our_status"), Ref("members", path="memberships__member", label=_("Member"))]
    words, words_hint = ["name", "organisation__names__text", "purpose"], _("Name, acronym or purpose")
    sort = ["-is_featured", "name"]
    prefetch = ["organisation"]
    form = [
        Section(_("Network"), "organisation", "purpose", "is_featured"),
        Rows(
            "memberships",
            *("member", "kind", "status", "starts_on", "ends_on", "remark"),
            title=_("Members"),
            by_service=True,
        ),
        Section(_("For us"), "visibility", "notes"),
    ]
    only_new = ["organisation"]
    create, create_many = networks.register_network, networks.register_networks
    revise = networks.revise_network
    bulk_edit = ["is_featured", "visibility"]
    panels = [
        Panel("ours", _("Our membership"), network_panels.our_membership, empty=_("We are no member.")),
        Panel("themes", _("Themes"), network_panels.themes),
        Panel("applications", _("Applied or suspended"), network_panels.applications),
    ]
    empty_title = _("No network on record")
    empty_text = _("Add the associations that we belong to: their members are often our partners of tomorrow.")


@register
class OfficeType(ObjectType):
    """An office of ours in another country."""

    model = OfficeAbroad
    policy = policies.offices
    queryset = memberships.offices_with_name
    one, many, plural, icon = "office", "offices", _("Offices abroad"), "map-pin"
    columns = [
        Col("name", _("Office"), sort="name", detail=office_panels.place_of),
        Col("kind", sort="kind"),
        Col("status", format=Format.CHIP, tones={OfficeStatus.OPEN: "good", OfficeStatus.CLOSED: "warn"}),
        Col(office_panels.country_of, _("Country"), name="country", format=Format.COUNTRY),
        Col(office_panels.host_of, _("Host"), name="host"),
    ]
    filters = [Choice("kind"), Choice("status"), Ref("host")]
    words, words_hint = ["name", "organisation__names__text", "organisation__city"], _("Name or city")
    sort = ["name"]
    prefetch = ["organisation", "host"]
    subtitle, chips = office_panels.place_of, ["kind", "status"]
    form = [
        Section(_("Office"), "organisation", "kind", "status", "host"),
        Section(_("For us"), "visibility", "notes"),
    ]
    only_new = ["organisation"]
    create, create_many, revise = offices.register_office, offices.register_offices, offices.revise_office
    bulk_edit = ["kind", "status", "visibility"]
    panels = [
        Panel("about", _("Place and host"), office_panels.about),
        Panel("below", _("Offices and reference points below"), office_panels.offices_below),
        Panel("staff", _("Staff"), office_panels.staff, empty=_("Nobody is known to work there.")),
    ]
    deeds = [
        Deed("open", _("Open"), offices.open_office, possible=office_panels.is_not_open),
        Deed("close", _("Close"), offices.close_office, possible=office_panels.is_not_closed),
    ]
    empty_title = _("No office abroad on record")
    empty_text = _("Representative offices, information centres and reference points stand here.")


extend(
    PartnerType,
    panels=[
        Panel("network", _("Network"), network_panels.is_network),
        Panel("networks", _("Networks"), network_panels.networks_of_partner),
        Panel("offices", _("Our offices there"), office_panels.hosted_by),
    ],
)

from syndesis.directory import field_types, organisation_type, relation_types  # noqa: E402, F401 -- they are declared here too
