"""The word index follows its table, whoever writes it and however often it is created."""

import pytest
from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from django.db import connection

from syndesis.core.models import SearchEntry
from syndesis.core.search import schema
from syndesis.core.search.lines import ALIAS, OFFICIAL, compose
from syndesis.core.search.word_index import Index

pytestmark = pytest.mark.django_db
sqlite_only = pytest.mark.skipif("connection.vendor != 'sqlite'", reason="PostgreSQL generates its column itself")


def entry(number: int, *names: str) -> SearchEntry:
    return SearchEntry(
        content_type=ContentType.objects.get_for_model(Group),
        object_id=number,
        title=names[0],
        search_text=compose([(OFFICIAL, name) for name in names]),
    )


def found(text: str) -> list[int]:
    rows = Index("test", SearchEntry).matching(text)
    return sorted(rows.values_list("object_id", flat=True))


def test_every_way_of_writing_moves_the_index() -> None:
    entry(1, "alpha").save()
    SearchEntry.objects.bulk_create([entry(2, "beta"), entry(3, "beta gamma")])
    assert (found("alpha"), found("beta")) == ([1], [2, 3])
    SearchEntry.objects.filter(object_id=2).update(search_text=compose([(ALIAS, "alpha")]))
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM core_searchentry WHERE object_id = 1")
    assert (found("alpha"), found("beta")) == ([2], [3])
    SearchEntry.objects.all().delete()
    assert (found("alpha"), found("beta")) == ([], [])


def test_marks_and_line_ends_are_no_words_and_names_do_not_run_together() -> None:
    entry(1, "Alpha (beta)", "@gamma", "清华").save()
    assert [found(word) for word in ("alpha", "beta", "gamma", "清", "alphabeta", "betagamma")] == [[1]] * 4 + [[]] * 2


def test_creating_twice_changes_nothing() -> None:
    entry(1, "alpha").save()
    schema.create("default")
    schema.create("default")
    assert found("alpha") == [1]


@sqlite_only
def test_triggers_that_were_lost_with_a_remade_table_come_back_with_what_they_missed() -> None:
    entry(1, "alpha").save()
    with connection.cursor() as cursor:
        for name in ("insert", "update", "delete"):
            cursor.execute(f"DROP TRIGGER core_searchentry_fts_{name}")
    SearchEntry.objects.all().delete()
    entry(2, "beta").save()
    schema.create("default")
    entry(3, "beta").save()
    assert (found("alpha"), found("beta")) == ([], [2, 3])
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO core_searchentry_fts(core_searchentry_fts) VALUES ('integrity-check')")
