"""The jobs of core: housekeeping."""

from datetime import timedelta

from django.core.management import call_command
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from syndesis.core import files, search, submissions
from syndesis.core.accounts.mailing import forget_requests
from syndesis.core.jobs import every, task
from syndesis.core.models import WorkerHeartbeat
from syndesis.core.search import following

KEPT = timedelta(days=14)
"""How long the result of a finished job can be looked up."""


@task()
def tidy_up() -> None:
    """Removes results of old jobs, signs of life of workers long gone, sessions that have ended, and what the
    limits of mails and the tokens of forms need no more."""
    DBTaskResult.objects.finished().filter(finished_at__lt=timezone.now() - KEPT).delete()
    WorkerHeartbeat.objects.filter(beat_at__lt=timezone.now() - timedelta(days=1)).delete()
    call_command("clearsessions")
    forget_requests()
    submissions.forget()


every("17 3 * * *", tidy_up)


@task()
def follow_search() -> None:
    """What was written past the services is indexed: hourly, looking back over two hours."""
    following.follow_raw(timezone.now() - timedelta(hours=2))


@task()
def follow_deed(change_id: int) -> None:
    """Index what an import or the like has written."""
    following.follow_late(change_id)


@task()
def recount_words() -> None:
    """New words count as rare until all are counted anew."""
    search.records.vocabulary.recount()


@task()
def throw_file_away(sha256: str) -> None:
    """The bytes of a file that no row names any more; done again, should the process have died before it was done."""
    files.remove(sha256)


every("7 * * * *", follow_search)
every("27 3 * * *", recount_words)
