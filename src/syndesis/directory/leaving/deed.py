"""Handing over everything that is open in somebody's hands, and perhaps letting them go."""

from collections.abc import Callable, Mapping
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from syndesis.core.accounts import check_governs, deactivate
from syndesis.core.history import Actor, recording
from syndesis.core.models import Change, User
from syndesis.core.policies import WRITERS
from syndesis.core.services import Refused
from syndesis.directory.leaving.groups import Giving, groups

REASON = gettext_noop("All work handed over")
goodbyes: list[Callable[[User, Actor], object]] = []
"""What else ends when somebody is deactivated so; packages above add theirs."""


def hand_over_everything(
    leaver: User, *, by: Actor, successors: Mapping[str, User], on: date, leaves: bool = False
) -> Change:
    """Give each group of open things (`groups()`, by name) to its successor; `leaves`: then deactivate the user. All of
    it is one deed, which can be taken back. Raises Refused for a successor who may not write or is the one who leaves,
    and where something would be left behind by who leaves."""
    with recording(by, REASON) as deed:
        check_governs(by)
        for name, successor in successors.items():
            _refuse_unfit(leaver, successor, name)
        for group in groups():
            rows = list(group.rows(leaver))
            if rows and group.name in successors:
                group.give(rows, Giving(leaver, successors[group.name], on, by))
        if leaves:
            if on > timezone.localdate():
                raise Refused(_("Until that day nobody would answer: let them leave when it has come."), "on")
            _refuse_what_is_left(leaver)
            for end in goodbyes:
                end(leaver, by)
            deactivate(by=by, user=leaver)
    return deed


def _refuse_unfit(leaver: User, successor: User, name: str) -> None:
    if successor.pk == leaver.pk:
        raise Refused(_("%(user)s is the one who leaves.") % {"user": successor}, name)
    if not (successor.is_active and successor.invited_at is None and successor.role in WRITERS):
        raise Refused(_("%(user)s may not write, or cannot sign in.") % {"user": successor}, name)


def _refuse_what_is_left(leaver: User) -> None:
    for group in groups():
        if any(True for _row in group.rows(leaver)):
            told = _("Something is left of “%(group)s”: choose who takes it over.")
            raise Refused(told % {"group": group.title}, group.name)
