"""Work for the job worker: files of works take their time."""

from syndesis.activities.works import runs
from syndesis.core.jobs import task, when_given_up


@task()
def check_works(import_id: int) -> None:
    runs.check(import_id)


@task()
def write_works(import_id: int) -> None:
    runs.write(import_id)


when_given_up(check_works, runs.give_up)
when_given_up(write_works, runs.give_up)
