"""Who may see and change actions and reminders.

An action is seen as far as what it is about: who may not see a record sees no action about it. Owner and helpers see
their own action in any case, but not what it is about (`queries.with_subject` tells each reader what they may know).
"""

from collections.abc import Iterable

from django.contrib.contenttypes.models import ContentType
from django.db.models import Exists, Model, OuterRef, Q

from syndesis.core.models import Document, Role, User, Visibility
from syndesis.core.policies import EVERYTHING, NOTHING, WRITERS, Anybody, Policy, about, reached
from syndesis.core.policies import Action as Deed
from syndesis.objects import registered
from syndesis.work.models import Action, ActionHelper, Reminder

OPEN_TO_ALL = ~Q(visibility=Visibility.RESTRICTED)


def subjects() -> list[type[Model]]:
    """The types that an action may be about: all that are declared, but no action. (A document may be seen by whoever
    sees what it is attached to, perhaps an action: one about a document would go in circles.)"""
    return [kind.model for kind in registered(further=False) if kind.model not in (Action, Document)]


def about_what_is_answered_for(user: User, models: Iterable[type[Model]]) -> Q:
    """Actions about a record of these models that the user is responsible for."""
    condition = NOTHING
    for model in models:
        records = model._default_manager.order_by().filter(reached(user, model), pk=OuterRef("object_id"))
        condition |= Q(content_type=ContentType.objects.get_for_model(model)) & Q(Exists(records))
    return condition


def mine(user: User) -> Q:
    """A user's own actions: those that they own or help with."""
    return Q(owner=user) | Q(pk__in=ActionHelper.objects.filter(user=user).values("action"))


class ActionPolicy(Policy):
    """Writers change what they own, help with or asked for; coordinators and managers all that they see."""

    def scope(self, user: Anybody, action: Deed) -> Q:
        if not isinstance(user, User) or not user.is_active:
            return NOTHING
        if user.role == Role.ADMINISTRATOR:
            return EVERYTHING
        seen = mine(user) | self._seen(user, subjects()) | (Q(object_id=None) & OPEN_TO_ALL)
        if action == "view" or user.role in (Role.MANAGER, Role.COORDINATOR):
            return seen
        return mine(user) | (seen & Q(asked_by=user)) if user.role in WRITERS else NOTHING

    def about_one(self, user: Anybody, model: type[Model]) -> Q:
        """Of the actions about one record of a model, those that the user may see: the scope, without what concerns
        records of other models."""
        if not isinstance(user, User) or not user.is_active or user.role == Role.ADMINISTRATOR:
            return self.scope(user, "view")
        return mine(user) | self._seen(user, [model])

    def _seen(self, user: User, models: list[type[Model]]) -> Q:
        """Actions about records of these models that the user may see; restricted ones, where they answer for those."""
        return (about(user, "view", models) & OPEN_TO_ALL) | about_what_is_answered_for(user, models)


class ReminderPolicy(Policy):
    """A reminder is nobody's business but that of the user whom it reminds."""

    def scope(self, user: Anybody, action: Deed) -> Q:
        return Q(user=user) if isinstance(user, User) and user.is_active else NOTHING

    def may_add(self, user: Anybody) -> bool:
        return isinstance(user, User) and user.is_active


actions = ActionPolicy(Action)
reminders = ReminderPolicy(Reminder)
