"""Work for the job worker: each task takes ids and calls one service."""

from django_tasks import task

from syndesis.intake import services


@task()
def read_document(intake_id: int) -> None:
    services.read_intake(intake_id)
