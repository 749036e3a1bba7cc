"""What the API keeps for every declared type, tried on a sample of each."""

import json

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from syndesis.core.models import Change, HistoryEvent, Role, Source
from tests.api.calls import V1, Api, keys, of_role, sent
from tests.directory.factories import user
from tests.objects.samples import FOREIGN, SAMPLES, WRITABLE

pytestmark = pytest.mark.django_db
HIDDEN = "Orchid Hidden"


@pytest.fixture(params=SAMPLES, ids=str)
def sample(request):
    return request.param


def path(sample, row=None, deed="") -> str:
    base = f"/{sample.kind.many}/"
    return base if row is None else f"{base}{row.pk}/{deed}"


def calls_about(sample, row) -> list[tuple[str, str, object]]:
    """Every call that the API has about a record of the type: method, path, what is sent."""
    one, facts = path(sample, row), {"notes": "mine"}
    return [
        ("get", path(sample), None),
        ("get", one, None),
        ("get", one + "history/", None),
        ("post", path(sample), sent(sample.kind, row)),
        ("post", path(sample), [sent(sample.kind, row)]),
        ("patch", path(sample), [{"id": row.pk, **facts}]),
        ("patch", one, facts),
        *(
            ("post", f"{one}{name}/", None)
            for name in ["archive", "restore", *(deed.name for deed in sample.kind.deeds)]
        ),
    ]


def called(client, method, address, data):
    more = {} if data is None else {"data": json.dumps(data), "content_type": "application/json"}
    return getattr(client, method)(V1 + address, **more)


def test_nobody_is_told_anything_without_a_token(sample):
    row, _organisation = sample.make("Harbour")
    for token in ("", "Bearer ", "Bearer syn_made-up", "Basic bWFyYTpzZWNyZXQ=", "Bearer " + "x" * 5000):
        client = Client(headers={"Authorization": token} if token else {})
        for method, address, data in calls_about(sample, row):
            response = called(client, method, address, data)
            assert (address, response.status_code, response["WWW-Authenticate"]) == (address, 401, "Bearer")
            assert "Harbour" not in response.content.decode()


def test_every_role_reads_what_is_not_restricted(sample):
    row, _organisation = sample.make("Harbour")
    besides = {"version", *(each.name for each in sample.kind.tables())}
    for role in Role.values:
        api = of_role(role, role)
        listed, one = api.get(path(sample)), api.get(path(sample, row))
        assert (role, listed.status_code, listed.json()["count"], keys(listed)) == (role, 200, 1, [row.pk])
        assert api.get(path(sample), {"versions": "1", "rows": "1"}).json()["results"] == [one.json()]
        assert listed.json()["results"] == [{name: each for name, each in one.json().items() if name not in besides}]
        assert one["ETag"] == f'"{one.json()["version"]}"'
        assert one.json()["page"] == row.get_absolute_url()
        assert api.client.get(one.json()["url"]).json() == one.json()


@pytest.mark.parametrize("sample", WRITABLE, ids=str)
def test_a_row_out_of_reach_is_nowhere(sample):
    """On no list and in no count, batch, history, search or error; an administrator meets it everywhere."""
    seen, _organisation = sample.make("Harbour")
    manager, administrator = of_role(Role.MANAGER, "mona"), of_role(Role.ADMINISTRATOR, "ada")
    before = manager.get(path(sample)).json()
    hidden, _organisation = sample.make(HIDDEN, visibility="restricted")
    assert manager.get(path(sample)).json() == before
    assert keys(manager.get(path(sample), {"q": "orchid"})) == []
    assert manager.get("/search/", {"q": "orchid"}).json()["results"] == []
    assert [hit["title"] for hit in administrator.get("/search/", {"q": "orchid hidden"}).json()["results"]] != []
    facts = {"notes": "mine"}
    for method, address, data in [
        ("get", path(sample, hidden), None),
        ("get", path(sample, hidden, "history/"), None),
        ("patch", path(sample, hidden), facts),
        ("patch", path(sample), [{"id": seen.pk, **facts}, {"id": hidden.pk, **facts}]),
        ("post", path(sample, hidden, "archive/"), None),
        ("post", path(sample, hidden, "restore/"), None),
        *(("post", path(sample, hidden, f"{deed.name}/"), None) for deed in sample.kind.deeds),
    ]:
        response = called(manager.client, method, address, data)
        nothing = called(
            manager.client,
            method,
            address.replace(str(hidden.pk), "987654"),
            json.loads(json.dumps(data).replace(str(hidden.pk), "987654")),
        )
        assert (response.status_code, nothing.status_code) == ((400, 400) if isinstance(data, list) else (404, 404))
        assert response.content.decode().replace(str(hidden.pk), "987654") == nothing.content.decode()
        assert "Orchid" not in response.content.decode()
    hidden.refresh_from_db()
    seen.refresh_from_db()
    assert (hidden.notes, seen.notes, hidden.archived_at) == ("", "", None)
    assert keys(administrator.get(path(sample), {"q": "orchid"})) == [hidden.pk]
    assert administrator.get(path(sample, hidden)).status_code == 200


