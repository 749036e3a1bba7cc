"""Who may see and change actions and reminders.

An action is seen as far as what it is about: who may not see a record sees no action about it. Owner and helpers see
their own action in any case, but not what it is about (`queries.with_subject` tells each reader what they may know).
"""

from collections.abc import Iterator

from django.contrib.contenttypes.models import ContentType
from django.db.models import Exists, Model, OuterRef, Q

from syndesis.core.models import Role, User, Visibility
from syndesis.core.policies import EVERYTHING, NOTHING, WRITERS, Anybody, Policy, reached
from syndesis.core.policies import Action as Deed
from syndesis.objects import registered
from syndesis.work.models import Action, ActionHelper, Reminder


def _subjects() -> Iterator[tuple[type[Model], Policy]]:
    """The types that an action may be about, each with its policy: all that are declared, but no action."""
    for kind in registered():
        if kind.model is not Action:
            yield kind.model, kind.policy


def of_subject(model: type[Model]) -> Policy:
    """The policy of a type that an action may be about. Raises LookupError where it is none."""
    return dict(_subjects())[model]


def _about(model: type[Model], rows: Q) -> Q:
    """Actions about those records of a type that meet a condition."""
    records = model._default_manager.order_by().filter(rows, pk=OuterRef("object_id"))
    return Q(content_type=ContentType.objects.get_for_model(model)) & Q(Exists(records))


def about_what_is_seen(user: Anybody) -> Q:
    """Actions about a record that the user may see. Of a type that is not declared nobody knows who may see it, hence
    nobody does."""
    condition = NOTHING
    for model, policy in _subjects():
        condition |= _about(model, policy.scope(user, "view"))
    return condition


def about_what_is_answered_for(user: User) -> Q:
    """Actions about a record that the user is responsible for."""
    condition = NOTHING
    for model, _policy in _subjects():
        condition |= _about(model, reached(user, model))
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
        known = Q(object_id=None) | about_what_is_seen(user)
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
