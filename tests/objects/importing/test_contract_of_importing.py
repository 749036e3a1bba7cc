"""Every declared type: its exported file, imported again, changes nothing."""

import pytest

from syndesis.core.models import Role
from syndesis.objects.importing.targets import targets_of
from tests.directory.factories import user
from tests.objects.importing.runs import actor, begun, checked, counted, exported, problems
from tests.objects.samples import SAMPLES

pytestmark = [pytest.mark.django_db, pytest.mark.concept(128)]
WRITTEN = [sample for sample in SAMPLES if sample.kind.form]


@pytest.mark.parametrize("form", ["csv", "xlsx", "json"])
@pytest.mark.parametrize("sample", WRITTEN, ids=str)
def test_an_exported_file_changes_nothing_when_it_is_imported(sample, form):
    for number in range(3):
        sample.make(f"Orchid {number}")
    reader = user("mara", Role.ADMINISTRATOR)

    run = checked(sample.kind, exported(sample.kind, reader, form), f"file.{form}", actor(reader))

    assert (problems(run), counted(run)) == ([], {"same": 3})


@pytest.mark.parametrize("sample", WRITTEN, ids=str)
def test_the_fields_of_an_exported_file_are_recognised(sample):
    sample.make("Orchid")
    reader = user("mara", Role.ADMINISTRATOR)

    run = begun(sample.kind, exported(sample.kind, reader, "csv"), "file.csv", actor(reader))

    assert set(run.choices["mapping"].values()) >= {"id", *sample.kind.fields()} - {"series"}
    assert set(run.choices["mapping"].values()) <= set(targets_of(sample.kind))
