"""What the agreement is, what was expected of it, what is owed under it, and what may go wrong."""

from datetime import date

from django.db.models import Q
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from syndesis.agreements.choices import ObligationState, RiskLevel
from syndesis.agreements.models import ExpectedOutcome, Obligation
from syndesis.agreements.wording.ending import if_nobody_acts
from syndesis.core import dates
from syndesis.insight.briefings.shapes import Line, Part, part
from syndesis.insight.briefings.words import cut, joined
from syndesis.insight.renewals.asked import Reviewed


def about(asked: Reviewed) -> Part:
    row = asked.agreement
    begins = row.starts_on or row.signed_on
    pairs = [
        (_("Reference"), row.reference),
        (_("Kind"), str(row.get_kind_display())),
        (_("With"), "; ".join(each.name for each in asked.partners)),
        (_("Signed"), dates.full(row.signed_on)),
        (_("In force from"), dates.full(begins)),
        (_("In force until"), _day(row.runs_until)),
        (_("Decide by"), _day(row.decide_by)),
        (_("If nobody acts"), if_nobody_acts(row)),
        (_("Looked after by"), str(row.officer) if row.officer else ""),
        (_("Why we wanted it"), cut(row.rationale, 400)),
    ]
    return Part("about", _("The agreement"), pairs=tuple((label, text) for label, text in pairs if text))


def _day(day: date | None) -> str:
    return date_format(day, "DATE_FORMAT") if day else ""


def outcomes(asked: Reviewed) -> Part:
    """What was expected, each with what was reached."""
    rows = ExpectedOutcome.objects.filter(agreement=asked.agreement).order_by("pk")
    empty = _("Nobody wrote down what was expected of it: add it to the agreement, for the next term at least.")
    lines = [_outcome(row, asked.day.year) for row in rows]
    return part("outcomes", _("Expected and reached"), lines, empty=empty)


def _outcome(row: ExpectedOutcome, year: int) -> Line:
    if row.realised is None:
        end, tone = _("not yet told"), "warn" if row.by_year and row.by_year <= year else ""
    elif row.target is None:
        end, tone = str(row.realised), ""
    else:
        end = _("%(reached)s of %(target)s") % {"reached": row.realised, "target": row.target}
        late = row.by_year is not None and row.by_year < year
        tone = "" if row.realised >= row.target else "bad" if late or row.realised == 0 else "warn"
    by = _("by %(year)s") % {"year": row.by_year} if row.by_year else ""
    return Line(cut(row.text), detail=joined(by, cut(row.remark)), end=end, tone=tone)


def reached(asked: Reviewed) -> tuple[int, int]:
    """How many of the outcomes were reached, and how many there are."""
    rows = ExpectedOutcome.objects.filter(agreement=asked.agreement).values_list("target", "realised")
    return sum(realised is not None and realised >= (target or 1) for target, realised in rows), len(rows)


def obligations(asked: Reviewed) -> Part:
    rows = list(asked.obligations())
    lines = [_obligation(row, asked) for row in rows]
    return part("obligations", _("Obligations"), lines, empty=_("None is on record."))


def _obligation(row: Obligation, asked: Reviewed) -> Line:
    late = row.state == ObligationState.OPEN and row.due_on is not None and row.due_on < asked.day
    due = _("due %(day)s") % {"day": _day(row.due_on)} if row.due_on else ""
    done = _("done %(day)s") % {"day": _day(row.done_on)} if row.done_on else ""
    return Line(
        cut(row.text),
        detail=joined(_whose(row, asked), done or due),
        end=_("overdue") if late else str(row.get_state_display()),
        url=row.get_absolute_url(),
        tone="bad" if late else "",
    )


def _whose(row: Obligation, asked: Reviewed) -> str:
    if row.owed_by is None or row.owed_by in asked.partners:
        return row.owed_by.name if row.owed_by else ""
    return _("owed by us") if row.owed_by.is_home else ""


def obligations_met(asked: Reviewed) -> tuple[int, int]:
    """How many of those that were due are done, and how many were due."""
    due = asked.obligations().exclude(state=ObligationState.WAIVED)
    due = due.filter(Q(due_on__lte=asked.day) | Q(state=ObligationState.DONE))
    return due.filter(state=ObligationState.DONE).count(), due.count()


def risk(asked: Reviewed) -> Part:
    """The newest assessment of each, whether it still holds, and what a screening left open."""
    lines, told = [], set()
    for row in asked.assessments():
        if row.organisation_id in told:
            continue
        told.add(row.organisation_id)
        over = row.valid_until < asked.day
        words = _("was valid until %(day)s") if over else _("valid until %(day)s")
        tone = "bad" if over or row.level >= RiskLevel.HIGH else "warn" if row.level == RiskLevel.MODERATE else ""
        lines.append(
            Line(
                row.organisation.name,
                detail=joined(words % {"day": _day(row.valid_until)}, cut(row.summary)),
                end=str(row.get_level_display()),
                url=reverse("web:risk_assessment", args=[row.pk]),
                tone=tone,
            )
        )
    number = asked.open_hits().count()
    if number:
        words = ngettext(
            "%(number)s candidate of a screening is undecided",
            "%(number)s candidates of a screening are undecided",
            number,
        )
        lines.append(Line(words % {"number": number}, tone="bad"))
    return part("risk", _("Risk"), lines, empty=_("No assessment of its partners is on record."))
