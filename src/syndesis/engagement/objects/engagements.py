"""Engagements, as declared."""

from django.utils.translation import gettext_lazy as _

from syndesis.directory.wording import named_by
from syndesis.engagement import panels, policies, queries, services
from syndesis.engagement.models import Engagement
from syndesis.engagement.queries import conditions as asked
from syndesis.engagement.wording import engagement_title, held
from syndesis.engagement.wording.occasions import with_whom
from syndesis.objects import Choice, Col, Custom, Format, ObjectType, Panel, Period, Ref, Rows, Section, register


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
        Col(with_whom, _("With"), name="with"),
        Col("format"),
        Col("direction", hidden=True),
        Col("city", sort="city", hidden=True),
        Col("country", format=Format.COUNTRY, sort="country", hidden=True),
        Col("theme", hidden=True),
        Col("edition", hidden=True),
        Col("interest", hidden=True),
    ]
    filters = [
        Choice("kind"),
        Choice("direction"),
        Choice("held_as", column="format"),
        Choice("city"),
        Ref("organisations"),
        Ref("with", model="directory.Organisation", condition=asked.with_organisations, label=_("With, or a unit of")),
        Ref("people", path="participants__person", label=_("Person")),
        Ref("network", model="directory.Network", condition=asked.of_networks, label=_("Held by the network")),
        Ref("edition_of"),
        Ref("activity"),
        Ref("venue"),
        Ref("field", path="fields"),
        Period("held_on"),
        Custom("ours", asked.flag(asked.with_ourselves), label=_("We took part")),
        Custom("recurring", asked.flag(asked.recurs), label=_("Of a recurring event")),
        Custom("cancelled", asked.flag(asked.was_cancelled), label=_("Cancelled")),
    ]
    words = ["title", "theme", "city", "participants__organisation__names__text", "participants__person__family_name"]
    words_hint = _("Title, theme, city or participant")
    sort = ["-held_on_last"]
    prefetch = ["participants__organisation", "sessions"]
    title, subtitle, chips = engagement_title, held, ["kind", "format", "direction"]
    title_reads = ["title", "kind", "format", "sessions", "participants__person", *named_by("participants")]
    form = [
        Section(_("Occasion"), "title", "kind", "format", "direction", "organisations", "theme", "fields", "interest"),
        Section(
            _("When"), "held_on", "no_later_than", "held_until", "begins_at", "ends_at", "timezone", "is_cancelled"
        ),
        Section(_("Where"), "venue", "city", "country", "link"),
        Rows(
            "participants",
            *("person", "organisation", "role", "rank", "position", "position_then", "format"),
            title=_("People who took part"),
        ),
        Rows(
            "agenda",
            *("title", "kind", "day", "begins_at", "ends_at", "place", "venue", "initiative", "order", "remark"),
            title=_("Agenda"),
        ),
        Rows("outcomes", "text", "count"),
        Rows("quotations", "speaker", "position", "text", "language"),
        Rows("benefits", "kind", "text", "organisation", "person"),
        Rows("agreement_links", "agreement", "role", title=_("Agreements signed or discussed")),
        Section(_("Before and after"), "activity", "series", "part_of", "follows", "edition_of", "edition"),
        Section(_("For us"), "purpose", "owner_unit", "visibility", "notes"),
    ]
    import_key = [("title", "held_on")]
    create, create_many = services.log_engagement, services.log_engagements
    revise, revise_many = services.revise_engagement, services.revise_engagements
    bulk_edit = ["kind", "format", "owner_unit", "visibility"]
    panels = [
        Panel("participants", _("Organisations"), panels.organisations, empty=_("No organisation is named.")),
        Panel("people", _("People"), panels.people, empty=_("Nobody is named.")),
        Panel("sessions", _("Sessions"), panels.sessions),
        Panel("outcomes", _("Outcomes"), panels.outcomes),
        Panel("promises", _("Promises"), panels.promised_there),
        Panel("agreements", _("Agreements"), panels.agreements_there),
    ]
    empty_title = _("No meeting on record")
    empty_text = _("Hand in the news or minutes of your last meeting.")
