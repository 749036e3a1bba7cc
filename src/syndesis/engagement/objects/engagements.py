"""Engagements, as declared."""

from django.utils.translation import gettext_lazy as _

from syndesis.directory.wording import named_by
from syndesis.engagement import panels, policies, queries, services
from syndesis.engagement.models import Engagement
from syndesis.engagement.wording import engagement_title, held
from syndesis.objects import Choice, Col, ObjectType, Panel, Period, Ref, Rows, Section, register


@register
class EngagementType(ObjectType):
    model = Engagement
    policy = policies.engagements
    queryset = queries.occasions
    stood = queries.was_occasion
    one, many, plural, icon = "engagement", "engagements", _("Engagement"), "calendar"
    path = "engagement"
    columns = [
        Col(engagement_title, _("Occasion"), name="title", detail="city"),
        Col(held, _("Date"), name="held", sort="held_on_last"),
        Col("kind", sort="kind"),
        Col("format"),
        Col("direction", hidden=True),
        Col("city", sort="city", hidden=True),
    ]
    filters = [Choice("kind"), Choice("city"), Ref("organisations"), Period("held_on")]
    words = ["title", "city", "participants__organisation__names__text", "participants__person__family_name"]
    words_hint = _("Title, city or participant")
    sort = ["-held_on_last"]
    prefetch = ["participants__organisation", "sessions"]
    title, subtitle, chips = engagement_title, held, ["kind", "format", "direction"]
    title_reads = ["title", "kind", "format", "sessions", "participants__person", *named_by("participants")]
    form = [
        Section(_("Occasion"), "title", "kind", "format", "direction", "organisations", "series"),
        Rows("participants", "person", "organisation", "position", "role", title=_("People who took part")),
        Section(_("When and where"), "held_on", "no_later_than", "held_until", "city", "venue"),
        Section(_("For us"), "purpose", "owner_unit", "visibility", "notes"),
    ]
    import_key = [("title", "held_on")]
    create, create_many = services.log_engagement, services.log_engagements
    revise = services.revise_engagement
    bulk_edit = ["kind", "format", "owner_unit", "visibility"]
    panels = [
        Panel("participants", _("Organisations"), panels.organisations, empty=_("No organisation is named.")),
        Panel("people", _("People"), panels.people, empty=_("Nobody is named.")),
        Panel("sessions", _("Sessions"), panels.sessions),
        Panel("outcomes", _("Outcomes"), panels.outcomes),
        Panel("promises", _("Promises"), panels.promises),
        Panel("agreements", _("Agreements"), panels.agreements_there),
    ]
    empty_title = _("No meeting on record")
    empty_text = _("Hand in the news or minutes of your last meeting.")
