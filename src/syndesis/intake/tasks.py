"""Work for the job worker: each task takes ids and calls one service."""

from syndesis.core.jobs import task, when_given_up
from syndesis.intake import services

AFTERWARDS = -10
"""The second reader may take a minute for each document: the rules read all that waits before it is asked."""


@task()
def read_document(intake_id: int) -> None:
    services.read_intake(intake_id)


@task()
def take_batch(batch_id: int) -> None:
    services.take_some(batch_id)


@task(priority=AFTERWARDS)
def read_document_again(intake_id: int) -> None:
    services.read_again(intake_id)


when_given_up(read_document, services.tell_unread)
when_given_up(take_batch, services.tell_not_taken)
when_given_up(read_document_again, services.tell_unanswered)


@task()
def read_paper(document_id: int) -> None:
    services.read_paper(document_id)


when_given_up(read_paper, services.tell_paper_unread)
