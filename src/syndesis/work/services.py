"""Writing actions and reminders."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import groupby
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from syndesis.core.history import Actor, recording
from syndesis.core.models import User
from syndesis.core.policies import WRITERS, Forbidden, policy_of
from syndesis.core.services import Refused
from syndesis.work import policies
from syndesis.work.choices import ActionStatus
from syndesis.work.models import Action, ActionHelper, Reminder
from syndesis.work.queries import may_own
from syndesis.work.repetition import next_due

TITLE, REMARK = 300, 300
KEPT = ("title", "asked_by_id", "repeats", "visibility", "notes", "is_invented", "content_type_id", "object_id")
"""What an action that comes again has of the one before."""


def add_action(*, by: Actor, title: str, **fields: Any) -> Action:
    """Say that something is to be done: `owner`, `helpers`, `due_on`, and `about` which record, all optional. Raises
    Forbidden where the writer may not see that record, Refused where somebody may not write who is to do it."""
    return add_actions([{"title": title, **fields}], by=by)[0]


def add_actions(rows: Iterable[Mapping[str, Any]], *, by: Actor) -> list[Action]:
    """The bulk twin of `add_action`."""
    given = [dict(row) for row in rows]
    helping = [list(row.pop("helpers", ())) for row in given]
    with recording(by, "Action added" if len(given) == 1 else "Actions added"):
        if by.user is not None and not policies.actions.may_add(by.user):
            raise Forbidden(str(Action._meta.verbose_name_plural))
        _check_subjects([row["about"] for row in given if row.get("about")], by.user)
        for row, helpers in zip(given, helping, strict=True):
            row["title"] = row["title"][:TITLE]
            _refuse_readers([row.get("owner")], "owner")
            _refuse_readers(helpers, "helpers")
        actions = Action.objects.bulk_create([Action(asked_by=by.user, **row) for row in given])
        ActionHelper.objects.bulk_create(
            [
                ActionHelper(action=action, user=user)
                for action, helpers in zip(actions, helping, strict=True)
                for user in dict.fromkeys(helpers)
                if user != action.owner
            ]
        )
        policies.actions.check_all(by.user, actions)
    return actions


def revise_action(action: Action, *, by: Actor, **fields: Any) -> Action:
    """Change what is to be done, until when, or who helps (`helpers`); its owner by `hand_over_action` only, what it
    is about never."""
    helpers = fields.pop("helpers", None)
    with recording(by, "Action changed"):
        policies.actions.check(by.user, action)
        action = Action.objects.select_for_update().get(pk=action.pk)
        for name, value in fields.items():
            setattr(action, name, value)
        action.save()
        if helpers is not None:
            _refuse_readers(helpers, "helpers")
            wanted = {user.pk for user in helpers if user != action.owner}
            action.helper_rows.exclude(user__in=wanted).delete()
            held = set(action.helper_rows.values_list("user", flat=True))
            ActionHelper.objects.bulk_create([ActionHelper(action=action, user_id=pk) for pk in wanted - held])
        policies.actions.check(by.user, action)
    return action


def complete_action(action: Action, *, by: Actor) -> Action:
    """Say that it is done; said twice, it was done when it was said first. One that repeats comes again, once. Raises
    Refused where it was dropped."""
    return complete_actions([action], by=by)[0]


def complete_actions(actions: Sequence[Action], *, by: Actor) -> list[Action]:
    """The bulk twin of `complete_action`: all are done or none."""
    reason = gettext_noop("Action done")
    with recording(by, reason):
        done = _move(actions, by, reason, ActionStatus.DONE, ActionStatus.DROPPED)
        _come_again([action for action in done if action.repeats])
    return done


def _come_again(done: Sequence[Action]) -> None:
    """The same once more, due one period later: for whoever had it and may still write, asked by whoever asked."""
    known = set(Action.objects.filter(came_of__in=done).values_list("came_of", flat=True))
    ended = [action for action in done if action.pk not in known]
    if not ended:
        return
    today, able = timezone.localdate(), set(may_own().values_list("pk", flat=True))
    following = [
        Action(
            **{name: getattr(action, name) for name in KEPT},
            owner_id=action.owner_id if action.owner_id in able else None,
            due_on=next_due(action.due_on, action.repeats, today),
            came_of=action,
        )
        for action in ended
    ]
    made = dict(zip((action.pk for action in ended), Action.objects.bulk_create(following), strict=True))
    helping = ActionHelper.objects.filter(action__in=made, user__in=able)
    ActionHelper.objects.bulk_create([ActionHelper(action=made[row.action_id], user_id=row.user_id) for row in helping])


def drop_action(action: Action, *, by: Actor) -> Action:
    """Say that it will not be done. Raises Refused where it is done."""
    return _move([action], by, gettext_noop("Action dropped"), ActionStatus.DROPPED, ActionStatus.DONE)[0]


def reopen_action(action: Action, *, by: Actor) -> Action:
    """Say that it is to be done after all."""
    return _move([action], by, gettext_noop("Action reopened"), ActionStatus.OPEN, None)[0]


def hand_over_action(action: Action, *, by: Actor, to: User | None) -> Action:
    """Give it to somebody else, or to nobody yet; whoever gave it away may be out of its reach then. Raises Refused
    where it is closed, or where the new owner may only read."""
    with recording(by, "Action handed over"):
        policies.actions.check(by.user, action)
        action = Action.objects.select_for_update().get(pk=action.pk)
        if action.status != ActionStatus.OPEN:
            raise Refused(_("“%(action)s” is closed: reopen it first.") % {"action": action})
        _refuse_readers([to], "owner")
        action.owner = to
        action.save(update_fields=["owner"])
        action.helper_rows.filter(user=to).delete()
    return action


def set_reminder(
    *, by: Actor, about: Model, remind_on: date, remark: str = "", user: User | None = None, is_invented: bool = False
) -> Reminder:
    """Have a user, the writer by default, reminded of a record or an action on a day. Raises Forbidden where they may
    not see it, or where somebody would be reminded by another person."""
    user = user or by.user
    if user is None or by.user not in (None, user):
        raise Forbidden(str(Reminder._meta.verbose_name_plural))
    with recording(by, "Reminder set"):
        policy_of(type(about)).check(user, about, "view")
        return Reminder.objects.create(
            user=user, about=about, remind_on=remind_on, remark=remark[:REMARK], is_invented=is_invented
        )


def dismiss_reminder(reminder: Reminder, *, by: Actor) -> Reminder:
    """Let it show no more."""
    with recording(by, "Reminder dismissed"):
        policies.reminders.check(by.user, reminder)
        if reminder.dismissed_at is None:
            reminder.dismissed_at = timezone.now()
            reminder.save(update_fields=["dismissed_at"])
    return reminder


def _move(
    actions: Sequence[Action], by: Actor, reason: str, status: ActionStatus, refused: ActionStatus | None
) -> list[Action]:
    """Brings actions to a status; those that have it already stay as they are, one in status `refused` stops all."""
    with recording(by, reason):
        policies.actions.check_all(by.user, actions)
        rows = Action.objects.select_for_update().in_bulk([action.pk for action in actions])
        for row in rows.values():
            if row.status == refused:
                raise Refused(_("“%(action)s” is closed: reopen it first.") % {"action": row})
        done = status == ActionStatus.DONE
        facts = {
            "status": status,
            "done_at": timezone.now() if done else None,
            "done_by": by.user if done else None,
        }
        moved = [row for row in rows.values() if row.status != status]
        Action.objects.filter(pk__in=[row.pk for row in moved]).update(**facts)
        for row in moved:
            for name, value in facts.items():
                setattr(row, name, value)
    return [rows[action.pk] for action in actions]


def _check_subjects(subjects: Sequence[Model], user: User | None) -> None:
    """Raises Forbidden for the first record that the writer may not see: nobody learns of it by its actions."""
    by_type = sorted(subjects, key=lambda row: ContentType.objects.get_for_model(row).pk)
    for model, rows in groupby(by_type, key=lambda row: row._meta.model):
        if model not in policies.subjects():
            raise LookupError(f"no action may be about {model._meta.label}")
        policy_of(model).check_all(user, list(rows), "view")


def _refuse_readers(users: Iterable[User | None], field: str) -> None:
    """Raises Refused for the first, who stand in `field`, that could not finish what they are given."""
    told = _("%(user)s may only read: give the action to somebody who may write.")
    for user in users:
        if user is not None and not (user.is_active and user.role in WRITERS):
            raise Refused(told % {"user": user}, field)
