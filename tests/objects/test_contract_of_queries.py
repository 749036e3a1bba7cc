"""What is asked of the database for the records of every declared type, and what is not."""

import json
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from syndesis.core.models import HistoryEvent
from syndesis.objects import services
from syndesis.objects.annotations import annotated
from syndesis.objects.columns import read
from syndesis.objects.exports import export_as_of
from syndesis.objects.fetching import for_titles
from tests.api.calls import Api, keys
from tests.directory.factories import SYSTEM, user
from tests.objects.samples import SAMPLES

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]
COUNTS = Path(__file__).parent / "query_counts.json"
"""Queries of a page of each list; a change of it is to be reviewed."""


@pytest.fixture(params=SAMPLES, ids=str)
def sample(request):
    return request.param


def counted(call: Any) -> tuple[int, int]:
    """How many records a call gives, and with how many queries."""
    with CaptureQueriesContext(connection) as queries:
        found = len(call())
    return found, len(queries)


def test_a_list_its_files_and_the_api_need_as_many_queries_for_12_records_as_for_4(client, sample):
    reader = user()
    client.force_login(reader)
    api, made, numbers = Api(reader), f"/{sample.kind.many}/", []

    def parsed(chunks: Any) -> list[Any]:
        return json.loads(b"".join(chunks))["rows"]

    for more in (4, 8):
        for number in range(more):
            sample.make(f"Harbour {more} {number}")
        before = HistoryEvent.objects.latest("pk").pk
        services.revise(sample.kind, sample.kind.current().first(), by=SYSTEM, notes=f"after {more}")
        ways = (
            lambda: client.get(sample.url).context["rows"],
            lambda: parsed(client.get(f"{sample.url}export/json/?fields=all").streaming_content),
            lambda before=before: parsed(export_as_of(sample.kind, reader, "json", before).chunks),
            lambda: keys(api.get(made, {"versions": "1"})),
        )
        if not numbers:  # the first asks for what is known from then on
            for way in ways:
                way()
        numbers.append([counted(way) for way in ways])
    queries = [each for _found, each in numbers[0]]
    assert numbers == [[(4, each) for each in queries], [(12, each) for each in queries]]
    assert queries[0] == json.loads(COUNTS.read_text())[sample.kind.many]


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
