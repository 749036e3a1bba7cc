"""The jobs of the workbench: the digests of the morning."""

from datetime import date

from django.utils import timezone

from syndesis.core.accounts.mailing import sends_mail
from syndesis.core.jobs import every, task
from syndesis.core.models import User
from syndesis.web.digest.sending import send_digest
from syndesis.work import digests


@task()
def send_digests() -> None:
    """A job for each who is to be written today: where one fails, the others get theirs."""
    if sends_mail():
        day = timezone.localdate()
        for user in digests.due_on(day):
            send_one_digest.enqueue(user.pk, day.isoformat())


@task()
def send_one_digest(user_id: int, day: str) -> None:
    """Of a day that is over nothing is sent."""
    user = User.objects.filter(pk=user_id, is_active=True).first()
    if user is not None and day == timezone.localdate().isoformat():
        send_digest(user, date.fromisoformat(day))


every("0 7 * * *", send_digests)
