"""Fields, as declared, and how organisations are narrowed by them."""

from django.utils.translation import gettext_lazy as _

from syndesis.directory import policies, services
from syndesis.directory.models import Field
from syndesis.directory.panels import fields as field_panels
from syndesis.directory.queries.fields import with_numbers
from syndesis.objects import Choice, Col, Format, ObjectType, Panel, Ref, Section, register


@register
class FieldType(ObjectType):
    """A field of study or of industry, of a classification or our own."""

    model = Field
    policy = policies.fields
    queryset = with_numbers
    one, many, plural, icon = "field", "fields", _("Fields"), "tag"
    columns = [
        Col(str, _("Field"), name="name", sort="name"),
        Col("code", sort="code"),
        Col("scheme", format=Format.CHIP, sort="scheme"),
        Col(field_panels.part_of, _("Part of"), name="parent"),
        Col("organisation_count", _("Organisations"), format=Format.NUMBER, sort="organisation_count"),
    ]
    filters = [Choice("scheme"), Ref("parent")]
    words, words_hint = ["name", "names", "code"], _("Name in any language, or code")
    sort = ["scheme", "code", "name"]
    prefetch = ["parent"]
    subtitle = field_panels.coded
    form = [
        Section(_("Field"), "name", "names", "code", "parent"),
        Section(_("For us"), "visibility", "notes"),
    ]
    create, create_many, revise = services.define_field, services.define_fields, services.revise_field
    bulk_edit = ["visibility"]
    panels = [
        Panel("wider", _("Part of"), field_panels.wider),
        Panel("narrower", _("Narrower fields"), field_panels.within),
        Panel("organisations", _("Organisations"), field_panels.organisations, empty=_("No organisation on record.")),
    ]
    empty_title = _("No field on record")
    empty_text = _("“syndesis fields load” brings the classifications of study and of industry; add your own to them.")
