"""Search follows the record: what any service, undo or raw statement wrote is found, what is gone is not."""

from datetime import timedelta

import pytest
from django.utils import timezone

from syndesis.core import search
from syndesis.core.history import recording, undo
from syndesis.core.models import SearchEntry
from syndesis.core.search.following import follow_raw
from syndesis.directory.models import Organisation
from syndesis.directory.services import add_name
from tests.directory import factories

pytestmark = pytest.mark.django_db


def found(words: str) -> list[str]:
    return [hit.title for hit in search.search(words, within=search.within({Organisation: Organisation.objects.all()}))]


@pytest.mark.concept(9, 10)
def test_a_record_is_found_by_a_name_that_was_added_later():
    office = factories.organisation("International Office")
    add_name(by=factories.SYSTEM, organisation=office, text="International Cooperation Office", kind="former")
    assert found("cooperation") == ["International Office"]


def test_what_was_taken_back_is_found_no_more():
    with recording(factories.SYSTEM, "Registered") as deed:
        factories.organisation("Harbour University")
    assert found("harbour") == ["Harbour University"]
    undo([deed], by=factories.SYSTEM, reason="Mistaken")
    assert (found("harbour"), SearchEntry.objects.count()) == ([], 0)


def test_a_job_follows_what_was_written_past_the_services():
    partner = factories.organisation("Harbour University")
    Organisation.objects.filter(pk=partner.pk).update(name="Haven University")
    assert found("haven") == []
    assert follow_raw(timezone.now() - timedelta(hours=1)) == 1
    assert found("haven") == ["Haven University"]
