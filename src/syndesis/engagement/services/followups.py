"""Follow-ups: a meeting that was agreed to be held, and the meeting that settles it when it is logged."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from syndesis.core.history import Actor, recording
from syndesis.core.services import Refused
from syndesis.directory.models import Organisation
from syndesis.directory.policies import organisations as organisation_policy
from syndesis.engagement import policies
from syndesis.engagement.choices import EngagementKind
from syndesis.engagement.models import Engagement, FollowUp
from syndesis.engagement.queries.followups import is_with, open_follow_ups
from syndesis.work import policies as work
from syndesis.work.choices import ActionStatus
from syndesis.work.models import Action
from syndesis.work.services import add_action, complete_actions, reopen_action

MEETINGS = {
    EngagementKind.MEETING,
    EngagementKind.SERIES,
    EngagementKind.VISIT,
    EngagementKind.ONLINE_MEETING,
    EngagementKind.WORKSHOP,
}
"""Occasions at which people sit down with each other; others settle a follow-up only where somebody says so."""


def agree_follow_up(
    *, by: Actor, title: str, organisation: Organisation | None, agreed_at: Engagement | None = None, **fields: Any
) -> FollowUp:
    """Note that a meeting with an organisation is to be held, as was agreed at an engagement: an action about that,
    done when the meeting is logged. `fields` are those of an action."""
    with recording(by, "Follow-up agreed"):
        action = add_action(by=by, title=title, about=agreed_at or organisation, **fields)
        return ask_for_meeting(action, by=by, organisation=organisation, agreed_at=agreed_at)


def ask_for_meeting(
    action: Action, *, by: Actor, organisation: Organisation | None, agreed_at: Engagement | None = None
) -> FollowUp:
    """Say that an open action asks for a meeting with an organisation, or with another one than was said before."""
    with recording(by, "Follow-up agreed"):
        work.actions.check(by.user, action)
        if action.status != ActionStatus.OPEN:
            raise Refused(_("“%(action)s” is closed: reopen it first.") % {"action": action})
        if organisation is not None:
            organisation_policy.check(by.user, organisation, "view")
        facts: dict[str, Any] = {"organisation": organisation}
        if agreed_at is not None:
            policies.engagements.check(by.user, agreed_at, "view")
            facts |= {"agreed_at": agreed_at, "since": _day_of(agreed_at) or timezone.localdate()}
        follow_up, _made = FollowUp.objects.update_or_create(action=action, defaults=facts)
    return follow_up


def settle(follow_ups: Collection[FollowUp], *, by: Actor, engagement: Engagement) -> None:
    """Say that an engagement was the meeting that these asked for: they are done. Raises Refused for one that was
    cancelled."""
    with recording(by, "Follow-up settled"):
        policies.engagements.check(by.user, engagement, "view")
        if engagement.is_cancelled:
            raise Refused(_("A meeting that was cancelled settles nothing."))
        complete_actions(list(Action.objects.filter(follow_up__in=follow_ups)), by=by)
        FollowUp.objects.filter(pk__in=[row.pk for row in follow_ups]).update(settled_by=engagement)


def settle_logged(
    made: Sequence[Engagement],
    with_whom: Sequence[Collection[Organisation]],
    named: Sequence[Collection[FollowUp]],
    *,
    by: Actor,
) -> None:
    """What engagements settle that were just logged: those that were named, and of each organisation the one follow-up
    that is open, where the writer may close it; of several, somebody says which. Does not ask for each of many."""
    for engagement, follow_ups in zip(made, named, strict=True):
        if follow_ups:
            settle(follow_ups, by=by, engagement=engagement)
    waiting = _alone(list(open_follow_ups(by.user).exclude(organisation=None).select_related("organisation")))
    days = {engagement.pk: _day_of(engagement, last=True) for engagement in made}
    meetings = [
        (day, engagement, {organisation.pk for organisation in organisations})
        for engagement, organisations in zip(made, with_whom, strict=True)
        if waiting and engagement.kind in MEETINGS and not engagement.is_cancelled and (day := days[engagement.pk])
    ]
    keys = {key for _day, _engagement, met in meetings for key in met}
    paths = dict(Organisation.objects.filter(pk__in=keys).values_list("pk", "path")) if keys else {}
    for follow_up in waiting:
        for day, engagement, met in sorted(meetings, key=lambda each: (each[0], each[1].pk)):
            held_since = day >= follow_up.since and engagement.pk != follow_up.agreed_at_id
            if held_since and is_with(follow_up, [paths[key] for key in met]):
                settle([follow_up], by=by, engagement=engagement)
                break


def leave_unsettled(engagement: Engagement) -> None:
    """What an engagement had settled is to be done after all, since it was cancelled."""
    settled = FollowUp.objects.filter(settled_by=engagement, action__status=ActionStatus.DONE).select_related("action")
    for follow_up in settled:
        reopen_action(follow_up.action, by=Actor.system())  # whoever cancels the meeting may have no say in the action
    FollowUp.objects.filter(settled_by=engagement).update(settled_by=None)


def _alone(rows: Sequence[FollowUp]) -> list[FollowUp]:
    """Those that are the only one of their organisation."""
    keys = [row.organisation_id for row in rows]
    return [row for row in rows if keys.count(row.organisation_id) == 1]


def _day_of(engagement: Engagement, *, last: bool = False) -> date | None:
    """The first or the last day of an engagement, also of one that was not read from the database."""
    days = Engagement._meta.get_field("held_on")
    day = days.to_python((engagement.held_until if last else None) or engagement.held_on)
    return (day.last if last else day.first) if day else None
