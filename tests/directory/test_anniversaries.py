"""Which partners have a round anniversary soon: a filter of their list."""

from datetime import timedelta

import pytest
from django.utils import timezone

from syndesis.directory.models import Organisation, Partnership
from syndesis.directory.queries import with_anniversary
from syndesis.directory.services import start_partnership
from tests.directory.factories import SYSTEM, organisation

pytestmark = pytest.mark.django_db


def partner(name: str, years: int, days: int) -> Partnership:
    """One whose `years` will be full in so many days."""
    day = timezone.localdate() + timedelta(days=days)
    started_on = f"{day.year - years}-{day:%m}-{min(day.day, 28):02}"
    return start_partnership(by=SYSTEM, organisation=organisation(name), started_on=started_on)


def found(days: str) -> list[str]:
    return list(Organisation.objects.filter(with_anniversary(days)).order_by("name").values_list("name", flat=True))


@pytest.mark.concept(43)
def test_anniversaries_are_multiples_of_five_years_in_the_days_ahead():
    for name, years, days in (("Five", 5, 40), ("Forty", 40, 90), ("Six", 6, 40), ("Past", 10, -40), ("Far", 10, 400)):
        partner(name, years, days)
    assert (found("60"), found("365")) == (["Five"], ["Five", "Forty"])


def test_a_restricted_partnership_does_not_tell_its_age():
    row = partner("Five", 5, 40)
    Partnership.objects.filter(pk=row.pk).update(visibility="restricted")
    assert found("365") == []


@pytest.mark.parametrize("days", ["soon", "-1", "²", "99999"])
def test_what_is_no_number_of_days_is_refused(days):
    with pytest.raises(ValueError, match="number of days"):
        with_anniversary(days)
