"""What cannot be is refused in words, at its field, before anything is written."""

from decimal import Decimal

import pytest

from syndesis.activities.objects import CallType, MobilityCountType, PublicationType
from syndesis.core.history import Actor
from syndesis.core.services import Refused
from syndesis.directory.models import Membership
from syndesis.directory.objects.networks import NetworkType
from syndesis.objects.forms import form_class
from syndesis.objects.services import create
from tests.directory.factories import organisation, user
from tests.objects.test_forms import sent

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]


def errors(kind, /, **values) -> dict[str, list[str]]:
    return dict(form_class(kind, new=True)(sent(visibility="internal", **values), user=user()).errors)


def test_numbers_that_cannot_be_are_refused_at_their_field():
    said = {"direction": "in", "kind": "student", "money": "unknown", "year": 2025, "organisation": 1}
    found = errors(MobilityCountType, **said, people=99_999_999_999, months="-1")
    assert {name: found[name] for name in ("people", "months")} == {
        "people": ["Ensure this value is less than or equal to 2147483647."],
        "months": ["Ensure this value is greater than or equal to 0."],
    }


def test_an_amount_is_taken_as_it_was_copied_from_a_sheet():
    funder = organisation("Science Foundation")
    said = {"title": "Joint projects", "organisations": [funder.pk], "currency": "EUR", "visibility": "internal"}
    form = form_class(CallType, new=True)(sent(**said, amount="1 200 000,50"), user=user())
    assert (form.errors, form.cleaned_data["amount"]) == ({}, Decimal("1200000.50"))


def test_a_publication_of_the_year_20255_is_refused():
    with pytest.raises(Refused, match="four digits") as refused:
        create(PublicationType, by=Actor(user()), title="Waves", year=20255)
    assert refused.value.field == "year"


def test_a_membership_that_ends_before_it_begins_is_refused_by_its_reason():
    network, member = organisation("Northern Network"), organisation("Harbour University")
    rows = {
        "organisation": network.pk,
        "memberships__0__member": member.pk,
        "memberships__0__kind": "full",
        "memberships__0__status": "member",
        "memberships__0__starts_on": "2020",
        "memberships__0__ends_on": "2019",
    }
    assert errors(NetworkType, **rows) == {"memberships": ["Row 1: The end lies before the beginning."]}
    assert not Membership.objects.exists()
