"""Whatever table refers to an organisation or a person, its rows go to the record that stays."""

import pytest
from django.apps import apps
from django.contrib.contenttypes.fields import GenericForeignKey
from django.db.models import Model, UniqueConstraint

from syndesis.core.models import Evidence, HistoryEvent
from syndesis.directory.merging import merge_organisations, merge_people, referring, take_back
from syndesis.directory.merging.links import NOT_REFERENCES, Link, links_to
from syndesis.directory.models import Organisation, Partnership, Person
from tests.directory.factories import SYSTEM, organisation, person
from tests.directory.merging.rows import columns_naming, referring_row

pytestmark = [pytest.mark.django_db, pytest.mark.concept(128)]
MERGE = {Organisation: merge_organisations, Person: merge_people}


def pair(model: type[Model]):
    if model is Person:
        return person("Herrero", "Miguel"), person("Khizhnyak", "Sergey")
    return organisation("Harbour University"), organisation("Orchid University")


def links(model: type[Model]) -> list[Link]:
    return [link for link in links_to(model) if not (link.table is model and link.column == "merged_into")]


def tables() -> dict[str, dict[str, tuple]]:
    """All rows of all audited tables, as they stand."""
    return {
        model._meta.label: {row["id"]: row for row in model._base_manager.values()}
        for model in apps.get_models()
        if model.__module__.startswith("syndesis")
        and model._meta.label_lower not in NOT_REFERENCES
        and model._meta.label_lower not in ("core.change", "core.historycontext")
        and not model._meta.label_lower.startswith("core.search")
    }


@pytest.mark.parametrize("model", [Organisation, Person])
@pytest.mark.parametrize("also_kept", [False, True], ids=["of the one", "of both"])
def test_rows_of_every_table_move_and_return(model, also_kept):
    kept, gone = pair(model)
    for link in links(model):
        referring_row(link, gone)
        if also_kept:
            referring_row(link, kept)
    named = columns_naming(gone)
    before = tables()
    MERGE[model](kept, gone, by=SYSTEM)
    assert columns_naming(gone) == set()
    assert columns_naming(kept) >= named
    take_back(gone, by=SYSTEM)
    assert tables() == before


@pytest.mark.parametrize("model", [Organisation, Person, Partnership])
def test_a_table_that_names_records_of_any_type_says_so_to_django(model):
    """A generic link without a GenericForeignKey would be found by nobody."""
    for table in apps.get_models():
        names = {field.name for field in table._meta.local_concrete_fields}
        if {"content_type", "object_id"} <= names and table._meta.label_lower not in NOT_REFERENCES:
            assert any(isinstance(field, GenericForeignKey) for field in table._meta.private_fields), table


@pytest.mark.parametrize("model", [Organisation, Person, Partnership])
def test_what_a_table_wants_once_is_told_by_fields(model):
    """A constraint on an expression could not be resolved."""
    for link in links_to(model):
        for constraint in link.table._meta.constraints:
            if isinstance(constraint, UniqueConstraint) and constraint.expressions:
                named = {name for each in constraint.expressions for name in str(each).split("(")}
                assert not any(link.column in name for name in named), constraint


def test_a_merge_is_one_deed():
    kept, gone = pair(Organisation)
    for link in links(Organisation):
        referring_row(link, gone)
    last = HistoryEvent.objects.latest("pk").pk
    merge_organisations(kept, gone, by=SYSTEM)
    deeds = set(HistoryEvent.objects.filter(pk__gt=last).values_list("change__reason", flat=True))
    assert deeds == {"Organisations merged"}


def test_what_refers_is_counted_by_table():
    _kept, gone = pair(Organisation)
    for link in links(Organisation):
        referring_row(link, gone)
    found = referring(gone)
    assert found[Evidence] == 1
    assert {table._meta.label for table in found} == {link.table._meta.label for link in links(Organisation)}
