"""Events that recur, as declared."""

from django.utils.translation import gettext_lazy as _

from syndesis.engagement import policies
from syndesis.engagement.models import RecurringEvent
from syndesis.engagement.panels import recurring as panels
from syndesis.engagement.queries import conditions
from syndesis.engagement.wording.occasions import held_by
from syndesis.objects import Choice, Col, Format, ObjectType, Panel, Ref, Section, register


@register
class RecurringEventType(ObjectType):
    """What is held again and again, of our own or of a network; each time is an engagement."""

    model = RecurringEvent
    policy = policies.recurring_events
    queryset = conditions.recurring_events
    one, many, plural, icon = "recurring", "recurring-events", _("Recurring events"), "repeat"
    columns = [
        Col(str, _("Event"), name="name", sort="name"),
        Col("kind", sort="kind"),
        Col(held_by, _("Held by"), name="held_by"),
        Col("edition_count", _("Editions"), format=Format.NUMBER, sort="edition_count"),
        Col("last_held_on", _("Last held"), format=Format.SILENCE, sort="last_held_on"),
    ]
    filters = [Choice("kind"), Ref("organiser"), Ref("network")]
    words = ["name", "names", "organiser__names__text", "network__organisation__names__text"]
    words_hint = _("Name, or that of who holds it")
    sort = ["name"]
    prefetch = ["organiser", "network__organisation"]
    title_reads = ["name", "names"]
    subtitle, chips = held_by, ["kind"]
    form = [
        Section(_("Event"), "name", "names", "kind", "organiser", "network", "description"),
        Section(_("For us"), "owner_unit", "visibility", "notes"),
    ]
    import_key = ["name"]
    bulk_edit = ["kind", "owner_unit", "visibility"]
    panels = [Panel("editions", _("Editions"), panels.editions, empty=_("It was not held yet."))]
    empty_title = _("No recurring event on record")
    empty_text = _("Add what is held again and again: your week of science, the summit of a network.")
