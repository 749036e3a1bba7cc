"""Questions to the actions and reminders."""

from datetime import date, timedelta
from typing import Any, TypeVar

from django.contrib.contenttypes.models import ContentType
from django.contrib.contenttypes.prefetch import GenericPrefetch
from django.db.models import Case, CharField, F, IntegerField, Model, Q, QuerySet, Value, When
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from syndesis.core.models import User
from syndesis.core.policies import WRITERS
from syndesis.objects import registered
from syndesis.objects.fetching import with_related
from syndesis.work import policies
from syndesis.work.choices import ActionStatus, Urgency
from syndesis.work.models import Action, ActionHelper, Reminder

Row = TypeVar("Row", bound=Model)
WEEK = timedelta(days=7)
DATED, UNDATED, CLOSED = range(3)


def with_subject(rows: QuerySet[Row], reader: User) -> QuerySet[Row]:
    """Rows with a link `about`, each with the record that it leads to as `subject`: None where the reader may not see
    that record. One query a type, with what the name of such a record needs."""
    seen = [
        with_related(kind.model._default_manager.filter(kind.policy.scope(reader, "view")), kind)
        for kind in registered(further=False)
    ]
    return rows.prefetch_related(GenericPrefetch("about", seen, to_attr="subject"))


def by_urgency() -> QuerySet[Any]:
    """Actions, each with its `urgency`, and its `standing`: open with a day, open without, closed."""
    standing = Case(
        When(~Q(status=ActionStatus.OPEN), then=Value(CLOSED)),
        When(due_on_last=None, then=Value(UNDATED)),
        default=Value(DATED),
        output_field=IntegerField(),
    )
    today = timezone.localdate()
    urgency = Case(
        When(~Q(status=ActionStatus.OPEN), then=Value("")),
        When(due_on_last=None, then=Value(Urgency.UNDATED)),
        When(due_on_last__lt=today, then=Value(Urgency.OVERDUE)),
        When(due_on_last__lte=today + WEEK, then=Value(Urgency.WEEK)),
        default=Value(Urgency.LATER),
        output_field=CharField(_("how soon"), choices=Urgency),
    )
    return Action.objects.annotate(standing=standing, urgency=urgency)


def actions_about(record: Model, reader: User) -> QuerySet[Any]:
    """The actions about a record that the reader may see: open ones by urgency, then the last that were closed."""
    about = Q(content_type=ContentType.objects.get_for_model(record), object_id=record.pk, archived_at=None)
    rows = by_urgency().filter(about, policies.actions.about_one(reader, type(record)))
    still_due = Case(When(status=ActionStatus.OPEN, then=F("due_on_last")))
    return rows.order_by("standing", still_due.asc(nulls_last=True), F("done_at").desc(nulls_last=True), "-pk")


def to_be_done_by(name: str) -> Q:
    """The actions of the user of that name, as owner or helper."""
    users = User.objects.filter(username=name).values("pk")
    return Q(owner__in=users) | Q(pk__in=ActionHelper.objects.filter(user__in=users).values("action"))


def reminders_due(user: User, today: date) -> QuerySet[Reminder]:
    """What a user wanted to be told of by now and has not dismissed."""
    return Reminder.objects.filter(policies.reminders.scope(user, "view"), remind_on__lte=today, dismissed_at=None)


def may_own() -> QuerySet[User]:
    """Users to whom an action may be given: those who can sign in and write."""
    return User.objects.filter(is_active=True, role__in=WRITERS)