@pytest.mark.parametrize("sample", WRITABLE, ids=str)
def test_who_answers_for_a_restricted_row_reads_and_changes_it(sample):
    hidden, organisation = sample.make(HIDDEN, visibility="restricted")
    api = of_role(Role.COORDINATOR, answers_for=(organisation,))
    assert keys(api.get(path(sample))) == [hidden.pk]
    assert api.patch(path(sample, hidden), {"notes": "mine"}).json()["notes"] == "mine"


def copied(sample, row):
    """What one would send to make another record like it."""
    return sent(sample.kind, row) | {name: record.pk for name, record in sample.anew("Harbour").items()}


@pytest.mark.parametrize("sample", WRITABLE, ids=str)
def test_a_copy_has_the_same_fields(sample):
    row, _organisation = sample.make("Harbour")
    api = of_role(Role.ADMINISTRATOR)
    original = api.get(path(sample, row)).json()
    response = api.post(path(sample), copied(sample, row))
    copy = response.json()
    assert (response.status_code, response["Location"]) == (201, copy["url"])
    shared = [name for name in sample.kind.fields() if name not in sample.single]
    assert {name: copy[name] for name in shared} == {name: original[name] for name in shared}
    change = HistoryEvent.objects.filter(model=row._meta.label_lower, object_id=copy["id"]).latest("pk").change
    assert (change.source, change.actor, change.request[:12]) == (Source.API, api.user, api.token.prefix)


@pytest.mark.parametrize("sample", WRITABLE, ids=str)
def test_a_batch_is_made_in_one_deed_or_not_at_all(sample):
    row, _organisation = sample.make("Harbour")
    api = of_role(Role.ADMINISTRATOR)
    facts = sent(sample.kind, row)
    made = api.post(path(sample), [copied(sample, row) for _number in range(3)])
    assert (made.status_code, len({each["id"] for each in made.json()})) == (201, 3)
    deeds = Change.objects.count()
    rows = sample.kind.model.objects.count()
    wrong = api.post(path(sample), [facts, facts | {"visibility": "nobody"}, 17, facts | {"colour": "red"}])
    assert (wrong.status_code, sorted(wrong.json()["rows"])) == (400, ["1", "2", "3"])
    assert (sorted(wrong.json()["rows"]["1"]), sorted(wrong.json()["rows"]["3"])) == (["visibility"], ["colour"])
    assert (sample.kind.model.objects.count(), Change.objects.count()) == (rows, deeds)


@pytest.mark.parametrize("sample", WRITABLE, ids=str)
def test_a_write_that_leaves_the_scope_is_rolled_back(sample):
    """Restricted, it would be out of the manager's own sight."""
    row, _organisation = sample.make("Harbour")
    api = of_role(Role.MANAGER)
    facts, other = copied(sample, row), copied(sample, row)
    events = HistoryEvent.objects.count()
    for response in (
        api.post(path(sample), facts | {"visibility": "restricted"}),
        api.post(path(sample), [facts, other | {"visibility": "restricted"}]),
        api.patch(path(sample, row), {"visibility": "restricted"}),
        api.patch(path(sample), [{"id": row.pk, "visibility": "restricted"}]),
    ):
        assert (response.status_code, response.json()["code"]) == (403, "forbidden")
    row.refresh_from_db()
    assert (row.visibility, sample.kind.model.objects.count(), HistoryEvent.objects.count()) == ("internal", 1, events)


