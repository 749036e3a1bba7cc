"""Offers of internships, as declared."""

from django.utils.translation import gettext_lazy as _

from syndesis.activities import policies
from syndesis.activities.models import InternshipOffer
from syndesis.activities.moved import span_of
from syndesis.activities.panels import mobility as panels
from syndesis.activities.queries import mobility as queries
from syndesis.activities.services import internships as services
from syndesis.objects import Choice, Col, Format, ObjectType, Panel, Period, Ref, Section, register


@register
class InternshipOfferType(ObjectType):
    """Places for interns that a company or partner offers."""

    model = InternshipOffer
    policy = policies.internship_offers
    queryset = queries.offers
    one, many, path = "internship_offer", "internship_offers", "internships"
    plural, icon = _("Internship offers"), "user-plus"
    columns = [
        Col("title", _("Offer"), sort="title", detail=span_of),
        Col("organisation"),
        Col("level", sort="level"),
        Col("places", format=Format.NUMBER, sort="places"),
        Col("placed", _("Placed"), format=Format.NUMBER, sort="placed"),
        Col("hired", _("Hired"), format=Format.NUMBER, sort="hired"),
        Col("apply_by", _("Apply by"), format=Format.DATE, sort="apply_by"),
        Col("is_paid", hidden=True),
        Col("field", hidden=True),
        Col("contact", hidden=True),
    ]
    filters = [
        Choice("level"),
        Ref("organisation"),
        Ref("field"),
        Ref("unit", model="directory.Organisation", condition=queries.of_units, label=_("Unit of ours")),
        Period("apply_by"),
        Period("starts_on", label=_("Begins")),
    ]
    words, words_hint = ["title", "description", "organisation__names__text"], _("Offer or company")
    sort = ["-starts_on_first"]
    prefetch = ["organisation", "field", "contact"]
    title, subtitle, chips = "title", span_of, ["level"]
    form = [
        Section(_("Offer"), "title", "organisation", "places", "level", "field", "is_paid", "description"),
        Section(_("When"), "starts_on", "ends_on", "apply_by"),
        Section(_("Whom to ask"), "contact", "owner_unit"),
        Section(_("For us"), "visibility", "notes"),
    ]
    only_new = ["organisation"]
    import_key = [("title", "organisation", "starts_on"), ("title", "organisation")]
    create, create_many = services.offer_internship, services.offer_internships
    revise = services.revise_offer
    bulk_edit = ["level", "owner_unit", "visibility"]
    panels = [
        Panel("placements", _("Placements"), panels.placements, empty=_("Nobody has been placed yet.")),
        Panel("employment", _("What became of the interns"), panels.employment),
    ]
    empty_title = _("No internship offer on record")
    empty_text = _("Keep what companies offer: how many places, for whom, until when to apply.")
