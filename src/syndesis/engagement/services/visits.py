"""Preparing visits: their details, the checklist as actions, the timetable as agenda; and the templates of both."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.utils import timezone
from django.utils.translation import gettext as _

from syndesis.core.history import Actor, recording
from syndesis.core.models import Role, User
from syndesis.core.policies import Forbidden
from syndesis.core.services import Refused
from syndesis.engagement import policies
from syndesis.engagement.choices import GuestKind
from syndesis.engagement.models import AgendaItem, Engagement, VisitDetails, VisitSlot, VisitTask, VisitTemplate
from syndesis.engagement.queries.visit_plans import Plan, Slot, Task, plan_for
from syndesis.work.models import Action
from syndesis.work.services import add_actions

EDITORS = {Role.MANAGER, Role.ADMINISTRATOR}
"""Who may change what visits need: it is the office's, not one visit's."""


def describe_visit(engagement: Engagement, *, by: Actor, **fields: Any) -> VisitDetails:
    """Keep what is known of a visit beside what is known of every engagement."""
    with recording(by, "Visit described"):
        policies.engagements.check(by.user, engagement)
        details, _made = VisitDetails.objects.update_or_create(engagement=engagement, defaults=fields)
    return details


def prepare_visit(engagement: Engagement, *, by: Actor, owner: User | None = None) -> list[Action]:
    """Make the checklist of the visit's kind of guest: an action for each line that there is none of yet, its owner by
    default the writer, due so many days before the first day as the plan says, today at the earliest. The timetable
    becomes the agenda where there is none. Raises Refused for a visit without a day."""
    with recording(by, "Visit prepared"):
        policies.engagements.check(by.user, engagement)
        first = engagement.held_on
        if first is None or not first.day:
            raise Refused(_("Say on which day the visit begins; then its preparation can be dated."), "held_on")
        details = VisitDetails.objects.filter(engagement=engagement).first()
        plan = plan_for(details.guest_kind if details else GuestKind.OTHER, engagement.direction)
        if plan is None:
            raise Refused(_("There is no template for such a visit."))
        kind = ContentType.objects.get_for_model(engagement)
        held = Action.objects.filter(content_type=kind, object_id=engagement.pk, archived_at=None)
        known = set(held.values_list("title", flat=True))
        rows = [
            {
                "title": str(task),
                "owner": owner or by.user,
                "due_on": _due(first.first, engagement, task),
                "about": engagement,
                "visibility": engagement.visibility,
                "is_invented": engagement.is_invented,
            }
            for task in plan.tasks
            if not known & set(task.names.values())
        ]
        actions = add_actions(rows, by=by) if rows else []
        if not engagement.agenda.exists():
            _plan_days(engagement, plan, first.first)
    return actions


def _due(first: date, engagement: Engagement, task: Task) -> date:
    if task.days_before < 0:
        last = engagement.held_until.last if engagement.held_until else first
        return last - timedelta(days=task.days_before)
    return max(first - timedelta(days=task.days_before), min(first, timezone.localdate()))


def _plan_days(engagement: Engagement, plan: Plan, first: date) -> None:
    AgendaItem.objects.bulk_create(
        [
            AgendaItem(
                engagement=engagement,
                order=number,
                day=first + timedelta(days=slot.day - 1),
                begins_at=slot.begins_at,
                ends_at=slot.ends_at,
                kind=slot.kind,
                title=str(slot)[:300],
            )
            for number, slot in enumerate(plan.slots, 1)
        ]
    )


def write_template(
    *,
    by: Actor,
    guest_kind: str,
    direction: str,
    name: str,
    tasks: Iterable[Task],
    slots: Iterable[Slot],
    **fields: Any,
) -> VisitTemplate:
    """Write down what visits of a kind of guest need, in place of what was written before."""
    _check_editor(by)
    with recording(by, "Template of visits changed"):
        template, _made = VisitTemplate.objects.update_or_create(
            guest_kind=guest_kind, direction=direction, defaults={"name": name[:200], **fields}
        )
        template.tasks.all().delete()
        template.slots.all().delete()
        VisitTask.objects.bulk_create(
            [
                VisitTask(
                    template=template,
                    order=order,
                    text=each.names["en"],
                    texts=dict(each.names),
                    days_before=each.days_before,
                )
                for order, each in enumerate(tasks)
            ]
        )
        VisitSlot.objects.bulk_create(
            [
                VisitSlot(
                    template=template,
                    day=each.day,
                    begins_at=each.begins_at,
                    ends_at=each.ends_at,
                    kind=each.kind,
                    title=each.names["en"],
                    titles=dict(each.names),
                )
                for each in slots
            ]
        )
    return template


def forget_template(template: VisitTemplate, *, by: Actor) -> None:
    """Go back to what comes with Syndesis."""
    _check_editor(by)
    with recording(by, "Template of visits taken away"):
        template.delete()


def _check_editor(by: Actor) -> None:
    if by.user is not None and by.user.role not in EDITORS:
        raise Forbidden(str(VisitTemplate._meta.verbose_name_plural))
