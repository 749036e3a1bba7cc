"""What we deal in with those whom a briefing is about: promises, agreements, meetings, activities."""

from datetime import date, timedelta

from django.db.models import Case, F, IntegerField, Q, Value, When
from django.utils.translation import gettext as _

from syndesis.activities.choices import ActivityKind, ActivityStatus
from syndesis.activities.models import Activity
from syndesis.activities.wording import partners_of
from syndesis.activities.wording import period as span_of
from syndesis.agreements.choices import IN_FORCE, IN_PREPARATION
from syndesis.agreements.models import Agreement
from syndesis.agreements.wording import agreement_title, end_of
from syndesis.core import dates
from syndesis.directory.wording import together
from syndesis.engagement.choices import OPEN_STAGES, Stage
from syndesis.engagement.models import Initiative
from syndesis.engagement.wording import engagement_title, held, promised_with
from syndesis.insight.briefings.asked import Asked
from syndesis.insight.briefings.shapes import LONG, Line, Part, part
from syndesis.insight.briefings.words import cut, joined

MOST = {"short": 14, "long": 40}
"""Of the short paper too more than will fit: the longest parts give way (`fitting`)."""
ACTIVITIES_READ = 400
"""More are of a whole region, of which kinds and numbers are all that is told."""
RIPEST_FIRST = [Stage.AGREED, Stage.RUNNING, Stage.PROPOSED, Stage.DISCUSSED, Stage.MENTIONED]
SOON = timedelta(days=365)


def promises(asked: Asked) -> Part:
    """The open ones: what is agreed before what was only mentioned, what is at its stage longest first."""
    rows = asked.promises().filter(stage__in=OPEN_STAGES)
    shown = list(rows.order_by(ripest_first(), F("stage_on_last").asc(nulls_last=True), "pk")[: MOST[asked.length]])
    seen = asked.people_seen(person for row in shown for person in (row.owner, row.counterpart))
    lines = [promise_line(row, asked, seen) for row in shown]
    return part("promises", _("Open promises"), lines, total=rows.count(), empty=_("No promise is open."))


def ripest_first() -> Case:
    """To sort promises by."""
    return Case(*(When(stage=stage, then=Value(place)) for place, stage in enumerate(RIPEST_FIRST)), default=Value(9))


def promise_line(row: Initiative, asked: Asked, seen: set[int]) -> Line:
    owners = " / ".join(str(each) for each in (row.owner, row.counterpart) if each is not None and each.pk in seen)
    due = _("due %(day)s") % {"day": dates.full(row.due_on)} if row.due_on else ""
    late = bool(row.due_on and row.due_on.last < asked.day)
    whose = str(row.get_owed_by_display()) if row.owed_by else ""
    return Line(
        cut(row.title),
        detail=joined(whose, owners, cut(promised_with(row, asked.besides), 60), silence_of(row, asked.day), due),
        end=str(row.get_stage_display()),
        url=row.get_absolute_url(),
        tone="bad" if late else "",
    )


def silence_of(row: Initiative, day: date) -> str:
    """Since when nobody has spoken of it."""
    since: date | None = getattr(row, "silent_since", None)
    if since is None or since >= day:
        return ""
    return _("no word for %(time)s") % {"time": dates.span((day - since).days)}


def agreements(asked: Asked) -> Part:
    """Those in force, by their end; then what is prepared, then what was."""
    rows = asked.agreements()
    standing = Case(
        When(in_force(asked.day), then=Value(0)),
        When(status__in=IN_PREPARATION, then=Value(1)),
        default=Value(2),
        output_field=IntegerField(),
    )
    order = standing, F("runs_until").asc(nulls_last=True), F("signed_on_last").desc(nulls_last=True), "pk"
    lines = [agreement_line(row, asked) for row in rows.order_by(*order)[: MOST[asked.length]]]
    title = _("Agreements and their deadlines")
    return part("agreements", title, lines, total=rows.count(), empty=_("No agreement is on record."))


def in_force(day: date) -> Q:
    return Q(status__in=IN_FORCE) & (Q(runs_until=None) | Q(runs_until__gte=day))


def agreement_line(row: Agreement, asked: Asked) -> Line:
    ends = end_of(row)
    told = ""
    tone = ""
    if ends is not None:
        over = ends.last < asked.day
        told = (_("ended %(day)s") if over else _("until %(day)s")) % {"day": dates.after_word(ends)}
        tone = "warn" if not over and ends.last - asked.day <= SOON else ""
    signed = _("signed %(day)s") % {"day": dates.full(row.signed_on)} if row.signed_on else ""
    status = "" if row.status in IN_FORCE else str(row.get_status_display())
    kind = str(row.get_kind_display()) if row.title else ""
    return Line(
        cut(agreement_title(row, asked.besides)),
        detail=joined(status, kind, signed),
        end=told,
        url=row.get_absolute_url(),
        tone=tone,
    )


def meetings(asked: Asked) -> Part:
    """The last ones."""
    rows = asked.meetings().filter(Q(held_on_first=None) | Q(held_on_first__lte=asked.day))
    shown = rows.order_by(F("held_on_last").desc(nulls_last=True), "-pk")[: MOST[asked.length]]
    lines = [
        Line(
            cut(engagement_title(row, asked.besides)),
            detail=joined(
                str(row.get_kind_display()) if row.title else "",
                row.city,
                cut(row.theme or row.purpose, 90) if asked.length == LONG else "",
            ),
            end=held(row),
            url=row.get_absolute_url(),
        )
        for row in shown
    ]
    return part("meetings", _("Last meetings"), lines, total=rows.count(), empty=_("No meeting is on record."))


def activities(asked: Asked) -> Part:
    """By kind, each in a line: how many, and which run."""
    rows = list(asked.activities().order_by("pk")[:ACTIVITIES_READ])
    lines = []
    for kind in ActivityKind:
        those = [row for row in rows if row.kind == kind]
        running = [row for row in those if row.status == ActivityStatus.RUNNING]
        if asked.length == LONG:
            lines += [_activity(row, asked) for row in sorted(those, key=lambda row: row not in running)]
        elif those:
            named = together(cut(row.title, 60) for row in running or those)
            lines.append(
                Line(
                    f"{kind.label}: {len(those)}",
                    detail=named,
                    end=_("%(number)s running") % {"number": len(running)} if running else "",
                )
            )
    return part("activities", _("Activities by kind"), lines)


def _activity(row: Activity, asked: Asked) -> Line:
    return Line(
        cut(row.title),
        detail=joined(str(row.get_kind_display()), span_of(row), cut(partners_of(row, asked.besides), 60)),
        end=str(row.get_status_display()),
        url=row.get_absolute_url(),
    )
