"""All organisations, as declared: partners, their units, our own, and whoever else is on record."""

from django.utils.translation import gettext_lazy as _

from syndesis.directory import policies, services
from syndesis.directory.choices import Standing
from syndesis.directory.models import Organisation
from syndesis.directory.objects.organisation_form import ORGANISATION_FORM
from syndesis.directory.panels import organisations as panels
from syndesis.directory.queries import tree
from syndesis.objects import Choice, Col, Format, ObjectType, Panel, Ref, register


@register
class OrganisationType(ObjectType):
    """Any organisation; its page is that of a partner."""

    model = Organisation
    policy = policies.organisations
    queryset = tree.organisations
    one, many, plural, icon = "organisation", "organisations", _("Organisations"), "landmark"
    page = "partner"
    columns = [
        Col("name", _("Organisation"), sort="name", detail="city"),
        Col("kind", sort="kind"),
        Col(tree.parent_of, _("Part of"), name="part_of"),
        Col("country", format=Format.COUNTRY, sort="country"),
        Col("city", sort="city", hidden=True),
        Col("placement"),
        Col("standing", format=Format.CHIP, tones={Standing.PARTNER: "good"}),
        Col("founded_on", format=Format.DATE, sort="founded_on_first", hidden=True),
        Col("closed_on", format=Format.DATE, sort="closed_on_first", hidden=True),
        Col("website", hidden=True),
    ]
    filters = [
        Choice("kind"),
        Choice("placement"),
        Choice("standing"),
        Choice("country"),
        Ref("part_of", path="parent", label=_("Part of, at whatever remove"), condition=tree.under_any),
    ]
    words, words_hint = ["names__text"], _("Name, acronym or former name")
    sort = ["name"]
    prefetch = ["parent"]
    title, subtitle, chips = "name", "city", ["kind"]
    form = ORGANISATION_FORM
    import_key = ["identifiers", "name"]
    import_rows = {"names": ("language", "text"), "identifiers": ("scheme", "value")}
    create, create_many = services.register_organisation, services.register_many
    revise, revise_many = services.revise_organisation, services.revise_organisations
    bulk_edit = ["kind", "country", "visibility"]
    panels = [
        Panel("people", _("People"), panels.people),
        Panel("units", _("Parts of it"), panels.units),
    ]
    empty_title = _("No organisation on record")
    empty_text = _("Take one from the catalogue, or hand in a document that names some.")
