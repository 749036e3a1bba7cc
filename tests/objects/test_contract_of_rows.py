"""What every type keeps whose records have rows: written by services, forms and the API, told in the history, and left
alone where their writer may not see them."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from syndesis.core.history import whole_history
from syndesis.core.models import HistoryEvent, Role
from syndesis.objects import services
from syndesis.objects.tables import tables_of
from tests.api.calls import of_role
from tests.directory.factories import SYSTEM
from tests.objects.rows import NUMBERS, changed, plain, row_of, says, typed
from tests.objects.samples import SAMPLES
from tests.web.forms import facts, signed_in, url

pytestmark = pytest.mark.django_db
OF_THE_RECORD = {"signatories"}
"""Tables whose rows name what the record has in another one; their own tests tell of them (`tests.agreements`)."""


def tables_here(kind) -> dict[str, Any]:
    return {name: table for name, table in tables_of(kind).items() if name not in OF_THE_RECORD}


TABLES = [(sample, name) for sample in SAMPLES if not sample.kind.further for name in tables_here(sample.kind)]
"""A further list of a model has the rows of the first."""


def told() -> list[Any]:
    """All tables; of those of a type that are of one shape the first stands for the others but in the full run."""
    shapes: set[Any] = set()
    found = []
    for sample, name in TABLES:
        table = tables_of(sample.kind)[name]
        refers = any(column.is_relation for column in table.fields)
        shape = sample, table.is_single, bool(table.declared.only), bool(table.bare), refers
        found.append(pytest.param((sample, name), marks=[pytest.mark.full] if shape in shapes else []))
        shapes.add(shape)
    return found


def first_of_each() -> list[Any]:
    """The first table of each type always, the others in the full run."""
    first = dict(reversed(TABLES))
    return [
        pytest.param((sample, name), marks=[pytest.mark.full] if first[sample] != name else [])
        for sample, name in TABLES
    ]


def named(given: tuple[Any, str]) -> str:
    return f"{given[0]}-{given[1]}"


WITH_ROWS = [sample for sample in SAMPLES if sample in {each for each, _name in TABLES}]


@pytest.fixture(params=told(), ids=named)
def given(request) -> tuple[Any, Any]:
    sample, name = request.param
    return sample, tables_of(sample.kind)[name]


def asked(sample, table) -> Any:
    """A record of which such rows are asked."""
    record, _organisation = sample.make("Harbour", **kind_of(table))
    return record


def kind_of(table) -> dict[str, str]:
    """What a record must say so that such rows are asked of it."""
    return {name: next(iter(values)) for name, values in table.declared.only.items()}


def some_rows(table) -> list[dict[str, Any]]:
    return [row_of(table) for _each in range(1 if table.is_single else 2)]


def rows(table, record) -> list[Any]:
    return list(table.rows([record.pk]).order_by("pk"))


def held(table, record) -> list[dict[str, int]]:
    return [{"id": row.pk} for row in rows(table, record)]


def test_rows_are_added_changed_and_taken_out_and_the_rest_left_alone(given):
    sample, table = given
    record = asked(sample, table)
    there = held(table, record)
    new = some_rows(table)
    services.revise(sample.kind, record, by=SYSTEM, **{table.name: [*there, *new]})
    made = rows(table, record)[len(there) :]
    assert [says(table, row) for row in made] == new
    other = changed(table, new[0])
    start = HistoryEvent.objects.latest("pk").pk
    wanted = [*there, {"id": made[0].pk, **other}]
    services.revise(sample.kind, record, by=SYSTEM, **{table.name: wanted})
    assert [says(table, row) for row in rows(table, record)[len(there) :]] == [other]
    label = table.model._meta.label_lower
    events = whole_history(record).filter(pk__gt=start, model=label).order_by("pk")
    expected = {(made[0].pk, "update"), *((row.pk, "delete") for row in made[1:])}
    assert {(event.object_id, event.operation) for event in events} == expected


@pytest.mark.parametrize("given", first_of_each(), ids=named, indirect=True)
def test_a_new_record_comes_with_its_rows_in_bulk_too(given):
    sample, table = given
    numbers = []
    for size in (1, 1, 3):  # the first asks for what is known from then on
        data = [
            copy_of(sample, f"Harbour {next(NUMBERS)}") | kind_of(table) | {table.name: some_rows(table)}
            for _each in range(size)
        ]
        with CaptureQueriesContext(connection) as queries:
            made = services.create_many(sample.kind, data, by=SYSTEM)
        numbers.append(len(queries))
        for record, row in zip(made, data, strict=True):
            on_record = [says(table, each) for each in rows(table, record)]
            assert all(each in on_record for each in row[table.name])
    assert table.declared.by_service or numbers[1] == numbers[2]


def many(record) -> dict[str, Any]:
    return {field.name: field for field in record._meta.many_to_many}


def copy_of(sample, name: str) -> dict[str, Any]:
    """What a new record of the type may be made of."""
    record, _organisation = sample.make(name)
    record.refresh_from_db()
    lists = many(record)
    return {
        field: list(services.referred_to(record, lists[field])) if field in lists else getattr(record, field)
        for field in sample.kind.fields()
    } | sample.anew(f"Anew {name}")


def test_the_api_takes_and_gives_rows(given):
    sample, table = given
    record = asked(sample, table)
    api, path = of_role(Role.ADMINISTRATOR), f"/{sample.kind.many}/{record.pk}/"
    before = [{"id": row["id"]} for row in api.get(path).json()[table.name]]
    row = plain(table, row_of(table))
    answer = api.patch(path, {table.name: [*before, row]})
    assert answer.status_code == 200, answer.json()
    told = answer.json()[table.name][-1]
    named = {name: each["id"] if isinstance(each, dict) else each for name, each in told.items()}
    assert named == {"id": rows(table, record)[-1].pk, **row}
    wrong = api.patch(path, {table.name: [*before, {"id": told["id"], "colour": "red"}, {"id": "x"}, 7]})
    first = len(before)
    assert (wrong.status_code, set(wrong.json()["errors"])) == (
        400,
        {f"{table.name}.{first}.colour", f"{table.name}.{first + 1}.id", f"{table.name}.{first + 2}"},
    )
    gone = api.patch(path, {table.name: [*before, {"id": 987654}]})
    assert (gone.status_code, list(gone.json()["errors"])) == (422, [table.name])
    assert api.patch(path, {table.name: before}).json()[table.name] == answer.json()[table.name][:-1]


def test_a_form_adds_and_takes_out_rows(client, given):
    sample, table = given
    record = asked(sample, table)
    signed_in(client, role=Role.ADMINISTRATOR)
    page = client.get(url(record))
    row, before = row_of(table), held(table, record)
    sent = facts(page) | {f"{table.name}-90-{name}": [value] for name, value in typed(row).items()}
    blank = {f"{table.name}-91-{column.name}": [""] for column in table.fields if not column.has_default()}
    answer = client.post(url(record), sent | blank)
    assert answer.status_code == 302, answer.context["form"].errors
    assert held(table, record)[:-1] == before
    assert says(table, rows(table, record)[-1]) == row
    sent = facts(client.get(url(record)))
    last = [str(rows(table, record)[-1].pk)]
    own = [name for name in sent if name.startswith(f"{table.name}-") and name.endswith("-id")]
    [number] = [name.split("-")[1] for name in own if sent[name] == last]
    assert client.post(url(record), sent | {f"{table.name}-{number}-gone": ["on"]}).status_code == 302
    assert held(table, record) == before


def test_the_history_tells_of_rows(client, given):
    sample, table = given
    record = asked(sample, table)
    services.revise(sample.kind, record, by=SYSTEM, **{table.name: [*held(table, record), row_of(table)]})
    signed_in(client, role=Role.ADMINISTRATOR)
    page = client.get(f"{record.get_absolute_url()}history/").content.decode()
    assert ("Quince" in page) == any("Quince" in str(value) for value in says(table, rows(table, record)[-1]).values())
    told = of_role(Role.ADMINISTRATOR).get(f"/{sample.kind.many}/{record.pk}/history/").json()["results"][0]
    assert (table.model._meta.model_name, rows(table, record)[-1].pk) in {(e["type"], e["id"]) for e in told["events"]}


@pytest.mark.any_database
@pytest.mark.parametrize("sample", WITH_ROWS, ids=str)
def test_more_rows_need_no_more_queries(client, sample):
    record, _organisation = sample.make("Harbour")
    tables = [table for table in tables_here(sample.kind).values() if table.asked_of(record)]
    signed_in(client, role=Role.ADMINISTRATOR)
    api = of_role(Role.ADMINISTRATOR)
    numbers = []
    for _more in range(2):
        more = {table.name: [*held(table, record), *(row_of(table) for _each in range(3))] for table in tables}
        more |= {table.name: [row_of(table)] for table in tables if table.is_single}
        services.revise(sample.kind, record, by=SYSTEM, **more)
        counted = []
        for ask in (
            lambda: client.get(url(record)),
            lambda: client.get(record.get_absolute_url()),
            lambda: api.get(f"/{sample.kind.many}/{record.pk}/"),
            lambda: b"".join(client.get(f"{sample.url}export/json/?fields=all").streaming_content),
        ):
            if not numbers:
                ask()  # the first asks for what is known from then on
            with CaptureQueriesContext(connection) as queries:
                ask()
            counted.append(len(queries))
        numbers.append(counted)
    assert numbers[0] == numbers[1]


def test_a_row_that_refers_to_what_one_may_not_see_is_not_told_and_stays(client, given):
    sample, table = given
    record = asked(sample, table)
    hidden = {column.name: one for column in table.references if (one := secret(column)) and column in table.fields}
    if not hidden:
        return
    row = row_of(table, **hidden)
    services.revise(sample.kind, record, by=SYSTEM, **{table.name: [*held(table, record), row]})
    kept = rows(table, record)[-1]
    mona = of_role(Role.MANAGER, "mona")
    path = f"/{sample.kind.many}/{record.pk}/"
    seen = mona.get(path).json()[table.name]
    assert kept.pk not in [each["id"] for each in seen]
    for wanted in ([{"id": each["id"]} for each in seen], []):
        mona.patch(path, {table.name: wanted})
        assert kept in rows(table, record)
    refused = mona.patch(path, {table.name: [{"id": kept.pk}]})
    assert (refused.status_code, "Orchid" in refused.content.decode()) == (422, False)
    signed_in(client)
    page = client.get(url(record))
    if page.status_code == 200:
        assert "Orchid" not in page.content.decode()
        assert page.context["form"][table.name].field.hidden == 1
        client.post(url(record), facts(page) | {"notes": ["mine"]})
        assert kept in rows(table, record)
    assert "Orchid" not in client.get(record.get_absolute_url()).content.decode()


def secret(column) -> Any:
    """A record that only those responsible may see."""
    sample = next((each for each in SAMPLES if each.kind.model is column.related_model), None)
    fitting = {"kind": "startup"} if column.name == "startup" else {}
    return sample.make("Orchid", visibility="restricted", **fitting)[0] if sample else None
