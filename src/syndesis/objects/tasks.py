"""Work for the job worker: the steps of an import that take their time."""

from syndesis.core.jobs import task, when_given_up
from syndesis.objects.importing import work


@task()
def check_import(import_id: int) -> None:
    work.check(import_id)


@task()
def write_import(import_id: int) -> None:
    work.write(import_id)


@task()
def take_back_import(import_id: int, user_id: int | None) -> None:
    work.take_back(import_id, user_id)


def _give_up(import_id: int, *_others: object) -> None:
    work.give_up(import_id)


when_given_up(check_import, work.give_up)
when_given_up(write_import, work.give_up)
when_given_up(take_back_import, _give_up)
