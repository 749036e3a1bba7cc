"""Turning an accepted finding into the record, one module a category.

Each `accept(case, finding, by)` writes through the services of the floors below, cites the finding's places as
evidence, and returns the record. What the finding refers to has been accepted before, or was rejected and is left out.
"""

from collections.abc import Callable

from django.db.models import Model

from syndesis.core.history import Actor
from syndesis.intake.accepting import (
    activities,
    agreements,
    bylines,
    engagements,
    figures,
    initiatives,
    organisations,
    people,
)
from syndesis.intake.case import Case
from syndesis.intake.models import Finding, FindingCategory

ACCEPT: dict[str, Callable[[Case, Finding, Actor], Model]] = {
    FindingCategory.DOCUMENT: bylines.accept,
    FindingCategory.ORGANISATION: organisations.accept,
    FindingCategory.PERSON: people.accept,
    FindingCategory.ENGAGEMENT: engagements.accept,
    FindingCategory.AGREEMENT: agreements.accept,
    FindingCategory.ACTIVITY: activities.accept,
    FindingCategory.COMMITMENT: initiatives.accept,
    FindingCategory.FIGURE: figures.accept,
}
