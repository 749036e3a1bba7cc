"""Partners and people, as declared."""

from django.utils.translation import gettext_lazy as _

from syndesis.directory import (
    as_of,
    contact_review,
    network_panels,
    office_panels,
    panels,
    person_panels,
    policies,
    queries,
    relation_panels,
    services,
)
from syndesis.directory.choices import PartnershipState, Tier
from syndesis.directory.models import Organisation, Person
from syndesis.directory.organisation_form import ORGANISATION_FORM
from syndesis.directory.past import was_partner
from syndesis.directory.wording import employers_of, positions_of
from syndesis.objects import (
    AsOf,
    Choice,
    Col,
    Custom,
    Format,
    ObjectType,
    Panel,
    Ref,
    Rows,
    Section,
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
        Ref("responsible", path="responsible__user", label=_("Who answers for it")),
        Custom("anniversary", queries.with_anniversary, label=_("Anniversary within so many days")),
    ]
    words, words_hint = ["names__text"], _("Name, acronym or former name")
    sort = ["name"]
    title, subtitle, chips = "name", "city", ["kind"]
    form = ORGANISATION_FORM
    import_key = ["identifiers", "name"]
    import_rows = {"names": ("language", "text"), "identifiers": ("scheme", "value")}
    take_in = services.start_partnerships
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
    panels = [
        Panel("positions", _("Positions"), panels.positions, empty=_("No position is known.")),
        Panel("counterpart", _("Looks after the relation"), relation_panels.counterpart_for),
        Panel("answers", _("Answers for"), person_panels.answers_for),
        Panel("documents", _("Documents written"), person_panels.documents),
    ]
    empty_title = _("Nobody on record")
    empty_text = _("People come in with the documents that name them, or are registered here.")


extend(
    PartnerType,
    panels=[
        Panel("network", _("Network"), network_panels.is_network),
        Panel("networks", _("Networks"), network_panels.networks_of_partner),
        Panel("offices", _("Our offices there"), office_panels.hosted_by),
    ],
)

from syndesis.directory import field_types, relation_types, standing_types  # noqa: E402, F401 -- here too
from syndesis.directory.network_types import NetworkType, OfficeType  # noqa: E402, F401 -- the same
from syndesis.directory.organisation_type import OrganisationType  # noqa: E402, F401 -- the same