@pytest.mark.parametrize("sample", WRITABLE, ids=str)
@pytest.mark.parametrize("role", [Role.VIEWER, Role.CONTRIBUTOR])
def test_who_answers_for_nothing_writes_nothing(sample, role):
    row, _organisation = sample.make("Harbour")
    api = of_role(role)
    events = HistoryEvent.objects.count()
    codes = {
        (method, address): called(api.client, method, address, data).status_code
        for method, address, data in calls_about(sample, row)
        if method != "get" and not (address == path(sample) and method == "post" and role == Role.CONTRIBUTOR)
    }
    for_readers = {path(sample, row, f"{deed.name}/") for deed in sample.kind.deeds if deed.for_readers}
    assert {code for (_method, address), code in codes.items() if address not in for_readers} == {403}
    assert {code for (_method, address), code in codes.items() if address in for_readers} <= {403, 415, 422}
    assert HistoryEvent.objects.count() == events


def test_references_to_what_one_may_not_see_are_refused_without_naming_it(sample):
    row, _organisation = sample.make("Harbour")
    hidden, _same = sample_of(sample.kind.model, "organisations").make(HIDDEN, visibility="restricted")
    api = of_role(Role.MANAGER)
    facts = sent(sample.kind, row)
    for name in references(sample.kind, type(hidden)):
        many = sample.kind.model._meta.get_field(name).many_to_many
        for key, told in ((hidden.pk, "hidden"), (987654, "none")):
            value = [key] if many else key
            for response in (
                api.post(path(sample), facts | {name: value}),
                *([] if name in sample.kind.only_new else [api.patch(path(sample, row), {name: value})]),
            ):
                assert (response.status_code, list(response.json()["errors"]), told) == (400, [name], told)
                assert "Orchid" not in response.content.decode()
                assert response.json()["errors"][name] == [
                    f"There is no record with the id {key}, or you may not see it."
                ]


def sample_of(_model, _name):
    return next(each for each in SAMPLES if each.kind.many == "partners")


def references(kind, model) -> list[str]:
    return [name for name in kind.fields() if kind.model._meta.get_field(name).related_model is model]


def test_what_one_may_not_see_of_a_record_is_not_told_and_stays(sample):
    row, _organisation = sample.make("Harbour")
    hidden, _same = sample_of(None, "").make(HIDDEN, visibility="restricted")
    names = [name for name in references(sample.kind, type(hidden)) if name not in sample.kind.only_new]
    ada, mona = of_role(Role.ADMINISTRATOR, "ada"), of_role(Role.MANAGER, "mona")
    for name in names:
        field = sample.kind.model._meta.get_field(name)
        many = field.many_to_many
        held = sent(sample.kind, row)[name]
        assert ada.patch(path(sample, row), {name: [*held, hidden.pk] if many else hidden.pk}).status_code == 200
        without = {name: held if many else None} if many or field.null else {}
        for answer in (
            mona.get(path(sample, row)),
            mona.get(path(sample)),
            mona.get(path(sample, row, "history/")),
            mona.patch(path(sample, row), {**without, "notes": f"not {name}"}),
        ):
            assert (answer.status_code, "Orchid" in answer.content.decode()) == (200, False)
            assert f"/partners/{hidden.pk}/" not in answer.content.decode()
        after = sent(sample.kind, row)
        assert after["notes"] == f"not {name}"
        assert sorted(after[name]) == sorted([*held, hidden.pk]) if many else after[name] == hidden.pk


@pytest.mark.parametrize("sample", WRITABLE, ids=str)
def test_who_writes_what_others_changed_is_told_both(sample):
    row, _organisation = sample.make("Harbour")
    api = of_role(Role.ADMINISTRATOR)
    version = api.get(path(sample, row)).json()["version"]
    sample.kind.model.objects.filter(pk=row.pk).update(notes="theirs")
    now = api.get(path(sample, row)).json()
    by_head = api.patch(path(sample, row), {"notes": "mine"}, **{"If-Match": f'"{version}"'})
    by_body = api.patch(path(sample, row), {"notes": "mine", "version": version})
    in_batch = api.patch(path(sample), [{"id": row.pk, "notes": "mine", "version": version}])
    assert [response.status_code for response in (by_head, by_body, in_batch)] == [412, 409, 409]
    for response in (by_head, by_body, in_batch):
        assert (response.json()["code"], response.json()["current"]) == ("outdated", [now])
        assert (response.json()["sent"][0]["id"], response.json()["sent"][0]["notes"]) == (row.pk, "mine")
    row.refresh_from_db()
    assert row.notes == "theirs"
    saved = api.patch(path(sample, row), {"notes": "mine"}, **{"If-Match": f'"{now["version"]}"'})
    assert (saved.status_code, saved.json()["notes"], saved.json()["version"] > now["version"]) == (200, "mine", True)


