"""Work for the job worker: each task takes ids and calls one service."""

from syndesis.core.jobs import task, when_given_up
from syndesis.intake import services


@task()
def read_document(intake_id: int) -> None:
    services.read_intake(intake_id)


@task()
def take_batch(batch_id: int) -> None:
    services.take_some(batch_id)


@task()
def read_document_again(intake_id: int) -> None:
    services.read_again(intake_id)


when_given_up(read_document, services.tell_unread)
when_given_up(take_batch, services.tell_not_taken)


@task()
def read_paper(document_id: int) -> None:
    services.read_paper(document_id)


when_given_up(read_paper, services.tell_paper_unread)
