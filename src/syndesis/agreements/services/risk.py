"""Writing risk assessments: what may go wrong with a partner, area by area, and what is done against it."""

from calendar import monthrange
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from syndesis.agreements import policies
from syndesis.agreements.choices import RiskLevel
from syndesis.agreements.models import RiskAssessment, RiskScore
from syndesis.agreements.queries.questionnaire import term
from syndesis.core.history import Actor, recording
from syndesis.core.models import Visibility
from syndesis.core.services import Refused
from syndesis.objects import of
from syndesis.objects.services import assign, write_rows, write_rows_of_many

Scores = Iterable[Mapping[str, Any]]


def assess(*, by: Actor, organisation: Any, scores: Scores = (), **fields: Any) -> RiskAssessment:
    """Say what may go wrong with an organisation. Left out, it was assessed today, by whoever writes it, is valid as
    long as the settings say, and is for those responsible only. Raises Refused where a high score has no reason."""
    return assess_many([{"organisation": organisation, "scores": scores, **fields}], by=by)[0]


def assess_many(rows: Iterable[Mapping[str, Any]], *, by: Actor) -> list[RiskAssessment]:
    """The bulk twin of `assess`: all are made or none."""
    given = [dict(row) for row in rows]
    scores = [list(row.pop("scores", None) or ()) for row in given]
    with recording(by, "Risk assessed"):
        months = term().valid_months
        for row in given:
            _complete(row, months, by)
        made = RiskAssessment.objects.bulk_create([RiskAssessment(**row) for row in given])
        _write(list(zip(made, scores, strict=True)), by)
        policies.assessments.check_all(by.user, made)
    return made


def revise_assessment(assessment: RiskAssessment, *, by: Actor, **fields: Any) -> RiskAssessment:
    """Change an assessment; its level follows from its scores."""
    scores = fields.pop("scores", None)
    with recording(by, "Risk assessment changed"):
        policies.assessments.check(by.user, assessment)
        assign(assessment, fields)
        _refuse_reversed(assessment.assessed_on, assessment.valid_until)
        if scores is not None:
            write_rows(of(RiskAssessment), assessment, "scores", _told(scores), by=by)
        _weigh([assessment])
        policies.assessments.check(by.user, assessment)
    return assessment


def ends_on(day: date, months: int) -> date:
    """The last day of a term of so many months: of a day that the month does not have, the month's last."""
    year, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + year, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def _complete(row: dict[str, Any], months: int, by: Actor) -> None:
    row["assessed_on"] = row.get("assessed_on") or timezone.localdate()
    row["valid_until"] = row.get("valid_until") or ends_on(row["assessed_on"], months)
    row.setdefault("visibility", Visibility.RESTRICTED)
    row.setdefault("assessor", by.user)
    _refuse_reversed(row["assessed_on"], row["valid_until"])


def _write(pairs: list[tuple[RiskAssessment, list[Mapping[str, Any]]]], by: Actor) -> None:
    told = [(row, _told(scores)) for row, scores in pairs]
    write_rows_of_many(of(RiskAssessment), told, "scores", by=by)
    _weigh([row for row, _scores in pairs])


def _told(scores: Scores) -> list[Mapping[str, Any]]:
    """Raises Refused where a high score has no reason, or measures make it worse."""
    given = list(scores)
    for row in given:
        score, after = row.get("score"), row.get("score_after")
        about = {"area": row.get("area", "")}
        is_told = ("id" in row and "reason" not in row) or str(row.get("reason") or "").strip()
        if score is not None and score >= RiskLevel.HIGH and not is_told:
            raise Refused(_("Say why the risk is high: %(area)s.") % about, "scores")
        if score is not None and after is not None and after > score:
            raise Refused(_("The score after what is done against it cannot be higher: %(area)s.") % about, "scores")
    return given


def _weigh(rows: list[RiskAssessment]) -> None:
    """The level of each: the highest score after what is done against it."""
    levels = dict.fromkeys((row.pk for row in rows), 0)
    found = RiskScore.objects.filter(assessment__in=levels).order_by()
    for key, score, after in found.values_list("assessment", "score", "score_after"):
        levels[key] = max(levels[key], score if after is None else after)
    changed = [row for row in rows if row.level != levels[row.pk]]
    for row in changed:
        row.level = levels[row.pk]
    RiskAssessment.objects.bulk_update(changed, ["level"])


def _refuse_reversed(assessed_on: date, valid_until: date) -> None:
    if valid_until < assessed_on:
        raise Refused(_("It must be valid until a later day than the one on which it was made."), "valid_until")
