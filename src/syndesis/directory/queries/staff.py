"""Who of the people on record is one of those who sign in."""

from syndesis.core.models import User
from syndesis.directory.choices import ContactKind
from syndesis.directory.models import Person
from syndesis.directory.queries.organisations import people


def person_of(user: User) -> Person | None:
    """The one person on record with the e-mail address of a user; None where there is none, or more than one."""
    if not user.email:
        return None
    found = people().filter(archived_at=None, contacts__kind=ContactKind.EMAIL, contacts__value__iexact=user.email)
    rows = list(found.distinct()[:2])
    return rows[0] if len(rows) == 1 else None
