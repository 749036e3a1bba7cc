"""What of the directory and of work is left behind: responsibilities, handovers, actions."""

from collections.abc import Iterable, Sequence
from datetime import timedelta

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from syndesis.core import dates
from syndesis.core.models import User
from syndesis.directory.leaving.groups import Giving, Group, Open, register_group, with_title
from syndesis.directory.models import Handover, Responsibility
from syndesis.directory.services.handovers import close_handover, revise_handover, start_handover
from syndesis.directory.services.responsibilities import (
    end_responsibility,
    revise_responsibility,
    take_back_responsibility,
)
from syndesis.lib.partial_dates import PartialDate
from syndesis.work.choices import ActionStatus
from syndesis.work.models import Action, ActionHelper
from syndesis.work.services import hand_over_action


def _not_over() -> Q:
    return Q(ends_on_last=None) | Q(ends_on_last__gte=timezone.localdate())


def responsibilities(user: User) -> Iterable[Responsibility]:
    """Those of today and of later days, but for those that end by a handover that is closed."""
    rows = Responsibility.objects.filter(_not_over(), user=user).exclude(handovers__closed_at__isnull=False)
    return rows.select_related("user", "backup", "organisation", "region").order_by("pk")


def _give_responsibilities(rows: Sequence[Responsibility], giving: Giving) -> None:
    """By a handover with its list, which stays to be ticked off. What the successor holds already just ends."""
    for row in rows:
        if row.starts_on and row.starts_on.first >= giving.on:
            _give_what_is_ahead(row, giving)
        elif _holds(giving.to, row):
            last = PartialDate.of(giving.on - timedelta(days=1))
            end_responsibility(by=giving.by, responsibility=row, ends_on=last)
        else:
            begun = row.handovers.filter(closed_at=None).first()
            if begun is None:
                begun = start_handover(by=giving.by, responsibility=row, on=giving.on, successor=giving.to)
            else:
                begun = revise_handover(begun, by=giving.by, on=giving.on, successor=giving.to)
            close_handover(begun, by=giving.by, with_actions=False)


def _give_what_is_ahead(row: Responsibility, giving: Giving) -> None:
    if _holds(giving.to, row):
        take_back_responsibility(by=giving.by, responsibility=row)
        return
    Responsibility.objects.filter(pk=row.pk).update(user=giving.to)
    Responsibility.objects.filter(pk=row.pk, backup=giving.to).update(backup=None)


def _holds(user: User, row: Responsibility) -> bool:
    same = Responsibility.objects.filter(
        _not_over(), user=user, organisation=row.organisation, region=row.region, country=row.country
    )
    return same.exists()


def stood_in_for(user: User) -> Iterable[Responsibility]:
    rows = Responsibility.objects.filter(_not_over(), backup=user)
    return rows.select_related("user", "person", "backup", "organisation", "region").order_by("pk")


def _stand_in(rows: Sequence[Responsibility], giving: Giving) -> None:
    for row in rows:
        row.refresh_from_db()  # perhaps it was given to the same successor a moment ago
        backup = giving.to if row.user_id != giving.to.pk else None
        revise_responsibility(row, by=giving.by, backup=backup, starts_on=row.starts_on, ends_on=row.ends_on)


def handovers(user: User) -> Iterable[Handover]:
    """Those by which somebody else's work was to come to the one who leaves."""
    return Handover.objects.filter(successor=user, closed_at=None).select_related("responsibility").order_by("pk")


def _succeed(rows: Sequence[Handover], giving: Giving) -> None:
    for row in rows:
        successor = giving.to if row.responsibility.user_id != giving.to.pk else None
        revise_handover(row, by=giving.by, on=row.on, successor=successor)


def _open_actions() -> Q:
    return Q(status=ActionStatus.OPEN, archived_at=None)


def actions_owned(user: User) -> Iterable[Action]:
    return Action.objects.filter(_open_actions(), owner=user).order_by("due_on_last", "pk")


def _own(rows: Sequence[Action], giving: Giving) -> None:
    for row in rows:
        hand_over_action(row, by=giving.by, to=giving.to)


def actions_asked(user: User) -> Iterable[Action]:
    """Those that others do for them: somebody must ask what became of them."""
    return Action.objects.filter(_open_actions(), asked_by=user).exclude(owner=user).order_by("due_on_last", "pk")


def _ask(rows: Sequence[Action], giving: Giving) -> None:
    Action.objects.filter(pk__in=[row.pk for row in rows]).update(asked_by=giving.to)


def actions_helped(user: User) -> Iterable[Action]:
    helped = ActionHelper.objects.filter(user=user).values("action")
    return Action.objects.filter(_open_actions(), pk__in=helped).order_by("due_on_last", "pk")


def _help(rows: Sequence[Action], giving: Giving) -> None:
    """The successor helps instead, unless they help or own already."""
    links = ActionHelper.objects.filter(action__in=rows, user=giving.leaver)
    enough = Q(action__owner=giving.to) | Q(action__in=ActionHelper.objects.filter(user=giving.to).values("action"))
    links.filter(enough).delete()
    links.update(user=giving.to)


def _action(row: Action) -> Open:
    return Open(row.title, row.get_absolute_url(), dates.full(row.due_on))


def _responsibility(row: Responsibility) -> Open:
    return Open(row.subject, reverse("web:responsibility", args=[row.pk]))


def _stand_in_told(row: Responsibility) -> Open:
    who = _("stands in for %(user)s") % {"user": row.who}
    return Open(row.subject, reverse("web:responsibility", args=[row.pk]), who)


for group in (
    Group("responsibilities", gettext_lazy("Answers for"), responsibilities, _responsibility, _give_responsibilities),
    Group("stand_ins", gettext_lazy("Stands in"), stood_in_for, _stand_in_told, _stand_in),
    Group("handovers", gettext_lazy("Is to take over"), handovers, with_title, _succeed),
    Group("actions", gettext_lazy("Actions"), actions_owned, _action, _own),
    Group("asked", gettext_lazy("Actions asked of others"), actions_asked, _action, _ask),
    Group("helped", gettext_lazy("Helps with"), actions_helped, _action, _help),
):
    register_group(group)
