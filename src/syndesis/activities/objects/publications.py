"""Publications, as declared; and what the pages of partners, people and activities say of them."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from syndesis.activities import policies
from syndesis.activities.choices import Quartile
from syndesis.activities.models import Publication
from syndesis.activities.objects.activities import ActivityType
from syndesis.activities.panels import publications as panels
from syndesis.activities.publication_wording import appeared_in, authors_of, countries_of, told_of, written_for
from syndesis.activities.queries import publications as queries
from syndesis.activities.services import publications as services
from syndesis.directory.objects import PartnerType, PersonType
from syndesis.objects import Choice, Col, Custom, Format, ObjectType, Panel, Ref, Rows, Section, extend, register

TONES: Any = {Quartile.FIRST: "good"}  # its values are numbers


@register
class PublicationType(ObjectType):
    model = Publication
    policy = policies.publications
    queryset = queries.with_home
    one, many, plural, icon = "publication", "publications", _("Publications"), "quote"
    columns = [
        Col("title", _("Publication"), sort="title", detail=told_of),
        Col(written_for, _("Partners"), name="partners"),
        Col("year", sort="year"),
        Col("quartile", format=Format.CHIP, sort="quartile", tones=TONES),
        Col("kind", sort="kind", hidden=True),
        Col("journal", sort="journal", hidden=True),
        Col("doi", sort="doi", hidden=True),
        Col(authors_of, _("Authors"), name="authors", hidden=True),
        Col(countries_of, _("Countries"), name="countries", hidden=True),
        Col("indexed_in", hidden=True),
        Col("citations", format=Format.NUMBER, sort="citations", hidden=True),
    ]
    filters = [
        Choice("kind"),
        Choice("quartile"),
        Choice("year"),
        Ref("organisations", label=_("Partner or unit"), condition=queries.of_organisations),
        Ref("field", path="fields"),
        Ref("activity"),
        Ref("people", path="authors__person", label=_("Author")),
        Custom("country", queries.in_country, label=_("Country of a partner")),
        Custom("index", queries.indexed_in, label=_("Indexed in")),
        Custom("without", queries.without, label=_("Not known")),
    ]
    words, words_hint = [queries.holding], _("Title, author, DOI or partner")
    sort = ["-year", "-id"]
    prefetch = ["affiliations__organisation", "authors"]
    title, subtitle, chips = "title", appeared_in, ["kind", "quartile"]
    form = [
        Section(_("Publication"), "title", "kind", "year", "doi", "journal", "issn"),
        Rows("authors", "position", "name", "orcid", "affiliation", "person"),
        Section(_("With whom, and of what"), "organisations", "fields", "activity"),
        Section(
            _("Where it counts"),
            *("quartile", "indexed_in", "citations", "is_open", "language", "openalex"),
            is_rare=True,
        ),
        Section(_("For us"), "visibility", "notes"),
    ]
    import_key = ["doi", "openalex", ("title", "year")]
    create, create_many = services.register_publication, services.register_publications
    revise, revise_many = services.revise_publication, services.revise_publications
    bulk_edit = ["kind", "quartile", "indexed_in", "visibility"]
    panels = [Panel("organisations", _("Written for"), panels.organisations, empty=_("No organisation is named."))]
    empty_title = _("No publication on record")
    empty_text = _("Bring in a file of OpenAlex, Crossref or your reference manager, or add one by hand.")


extend(PartnerType, panels=[Panel("publications", _("Publications"), panels.of_organisation)])
extend(PersonType, panels=[Panel("publications", _("Publications"), panels.of_person)])
extend(ActivityType, panels=[Panel("publications", _("Publications"), panels.of_activity)])
