"""Loading in the background: how far it is, what came of it, delivered once or twice."""

from pathlib import Path

import pytest
from django_tasks_db.models import DBTaskResult

from syndesis.catalogue import services, tasks
from syndesis.catalogue.dump import DumpError
from syndesis.catalogue.models import CatalogueLoad, CatalogueOrganisation
from tests.catalogue.conftest import Dump
from tests.catalogue.records import ALL, TSINGHUA

pytestmark = pytest.mark.django_db


def state(load: CatalogueLoad) -> dict[str, object]:
    load.refresh_from_db()
    keys = ("done", "total", "added", "changed", "vanished", "skipped", "error", "percent")
    return {key: getattr(load, key) for key in keys} | {"finished": load.finished_at is not None}


def test_a_load_is_enqueued_with_a_record_to_watch(dump_of: Dump) -> None:
    path = str(dump_of(ALL))
    load = tasks.enqueue_load(path)
    (job,) = DBTaskResult.objects.all()
    assert (job.task_path, job.args_kwargs["args"]) == ("syndesis.catalogue.tasks.load_catalogue", [path, load.pk])
    assert state(load) == {
        "done": 0, "total": 0, "added": 0, "changed": 0, "vanished": 0, "skipped": 0, "error": "", "percent": 0,
        "finished": False,
    }  # fmt: skip


def test_the_job_loads_the_dump_and_says_what_came_of_it(dump_of: Dump) -> None:
    path = dump_of([*ALL, {"id": "?"}])
    load = services.begin_load(path)
    tasks.load_catalogue.call(str(path), load.pk)
    assert CatalogueOrganisation.objects.count() == len(ALL)
    assert state(load) == {
        "done": 10, "total": 10, "added": 9, "changed": 0, "vanished": 0, "skipped": 1, "error": "", "percent": 100,
        "finished": True,
    }  # fmt: skip


def test_a_second_delivery_does_nothing(dump_of: Dump) -> None:
    path = dump_of(ALL)
    load = services.begin_load(path)
    tasks.load_catalogue.call(str(path), load.pk)
    CatalogueOrganisation.objects.all().delete()
    tasks.load_catalogue.call(str(path), load.pk)
    assert CatalogueOrganisation.objects.count() == 0


def test_a_delivery_after_a_crash_ends_the_load(dump_of: Dump) -> None:
    path = dump_of(ALL)
    load = services.begin_load(path)

    def crash(done: int, total: int) -> None:
        if done:
            raise ConnectionResetError

    with pytest.raises(ConnectionResetError):
        services.run_load(load, path, crash)
    assert state(load)["error"] == "ConnectionResetError: "
    tasks.load_catalogue.call(str(path), load.pk)
    assert (state(load)["error"], CatalogueOrganisation.objects.count()) == ("", len(ALL))


def test_a_file_at_fault_is_told_and_not_tried_again(tmp_path: Path) -> None:
    path = tmp_path / "prose.txt"
    path.write_text("Dear colleagues", encoding="utf-8")
    load = services.begin_load(path)
    tasks.load_catalogue.call(str(path), load.pk)
    assert state(load)["error"] == "prose.txt is not a ROR dump: it holds no usable record"
    with pytest.raises(DumpError):
        services.run_load(load, path)


def test_a_load_that_nobody_knows_is_left_alone(dump_of: Dump) -> None:
    tasks.load_catalogue.call(str(dump_of([TSINGHUA])), 404)
    assert CatalogueOrganisation.objects.count() == 0