@pytest.mark.parametrize("sample", WRITABLE, ids=str)
def test_what_is_archived_is_on_no_list_and_comes_back(sample):
    row, _organisation = sample.make("Harbour")
    api, viewer = of_role(Role.ADMINISTRATOR), of_role(Role.VIEWER, "vera")
    before = api.get(path(sample, row)).json()
    archived = api.post(path(sample, row, "archive/"))
    assert (archived.status_code, archived.json()["archived_at"] is not None) == (200, True)
    assert (keys(api.get(path(sample))), keys(api.get(path(sample), {"archived": "1"}))) == ([], [row.pk])
    assert viewer.get(path(sample, row)).status_code == 404
    assert viewer.get(path(sample), {"archived": "1"}).status_code == 400
    back = api.post(path(sample, row, "restore/")).json()
    assert {**back, "version": 0} == {**before, "version": 0}


@pytest.mark.parametrize("sample", WRITABLE, ids=str)
def test_history_tells_each_deed(sample):
    row, _organisation = sample.make("Harbour")
    api = of_role(Role.ADMINISTRATOR)
    api.patch(path(sample, row), {"notes": "mine"})
    deed = api.get(path(sample, row, "history/")).json()["results"][0]
    assert (deed["by"], deed["source"]) == (str(api.user), "api")
    change = {"field": "notes", "before": None, "after": "mine"}
    assert deed["events"] == [{"type": row._meta.model_name, "id": row.pk, "operation": "update", "changes": [change]}]


def test_words_and_sorting_are_those_of_the_page(sample):
    from syndesis.objects.lists import asked
    from syndesis.objects.types import built

    for name in ("Bb", "Aa", "Cc"):
        sample.make(name)
    api = of_role(Role.VIEWER)
    assert api.get(path(sample), {"q": FOREIGN}).json()["count"] == 3
    for sort in built(sample.kind).sorts:
        for wanted in (sort, f"-{sort}"):
            rows = [row.pk for row in asked(sample.kind, api.user, {"sort": wanted}).rows]
            assert keys(api.get(path(sample), {"sort": wanted})) == rows


def test_what_makes_no_sense_is_named(sample):
    api = of_role(Role.VIEWER)
    for name, value in (
        ("sort", "colour"),
        ("colour", "red"),
        ("page", "0"),
        ("page", "one"),
        ("page", "9" * 400),
        ("limit", "201"),
        ("q", "a\x00b"),
        ("archived", "maybe"),
        ("versions", "2"),
        ("rows", "2"),
    ):
        response = api.get(path(sample), {name: value})
        assert (name, response.status_code, list(response.json()["errors"])) == (name, 400, [name])


@pytest.mark.parametrize("sample", WRITABLE, ids=str)
@pytest.mark.any_database
def test_a_batch_of_9_needs_as_many_queries_as_one_of_3(sample):
    row, _organisation = sample.make("Harbour")
    api = of_role(Role.ADMINISTRATOR)
    numbers = []
    for size in (3, 9):
        api.post(path(sample), [copied(sample, row)])
        wanted = [copied(sample, row) for _number in range(size)]
        with CaptureQueriesContext(connection) as queries:
            assert api.post(path(sample), wanted).status_code == 201
        numbers.append(len(queries))
    assert numbers == [numbers[0]] * 2


SCOPES = {"read": (True, False), "write": (True, True), "intake": (False, False)}


@pytest.mark.parametrize("sample", WRITABLE, ids=str)
def test_a_token_does_what_its_scopes_say(sample):
    row, _organisation = sample.make("Harbour")
    owner, many = user("ada", role=Role.ADMINISTRATOR), sample.kind.many
    other = "people" if many != "people" else "partners"
    narrow = {f"read:{many}": (True, False), f"write:{many}": (True, True), f"write:{other}": (False, False)}
    for scope, expected in (SCOPES | narrow).items():
        api = Api(owner, scope)
        reads = {called(api.client, *call).status_code for call in calls_about(sample, row)[:3]}
        writes = api.patch(path(sample, row), {"notes": scope}).status_code
        assert (scope, reads, writes) == (scope, {200 if expected[0] else 403}, 200 if expected[1] else 403)


@pytest.mark.parametrize("sample", WRITABLE, ids=str)
def test_a_token_may_no_more_than_its_user(sample):
    row, _organisation = sample.make("Harbour")
    api = Api(user("vera", role=Role.VIEWER), "write")
    assert api.patch(path(sample, row), {"notes": "mine"}).status_code == 403
