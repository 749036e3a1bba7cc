"""Questions to the actions and reminders."""

from datetime import date, timedelta
from typing import TypeVar

from django.contrib.contenttypes.models import ContentType
from django.contrib.contenttypes.prefetch import GenericPrefetch
from django.db.models import Case, Exists, IntegerField, Model, OuterRef, Q, QuerySet, Value, When
from django.utils import timezone

from syndesis.core.models import User
from syndesis.objects import registered
from syndesis.work import policies
from syndesis.work.choices import ActionStatus
from syndesis.work.models import Action, ActionHelper, Reminder

Row = TypeVar("Row", bound=Model)
WEEK = timedelta(days=7)
KEY_DIGITS = 19
DATED, UNDATED, CLOSED = range(3)


def with_subject(rows: QuerySet[Row], reader: User) -> QuerySet[Row]:
    """Rows with a link `about`, each with the record that it leads to as `subject`: None where the reader may not see
    that record. One query a type, with what the type's columns need."""
    seen = [
        kind.model._default_manager.filter(kind.policy.scope(reader, "view")).prefetch_related(*kind.prefetch)
        for kind in registered()
    ]
    return rows.prefetch_related(GenericPrefetch("about", seen, to_attr="subject"))


def by_urgency() -> QuerySet[Action]:
    """Actions, each with its `standing`: open with a day, open without, closed; the first are the most urgent."""
    standing = Case(
        When(~Q(status=ActionStatus.OPEN), then=Value(CLOSED)),
        When(due_on_last=None, then=Value(UNDATED)),
        default=Value(DATED),
        output_field=IntegerField(),
    )
    return Action.objects.annotate(standing=standing)


def open_actions_of(user: User) -> QuerySet[Action]:
    """What a user has to do, alone or with others, the most urgent first."""
    mine = by_urgency().filter(policies.mine(user), status=ActionStatus.OPEN, archived_at=None)
    return mine.order_by("standing", "due_on_last", "pk")


def actions_about(record: Model, reader: User) -> QuerySet[Action]:
    """The actions about a record that the reader may see, the most urgent first, the last closed ones after them."""
    about = Q(content_type=ContentType.objects.get_for_model(record), object_id=record.pk, archived_at=None)
    return by_urgency().filter(about, policies.actions.scope(reader, "view"))


def overdue(today: date) -> Q:
    """Open actions whose last day has passed."""
    return Q(status=ActionStatus.OPEN, due_on_last__lt=today)


def due_within_a_week(today: date) -> Q:
    """Open actions whose last day is today or one of the seven after it."""
    return Q(status=ActionStatus.OPEN, due_on_last__range=(today, today + WEEK))


def due(value: str) -> Q:
    """The filter `due` of the list; whatever is no such word narrows nothing."""
    conditions = {"overdue": overdue, "week": due_within_a_week}
    return conditions[value](timezone.localdate()) if value in conditions else Q()


def of_user(key: str) -> Q:
    """The actions of the user with this key, as owner or helper; any action where it is none."""
    user = User.objects.filter(pk=int(key)) if key.isdecimal() and len(key) < KEY_DIGITS else None
    if user is None:
        return Q()
    helped = ActionHelper.objects.filter(action=OuterRef("pk"), user__in=user)
    return Q(owner__in=user) | Q(Exists(helped))


def reminders_due(user: User, today: date) -> QuerySet[Reminder]:
    """What a user wanted to be told of by now and has not dismissed."""
    return Reminder.objects.filter(policies.reminders.scope(user, "view"), remind_on__lte=today, dismissed_at=None)


def may_own() -> QuerySet[User]:
    """Users to whom an action may be given: those who can sign in and write."""
    return User.objects.filter(is_active=True, role__in=policies.WRITERS)
