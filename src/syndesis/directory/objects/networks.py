"""Networks and our offices abroad, as declared."""

from django.utils.translation import gettext_lazy as _

from syndesis.directory import policies
from syndesis.directory.choices import MembershipStatus, OfficeStatus
from syndesis.directory.models import Network, OfficeAbroad
from syndesis.directory.panels import networks as network_panels
from syndesis.directory.panels import offices as office_panels
from syndesis.directory.queries import memberships
from syndesis.directory.services import networks, offices
from syndesis.objects import Choice, Col, Deed, Format, ObjectType, Panel, Ref, Rows, Section, register


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
    prefetch, title_reads = ["organisation"], ["organisation__name"]
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
    import_key = ["organisation"]
    create, create_many = networks.register_network, networks.register_networks
    revise = networks.revise_network
    bulk_edit = ["is_featured", "visibility"]
    panels = [
        Panel("ours", _("Our membership"), network_panels.our_membership, empty=_("We are no member.")),
        Panel("themes", _("Themes"), network_panels.themes),
        Panel("memberships", _("Applied or suspended"), network_panels.applications),
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
    filters = [Choice("kind"), Choice("status"), Ref("host"), Ref("region")]
    words, words_hint = ["name", "organisation__names__text", "organisation__city"], _("Name or city")
    sort = ["name"]
    prefetch, title_reads = ["organisation", "host"], ["organisation__name"]
    subtitle, chips = office_panels.place_of, ["kind", "status"]
    form = [
        Section(_("Office"), "organisation", "kind", "status", "host", "region"),
        Section(_("For us"), "visibility", "notes"),
    ]
    only_new = ["organisation"]
    import_key = ["organisation"]
    create, create_many, revise = offices.register_office, offices.register_offices, offices.revise_office
    bulk_edit = ["kind", "status", "region", "visibility"]
    panels = [
        Panel("about", _("Place"), office_panels.about),
        Panel("below", _("Offices and reference points below"), office_panels.offices_below),
        Panel("staff", _("Staff"), office_panels.staff, empty=_("Nobody is known to work there.")),
    ]
    deeds = [
        Deed("open", _("Open"), offices.open_office, possible=office_panels.is_not_open),
        Deed("close", _("Close"), offices.close_office, possible=office_panels.is_not_closed),
    ]
    empty_title = _("No office abroad on record")
    empty_text = _("Representative offices, information centres and reference points stand here.")
