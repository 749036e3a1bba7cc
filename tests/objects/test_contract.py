"""What every declared type keeps, tried on a sample of each."""

import pytest

from syndesis.core.models import Role
from syndesis.core.search import doubles_another
from syndesis.directory.models import Organisation
from syndesis.objects import registered
from syndesis.objects.lists import list_state
from syndesis.objects.types import built
from tests.directory.factories import user
from tests.objects.samples import FOREIGN, SAMPLES

pytestmark = pytest.mark.django_db


@pytest.fixture(params=SAMPLES, ids=str)
def sample(request):
    return request.param


def shown(response) -> list[int]:
    return [row["key"] for row in response.context["rows"]]


def facts(kind, reader) -> tuple[int, list[tuple[str, str, int]]]:
    """What a list counts: its rows, and those of each value that it can be narrowed to."""
    state = list_state(kind, reader, {})
    return state.page.paginator.count, [(f.name, v.value, v.count) for f in state.facets for v in f.values]


def known(value) -> tuple[bool, object]:
    """The key by which unknown values come first."""
    return value is not None, value


def test_every_declared_type_has_a_sample():
    assert {sample.kind for sample in SAMPLES} == set(registered())


def test_a_stranger_is_sent_to_sign_in(client, sample):
    response = client.get(sample.url)
    assert (response.status_code, response.url) == (302, f"/sign-in/?next={sample.url}")


def test_every_role_reads_the_list(client, sample):
    row, _organisation = sample.make("Harbour")
    for role in Role.values:
        client.force_login(user(role, role=role))
        response = client.get(sample.url)
        assert (role, shown(response), str(response.context["title"])) == (role, [row.pk], str(sample.kind.plural))
        assert response.context["rows"][0]["url"] == row.get_absolute_url()


def test_a_row_out_of_reach_is_counted_and_found_nowhere(client, sample):
    """On no list and in no count, facet, search or field of organisations; an administrator meets it everywhere."""
    sample.make("Harbour")
    viewer, administrator = user("vera", role=Role.VIEWER), user("ada", role=Role.ADMINISTRATOR)
    before = facts(sample.kind, viewer)
    hidden, _organisation = sample.make("Orchid Hidden", visibility="restricted")
    assert (facts(sample.kind, viewer), facts(sample.kind, administrator)[0]) == (before, 2)
    asked = [sample.url, f"{sample.url}?q=orchid", f"{sample.url}?sort=nonsense", "/search/?q=orchid"]
    for reader, sees in ((viewer, False), (administrator, True)):
        client.force_login(reader)
        searched = sees and not doubles_another(sample.kind.model)
        links = [f'href="{hidden.get_absolute_url()}"' in client.get(url).content.decode() for url in asked]
        assert links == [sees, sees, sees, searched]
        assert ("Hidden" in client.get("/organisations/options/?q=orchid").content.decode()) == (
            sees and (sample.kind.model is Organisation or "organisation" in sample.single)
        )
        assert client.get(hidden.get_absolute_url()).status_code == (200 if sees else 404)


def test_who_answers_for_a_restricted_row_has_it_on_the_list_once(client, sample):
    hidden, organisation = sample.make("Orchid", visibility="restricted")
    client.force_login(user(role=Role.COORDINATOR, answers_for=(organisation, organisation)))
    assert shown(client.get(sample.url)) == [hidden.pk]


def test_an_archived_row_is_on_no_list(sample):
    row, _organisation = sample.make("Harbour")
    type(row).objects.update(archived_at="2026-01-01T00:00Z")
    assert facts(sample.kind, user(role=Role.ADMINISTRATOR)) == (0, [])


def test_words_find_a_row_by_a_name_in_another_language(client, sample):
    wanted, _organisation = sample.make("Harbour", visibility="public")
    client.force_login(user())
    assert shown(client.get(sample.url, {"q": f" {FOREIGN} "})) == [wanted.pk]
    assert shown(client.get(sample.url, {"q": "南山大学"})) == []


def test_every_sortable_column_sorts_both_ways(client, sample):
    for name in ("Bb", "Aa", "Cc"):
        sample.make(name)
    reader = user()
    client.force_login(reader)
    sortable = [column for column in built(sample.kind).columns if column.declared.sort]
    for column in sortable:
        sort = column.declared.sort
        values = [getattr(row, sort) for row in list_state(sample.kind, reader, {"sort": sort}).page]
        assert values == sorted(values, key=known)
        rows = [getattr(row, sort) for row in list_state(sample.kind, reader, {"sort": f"-{sort}"}).page]
        assert rows == values[::-1]
    for column in sortable[:1]:
        falling = client.get(sample.url, {"sort": f"-{column.declared.sort}", "columns": column.name})
        heads = {str(head["label"]): head["sorted"] for head in falling.context["columns"] if head["sorted"]}
        assert heads == {str(column.label): "descending"}
