"""Writing the questionnaire on risk: for administrators."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import gettext as _

from syndesis.agreements.models import RiskQuestion
from syndesis.agreements.queries.questionnaire import term
from syndesis.core.history import Actor, recording
from syndesis.core.models import Role
from syndesis.core.policies import Forbidden
from syndesis.core.services import Refused


def _check(by: Actor) -> None:
    if by.user is not None and by.user.role != Role.ADMINISTRATOR:
        raise Forbidden(str(RiskQuestion._meta.verbose_name_plural))


def set_questionnaire(rows: Iterable[Mapping[str, Any]], *, by: Actor) -> None:
    """Have these areas asked from now on, in this order: `area`, `areas`, `question`, `questions`, `is_active`, and
    `id` of one that is there. Assessments keep the areas under the names that they had. Raises Refused where one has no
    name, or two have the same."""
    _check(by)
    given = [dict(row) for row in rows]
    names = [str(row.get("area", "")).strip() for row in given]
    if not all(names):
        raise Refused(_("Each area needs a name."))
    if len({name.casefold() for name in names}) < len(names):
        raise Refused(_("Two areas bear the same name."))
    with recording(by, "Questions on risk written"):
        held = {row.pk: row for row in RiskQuestion.objects.select_for_update()}
        for order, row in enumerate(given, start=1):
            question = held.pop(row.pop("id", None) or 0, None) or RiskQuestion()
            for name, value in (row | {"order": order}).items():
                setattr(question, name, value)
            question.save()
        RiskQuestion.objects.filter(pk__in=held).delete()


def use_usual_questionnaire(*, by: Actor) -> None:
    """Ask what the system brings along, as if nobody had written anything."""
    _check(by)
    with recording(by, "Usual questions on risk taken up again"):
        RiskQuestion.objects.all().delete()


def set_term(*, by: Actor, valid_months: int, told_days: int) -> None:
    """How long assessments are valid that are made from now on, and how long before the end people are told."""
    _check(by)
    if not 1 <= valid_months <= 600 or not 0 <= told_days <= 3650:
        raise Refused(_("Give months between 1 and 600 and days between 0 and 3650."))
    with recording(by, "Term of risk assessments set"):
        row = term()
        if row.pk is None or (row.valid_months, row.told_days) != (valid_months, told_days):
            row.valid_months, row.told_days = valid_months, told_days
            row.save()
