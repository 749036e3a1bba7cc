"""What is asked of the database for the records of every declared type, and what is not."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from syndesis.objects.annotations import annotated
from syndesis.objects.columns import read
from syndesis.objects.fetching import for_titles
from tests.objects.samples import SAMPLES

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]


@pytest.fixture(params=SAMPLES, ids=str)
def sample(request):
    return request.param


def test_what_a_title_reads_is_fetched_with_it(sample):
    for number in range(2):
        sample.make(f"Orchid {number}")
    rows = list(for_titles(sample.kind.model.objects.all(), sample.kind))
    with CaptureQueriesContext(connection) as asked:
        titles = [str(read(row, sample.kind.title)) for row in rows]
    assert len(asked) == 0
    assert titles == [str(read(row, sample.kind.title)) for row in sample.kind.model.objects.all()]


def test_what_is_told_of_rows_depends_on_the_day_alone(sample, monkeypatch):
    sample.make("Orchid")
    first = str(annotated(sample.kind).query)
    with CaptureQueriesContext(connection) as asked:
        again = str(annotated(sample.kind).query)
        monkeypatch.setattr("syndesis.objects.annotations._kept.day", None)
        anew = str(annotated(sample.kind).query)
    assert (again, anew) == (first, first)
    assert len(asked) == 0


def test_what_is_told_of_rows_is_put_together_anew_every_day(monkeypatch):
    [actions] = [sample.kind for sample in SAMPLES if sample.kind.many == "actions"]
    today = timezone.localdate()
    assert str(today) in str(annotated(actions).query)
    tomorrow = today.replace(year=today.year + 1, day=1)
    monkeypatch.setattr(timezone, "localdate", lambda: tomorrow)
    assert str(tomorrow) in str(annotated(actions).query)


def test_who_reads_the_rows_of_a_type_leaves_nothing_to_the_next(sample):
    sample.make("Orchid")
    assert len(annotated(sample.kind)) == 1
    sample.make("Harbour")
    assert len(annotated(sample.kind)) == 2
