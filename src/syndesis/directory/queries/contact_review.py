"""Which contact data is due for review: nobody has met the person for years, and nobody has said why it is kept.

When people were met is known above the directory: a package there registers how to ask for it (`register_meetings`).
"""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.conf import settings
from django.db.models import Case, DateField, F, Q, QuerySet, Subquery, When
from django.db.models.functions import Cast
from django.utils import timezone
from django.utils.translation import gettext as _

from syndesis.core import dates
from syndesis.core.models import User
from syndesis.directory import policies
from syndesis.directory.models import Contact, Person

REVIEW = "review"
Meetings = Callable[[str], Subquery]
_meetings: list[Meetings] = []


def register_meetings(last_met: Meetings) -> None:
    """Say how to ask for the last day until now on which each person was met: `last_met("person")`, given the column
    of the outer query that holds the person, is a subquery. Called while Django starts."""
    if last_met not in _meetings:
        _meetings.append(last_met)


def years() -> int:
    """For how long contact data is kept without contact."""
    return int(settings.CONTACT_YEARS)


def review_day(since: date) -> date:
    """When what was last confirmed on a day is looked at again."""
    return dates.anniversary(since, years())


def with_last_contact(contacts: QuerySet[Any]) -> QuerySet[Any]:
    """Contact data, each with the day `since` which nobody was in contact with its person: on which they were last met
    as far as anybody knows, or the later one on which it was added."""
    rows: QuerySet[Any] = contacts
    since: Any = Cast(F("added_on"), DateField())
    for number, last_met in enumerate(_meetings):
        met = f"met_{number}"
        rows = rows.annotate(**{met: last_met("person")})
        since = Case(When(Q(**{f"{met}__gt": F("added_on")}), then=F(met)), default=since)
    return rows.annotate(since=since)


def due(day: date) -> QuerySet[Any]:
    """Contact data that is to be looked at on a day, or was to be before."""
    long_ago = dates.anniversary(day, -years())
    silent = Q(review_on=None, since__lte=long_ago)
    rows = with_last_contact(Contact.objects.all()).filter(silent | Q(review_on__lte=day))
    return rows.filter(person__archived_at=None)


def due_for(user: User, day: date) -> QuerySet[Any]:
    """What a user may decide about, the longest overdue first."""
    people = Person.objects.filter(policies.people.scope(user, "change")).order_by()
    rows = due(day).filter(person__in=people.values("pk")).select_related("person")
    return rows.order_by(F("review_on").asc(nulls_first=True), "since", "pk")


def reviewed_on(contact: Any) -> date:
    """The day of the review of one that `with_last_contact` annotated."""
    return contact.review_on or review_day(contact.since)


def asked(value: str) -> Q:
    """A condition on people, for the list: `contacts=review` are those whose contact data is to be reviewed. Raises
    ValueError for any other value."""
    if value != REVIEW:
        raise ValueError(_("Write “review”."))
    # By keys: a condition on what is annotated cannot be asked through the relation.
    return Q(pk__in=due(timezone.localdate()).order_by().values("person"))
