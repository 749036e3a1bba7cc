"""Who may see and change actions and reminders.

An action is seen as far as what it is about: who may not see a record sees no action about it. Owner and helpers see
their own action in any case, but not what it is about (`queries.with_subject` tells each reader what they may know).
"""

from django.contrib.contenttypes.models import ContentType
from django.db.models import Exists, Model, OuterRef, Q

from syndesis.core.models import Document, Role, User, Visibility
from syndesis.core.policies import EVERYTHING, NOTHING, WRITERS, Anybody, Policy, about, reached
from syndesis.core.policies import Action as Deed
from syndesis.objects import registered
from syndesis.work.models import Action, ActionHelper, Reminder


def subjects() -> list[type[Model]]:
    """The types that an action may be about: all that are declared, but no action. (A document may be seen by whoever
    sees what it is attached to, perhaps an action: one about a document would go in circles.)"""
    return [kind.model for kind in registered() if kind.model not in (Action, Document)]


def about_what_is_answered_for(user: User) -> Q:
    """Actions about a record that the user is responsible for."""
    condition = NOTHING
    for model in subjects():
        records = model._default_manager.order_by().filter(reached(user, model), pk=OuterRef("object_id"))
        condition |= Q(content_type=ContentType.objects.get_for_model(model)) & Q(Exists(records))
    return condition


def mine(user: User) -> Q:
    """A user's own actions: those that they own or help with."""
    return Q(owner=user) | Q(Exists(ActionHelper.objects.filter(action=OuterRef("pk"), user=user)))


class ActionPolicy(Policy):
    """Writers change what they own, help with or asked for; coordinators and managers all that they see."""

    def scope(self, user: Anybody, action: Deed) -> Q:
        if not isinstance(user, User) or not user.is_active:
            return NOTHING
        if user.role == Role.ADMINISTRATOR:
            return EVERYTHING
        open_to_all = ~Q(visibility=Visibility.RESTRICTED)
        known = Q(object_id=None) | about(user, "view", subjects())
        seen = known & (open_to_all | about_what_is_answered_for(user))
        if action == "view" or user.role in (Role.MANAGER, Role.COORDINATOR):
            return mine(user) | seen
        return mine(user) | (seen & Q(asked_by=user)) if user.role in WRITERS else NOTHING


class ReminderPolicy(Policy):
    """A reminder is nobody's business but that of the user whom it reminds."""

    def scope(self, user: Anybody, action: Deed) -> Q:
        return Q(user=user) if isinstance(user, User) and user.is_active else NOTHING

    def may_add(self, user: Anybody) -> bool:
        return isinstance(user, User) and user.is_active


actions = ActionPolicy(Action)
reminders = ReminderPolicy(Reminder)
