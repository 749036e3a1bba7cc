"""Making and sending briefings: by a job, since a mail server may be slow."""

from django.apps import apps

from syndesis.core.jobs import task
from syndesis.core.models import User
from syndesis.core.policies import policy_of
from syndesis.insight.briefings import sending


@task()
def mail_briefing(label: str, key: int, to: int, sender: int, wanted: dict[str, str]) -> None:
    """`wanted` is its language, length and remarks. Nothing is sent where the record is gone, or its reader may not
    see it any more."""
    model = apps.get_model(label)
    people = User.objects.in_bulk([to, sender])
    row = model._default_manager.filter(policy_of(model).scope(people[to], "view"), pk=key).first()
    if row is not None:
        sending.mail_briefing(row, to=people[to], sender=people[sender], **wanted)
