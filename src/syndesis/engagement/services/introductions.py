"""Writing introductions, and saying what came of one."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from syndesis.core.history import Actor, recording
from syndesis.core.services import Refused
from syndesis.directory.queries import own_unit
from syndesis.engagement import policies
from syndesis.engagement.choices import IntroductionOutcome
from syndesis.engagement.models import Introduction
from syndesis.lib.partial_dates import PartialDate


def introduce(*, by: Actor, title: str, **fields: Any) -> Introduction:
    """Note that two sides were brought together. Raises Refused where they are one and the same."""
    return introduce_all([{"title": title, **fields}], by=by)[0]


def introduce_all(rows: Iterable[Mapping[str, Any]], *, by: Actor) -> list[Introduction]:
    """The bulk twin of `introduce`."""
    given = [dict(row) for row in rows]
    with recording(by, "Introduction noted" if len(given) == 1 else "Introductions noted"):
        unit = own_unit(by.user)
        for row in given:
            row.setdefault("owner_unit", unit)
        made = [Introduction(**row) for row in given]
        for introduction in made:
            _refuse_one_side(introduction)
        Introduction.objects.bulk_create(made)
        policies.introductions.check_all(by.user, made)
    return made


def revise_introduction(introduction: Introduction, *, by: Actor, **fields: Any) -> Introduction:
    """Change it. Raises Refused where both sides would be one and the same."""
    with recording(by, "Introduction changed"):
        policies.introductions.check(by.user, introduction)
        for name, value in fields.items():
            setattr(introduction, name, value)
        _refuse_one_side(introduction)
        introduction.save()
        policies.introductions.check(by.user, introduction)
    return introduction


def _refuse_one_side(introduction: Introduction) -> None:
    if introduction.first_id == introduction.second_id:
        raise Refused(_("Nobody is introduced to themselves."), "second")


def are_in_contact(introduction: Introduction, *, by: Actor) -> Introduction:
    return _tell(introduction, by, IntroductionOutcome.IN_CONTACT)


def work_together(introduction: Introduction, *, by: Actor) -> Introduction:
    return _tell(introduction, by, IntroductionOutcome.WORKING_TOGETHER)


def came_to_nothing(introduction: Introduction, *, by: Actor) -> Introduction:
    return _tell(introduction, by, IntroductionOutcome.NOTHING)


def _tell(introduction: Introduction, by: Actor, outcome: IntroductionOutcome) -> Introduction:
    """As of today; said twice, it came so when it was said first."""
    with recording(by, "Outcome of an introduction told"):
        policies.introductions.check(by.user, introduction)
        row = Introduction.objects.select_for_update().get(pk=introduction.pk)
        if row.outcome != outcome:
            row.outcome, row.outcome_on = outcome, PartialDate.of(timezone.localdate())
            row.save()
    return row
