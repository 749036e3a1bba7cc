"""What to speak of at the next meeting, each with its reason: computed from what is open between us."""

from datetime import date, timedelta
from functools import reduce
from operator import or_

from django.db.models import F, Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from syndesis.agreements.wording import agreement_title, end_of
from syndesis.core import dates
from syndesis.directory.models import Partnership
from syndesis.directory.queries.organisations import OLDEST, ROUND
from syndesis.engagement.choices import OPEN_STAGES, OwedBy, ProposalStatus, Response
from syndesis.engagement.models import FollowUp, ProposalRecipient
from syndesis.engagement.queries import silent_too_long
from syndesis.insight.briefings.asked import Asked
from syndesis.insight.briefings.dealings import in_force, ripest_first, silence_of
from syndesis.insight.briefings.shapes import Line, Part, part
from syndesis.insight.briefings.words import cut, joined
from syndesis.work import policies as work
from syndesis.work.choices import ActionStatus
from syndesis.work.models import Action

AHEAD = timedelta(days=365)
EACH = {"short": 4, "long": 12}
"""Of one reason; so that twenty silent promises leave room for the agreement that ends."""
READ = 60
"""Of one reason at most; nobody discusses more."""


def agenda(asked: Asked) -> Part:
    """The first of each reason, then the second of each: what does not fit is never the only one of its reason."""
    most = EACH[asked.length]
    groups = [
        _late(asked),
        _ending(asked),
        _silent(asked),
        _unanswered(asked),
        _follow_ups(asked),
        _anniversaries(asked),
    ]
    lines = [group[place] for place in range(most) for group in groups if len(group) > place]
    return part("agenda", _("For the agenda"), lines, total=sum(map(len, groups)))


def _late(asked: Asked) -> list[Line]:
    rows = asked.promises().filter(stage__in=OPEN_STAGES, due_on_last__lt=asked.day).order_by("due_on_last", "pk")
    return [
        Line(
            cut(_("%(promise)s: where does it stand?") % {"promise": row.title}),
            detail=joined(_("was due %(day)s") % {"day": dates.full(row.due_on)}, _whose(row.owed_by)),
            url=row.get_absolute_url(),
        )
        for row in rows[:READ]
    ]


def _silent(asked: Asked) -> list[Line]:
    rows = asked.promises().filter(silent_too_long(asked.day)).exclude(due_on_last__lt=asked.day)
    return [
        Line(
            cut(_("Take up again: %(promise)s") % {"promise": row.title}),
            detail=joined(silence_of(row, asked.day), str(row.get_stage_display()), _whose(row.owed_by)),
            url=row.get_absolute_url(),
        )
        for row in rows.order_by(ripest_first(), "stage_on_last", "pk")[:READ]
    ]


def _whose(owed_by: str) -> str:
    return str(OwedBy(owed_by).label) if owed_by else ""


def _ending(asked: Asked) -> list[Line]:
    rows = asked.agreements().filter(in_force(asked.day), runs_until__lte=asked.day + AHEAD)
    return [
        Line(
            cut(_("Renew or let end: %(agreement)s") % {"agreement": agreement_title(row, asked.besides)}),
            detail=_("ends %(day)s") % {"day": dates.full(end_of(row))},
            url=row.get_absolute_url(),
        )
        for row in rows.order_by("runs_until", "pk")[:READ]
    ]


def _unanswered(asked: Asked) -> list[Line]:
    sent = asked.proposals().filter(status=ProposalStatus.SENT).order_by().values("pk")
    rows = ProposalRecipient.objects.filter(
        proposal__in=sent, organisation__in=asked.whole, response=Response.NONE
    ).select_related("proposal", "organisation")
    found = list(rows.order_by(F("proposal__sent_on_first").asc(nulls_last=True), "pk")[:READ])
    seen = asked.organisations_seen(row.organisation for row in found)
    return [
        Line(
            cut(_("Their answer to our proposal: %(proposal)s") % {"proposal": row.proposal}),
            detail=joined(
                _("sent %(day)s, no answer yet") % {"day": dates.full(row.proposal.sent_on)}
                if row.proposal.sent_on
                else _("no answer yet"),
                "" if row.organisation == asked.besides else row.organisation.name,
            ),
            url=row.proposal.get_absolute_url(),
        )
        for row in found
        if row.organisation_id in seen
    ]


def _follow_ups(asked: Asked) -> list[Line]:
    actions = Action.objects.filter(
        work.actions.scope(asked.reader, "view"), status=ActionStatus.OPEN, archived_at=None
    )
    rows = FollowUp.objects.filter(Q(organisation__in=asked.whole), action__in=actions.order_by().values("pk"))
    return [
        Line(
            cut(row.action.title),
            detail=joined(
                _("follow-up agreed, still open"),
                _("due %(day)s") % {"day": dates.full(row.action.due_on)} if row.action.due_on else "",
            ),
            url=row.action.get_absolute_url(),
        )
        for row in rows.select_related("action").order_by("since", "pk")[:READ]
    ]


def _anniversaries(asked: Asked) -> list[Line]:
    rows = asked.partnerships().filter(_round_within(asked.day, asked.day + AHEAD))
    found = [(day, years, row) for row in rows for day, years in [_next_round(row, asked.day)] if day is not None]
    seen = asked.organisations_seen(row.organisation for _day, _years, row in found)
    lines = []
    for _day, years, row in sorted(found, key=lambda each: (each[0], each[2].pk)):
        if row.organisation_id not in seen:
            continue
        told = ngettext("Mark %(years)s year of working together", "Mark %(years)s years of working together", years)
        lines.append(
            Line(
                told % {"years": years},
                detail=joined(
                    "" if row.organisation == asked.besides else row.organisation.name,
                    _("since %(day)s") % {"day": dates.after_word(row.started_on)},
                ),
                url=row.organisation.get_absolute_url(),
            )
        )
    return lines


def _round_within(first: date, last: date) -> Q:
    """Partnerships with a round anniversary between two days."""
    begun = [(dates.anniversary(first, -age), dates.anniversary(last, -age)) for age in range(ROUND, OLDEST, ROUND)]
    return reduce(or_, (Q(started_on_first__range=span) for span in begun))


def _next_round(row: Partnership, today: date) -> tuple[date | None, int]:
    """The next round anniversary within the year ahead, and of how many years."""
    for years in range(ROUND, today.year - row.started_on.year + 2, ROUND):
        day = dates.anniversary(row.started_on.first, years)
        if today <= day <= today + AHEAD:
            return day, years
    return None, 0
