"""What people and other systems may write of an organisation, be it a partner or not."""

from django.utils.translation import gettext_lazy as _

from syndesis.objects import Rows, Section

ORGANISATION_FORM: list[Section | Rows] = [
    Section(_("Organisation"), "name", "kind", "parent", "country", "city", "website"),
    Section(_("Dates"), "founded_on", "closed_on", "is_closed"),
    Rows("names", "text", "language", "kind", "starts_on", "ends_on"),
    Rows("identifiers", "scheme", "value"),
    Rows("relations", "kind", "other", "starts_on", "ends_on", "remark"),
    Rows("statuses", "name", "kind", "given_by", "competitors", "starts_on", "ends_on"),
    Rows("fields", "field", "use", "starts_on", "ends_on", "remark", title=_("Fields, priorities, competences")),
    Rows("rankings", "system", "edition", "category", "rank", "rank_to", "source"),
    Rows("places", "name", "address", "city", "country", "latitude", "longitude"),
    Section(_("For us"), "visibility", "notes"),
]
