"""Work for the job worker: files of works take their time."""

from syndesis.activities.works import jobs
from syndesis.core.jobs import task, when_given_up


@task()
def check_works(import_id: int) -> None:
    jobs.check(import_id)


@task()
def write_works(import_id: int) -> None:
    jobs.write(import_id)


when_given_up(check_works, jobs.give_up)
when_given_up(write_works, jobs.give_up)
