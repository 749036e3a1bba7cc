"""People, as declared."""

from django.utils.translation import gettext_lazy as _

from syndesis.directory import policies, queries, services
from syndesis.directory.models import Person
from syndesis.directory.panels import organisations as panels
from syndesis.directory.panels import people as person_panels
from syndesis.directory.panels import relations as relation_panels
from syndesis.directory.queries import contact_review
from syndesis.directory.wording import employers_of, positions_of
from syndesis.objects import (
    Col,
    Custom,
    ObjectType,
    Panel,
    Ref,
    Rows,
    Section,
    register,
)


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
    title_reads, subtitle = ["given_name", "family_name", "erased_at"], "salutation"
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
    create, create_many = services.register_person, services.register_people
    revise, revise_many = services.revise_person, services.revise_people
    bulk_edit = ["visibility"]
    panels = [
        Panel("positions", _("Positions"), panels.positions, empty=_("No position is known.")),
        Panel("counterpart", _("Looks after the relation"), relation_panels.counterpart_for),
        Panel("answers", _("Answers for"), person_panels.answers_for),
        Panel("documents", _("Documents written"), person_panels.documents),
    ]
    empty_title = _("Nobody on record")
    empty_text = _("People come in with the documents that name them, or are registered here.")
