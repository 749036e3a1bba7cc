"""Searching our own records: kept in step with them, found in any script, never beyond what may be seen."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import Group
from django.db import connection
from django.test.utils import CaptureQueriesContext

from syndesis.core import search
from syndesis.core.models import SearchEntry, SearchWord
from syndesis.core.search.word_index import CANDIDATES

Groups = dict[str, Group]
Found = Callable[[str], list[str]]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("Tsinghua University", ["tsinghua"]),
        ("Tsingua", ["tsinghua"]),
        ("清华", ["tsinghua"]),
        ("UPM", ["madrid"]),
        ("upm", ["madrid"]),
        ("universidad politecnica madrid", ["madrid"]),
        ("Politécnica", ["madrid"]),
        ("Moskow State Universty", ["moscow", "moscow civil"]),
        ("moscow civ", ["moscow civil"]),
        ("московский", ["moscow"]),
        ("Eurasia tsinghua", ["tsinghua"]),
        ("Archived", []),
        ("", []),
        ("?!", []),
        ("\" OR * ' : & | ( 100%", []),
    ],
)
def test_a_record_is_found_by_its_names_in_any_script_and_with_wrong_letters(
    found: Found, query: str, expected: list[str]
) -> None:
    assert found(query) == expected


def test_a_hit_carries_what_a_page_shows(groups: Groups) -> None:
    (hit,) = search.suggest("THU tsinghua", within=search.within({Group: Group.objects.all()}))
    assert (hit.model, hit.pk, hit.title, hit.subtitle) == (
        Group,
        groups["tsinghua"].pk,
        "Tsinghua University",
        f"group {groups['tsinghua'].pk}",
    )


def test_a_changed_record_is_found_by_its_new_name_only(groups: Groups, found: Found) -> None:
    group = groups["tsinghua"]
    group.name = "Peking University/北京大学"
    group.save()
    search.index(group)
    assert (found("北京"), found("Pekin"), found("清华"), found("Tsinghua")) == (["tsinghua"], ["tsinghua"], [], [])


def test_a_removed_record_is_not_found(groups: Groups, found: Found) -> None:
    search.remove(groups["madrid"])
    assert found("UPM") == []


def test_a_record_that_is_no_longer_to_be_found_loses_its_entry(groups: Groups, found: Found) -> None:
    groups["madrid"].name += "/hidden"
    groups["madrid"].save()
    search.index(groups["madrid"])
    assert found("UPM") == []


def test_indexing_twice_leaves_one_entry_and_no_new_word(groups: Groups) -> None:
    before = SearchEntry.objects.count(), SearchWord.objects.count()
    search.index(*groups.values())
    assert (SearchEntry.objects.count(), SearchWord.objects.count()) == before


def test_an_unregistered_type_is_refused(db: None) -> None:
    with pytest.raises(LookupError, match=r"auth.Group is not registered"):
        search.index(Group.objects.create(name="x"))


def test_a_record_out_of_scope_is_not_found_however_well_it_fits(groups: Groups) -> None:
    scope = search.within({Group: Group.objects.exclude(pk=groups["madrid"].pk)})
    assert search.search("Universidad Politécnica de Madrid UPM", within=scope) == []
    assert search.search("UPM", within=search.within({})) == []


def test_records_out_of_scope_do_not_crowd_out_the_one_that_may_be_seen(searched: None) -> None:
    forbidden = Group.objects.bulk_create(Group(name=f"Institute number {n}") for n in range(2 * CANDIDATES))
    allowed = Group.objects.create(name="Institute of the allowed")
    search.index(*forbidden, allowed)
    scope = search.within({Group: Group.objects.filter(pk=allowed.pk)})
    assert [hit.pk for hit in search.suggest("institute", within=scope)] == [allowed.pk]
    assert [hit.pk for hit in search.suggest("institut numbr", within=scope)] == [allowed.pk]


def test_a_list_is_filtered_by_every_word_within_its_own_rows(groups: Groups) -> None:
    rows = Group.objects.order_by("name")
    assert list(search.matching(rows, "madrid moscow")) == []
    assert list(search.matching(rows, "moskow universit")) == [groups["moscow"], groups["moscow civil"]]
    assert list(search.matching(rows.filter(pk=groups["moscow"].pk), "moscow")) == [groups["moscow"]]
    assert list(search.matching(rows, "  ")) == []


def test_reindexing_mends_what_was_written_past_the_services(groups: Groups, found: Found) -> None:
    Group.objects.filter(pk=groups["tsinghua"].pk).update(name="Peking University")
    Group.objects.filter(pk=groups["madrid"].pk).delete()
    assert search.reindex(Group) == 4
    assert (found("peking"), found("tsinghua"), found("upm")) == (["tsinghua"], [], [])
    assert SearchEntry.objects.count() == 3


def test_the_number_of_queries_does_not_grow_with_the_hits(groups: Groups) -> None:
    def queries(text: str) -> int:
        with CaptureQueriesContext(
            connection,
        ) as captured:
            search.suggest(text, within=search.within({Group: Group.objects.all()}))
        return len(captured)

    queries("moscow")  # fills the caches of content types
    few = queries("state moscow university")
    Group.objects.bulk_create(Group(name=f"Moscow State University {n}") for n in range(20))
    search.index(*Group.objects.all())
    queries("moscow")
    assert queries("state moscow university") <= few


@pytest.mark.skipif("connection.vendor != 'sqlite'", reason="PostgreSQL's index is a column of the table")
def test_entries_of_one_type_are_looked_up_in_what_matches_and_not_matched_one_by_one(groups: Groups) -> None:
    rows = search.records.rows_matching(search.within({Group: Group.objects.all()}).entries, '"moscow"')
    assert rows.count() == 2
    assert "LIST SUBQUERY" in rows.explain()
