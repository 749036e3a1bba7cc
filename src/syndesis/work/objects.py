"""Actions, as declared."""

from datetime import date
from typing import TYPE_CHECKING, Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from syndesis.objects import Choice, Col, Custom, Deed, Format, ObjectType, Panel, Period, Section, register
from syndesis.work import panels, policies, queries, services
from syndesis.work.choices import ActionStatus
from syndesis.work.models import Action
from syndesis.work.wording import about, is_closed, is_open, lateness, owner_of

if TYPE_CHECKING:
    from syndesis.core.models import User


@register
class ActionType(ObjectType):
    model = Action
    policy = policies.actions
    queryset = queries.by_urgency
    one, many, plural, icon = "action", "actions", _("Actions"), "circle-check"
    title, chips = "title", ["status"]
    columns = [
        Col("title", _("Action"), sort="title"),
        Col(about, _("About"), name="about"),
        Col(owner_of, _("Owner"), name="owner"),
        Col("due_on", _("Due"), format=Format.DATE, sort="due_on_last", detail=lateness),
        Col("status", format=Format.CHIP, sort="status", tones={ActionStatus.DONE: "good"}),
        Col("repeats", hidden=True),
    ]
    filters = [
        Choice("status"),
        Choice("due", column="urgency"),
        Custom("by", queries.to_be_done_by, label=_("To be done by")),
        Period("due_on"),
    ]
    words = ["title", "notes", "owner__display_name", "helpers__display_name"]
    words_hint = _("What is to be done, or by whom")
    sort = ["standing", "due_on_last"]
    prefetch = ["owner", "helpers"]
    panels = [Panel("about", _("About"), panels.subject), Panel("repeats", _("Comes again"), panels.repeated)]
    form = [
        Section(_("Action"), "title", "due_on", "repeats", "owner", "helpers"),
        Section(_("For us"), "visibility", "notes"),
    ]
    only_new = ["owner"]
    import_key = [("title", "due_on")]
    create, create_many, revise = services.add_action, services.add_actions, services.revise_action
    bulk_edit = ["due_on", "repeats", "visibility"]
    deeds = [
        Deed("complete", _("Done"), services.complete_action, possible=is_open, primary=True),
        Deed("drop", _("Drop"), services.drop_action, possible=is_open),
        Deed("reopen", _("Reopen"), services.reopen_action, possible=is_closed),
    ]
    empty_title = _("Nothing is to be done")
    empty_text = _("Add what somebody must do here, or on the page of the record that it is about.")

    @classmethod
    def told(cls, user: "User", archived: bool = False, day: date | None = None) -> QuerySet[Any]:
        """With what each is about, as far as this reader may know it."""
        return queries.with_subject(super().told(user, archived, day), user)
