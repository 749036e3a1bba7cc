"""Sending the mails of accounts. Links are made when they are sent: what waits in the database lets nobody in."""

from syndesis.core.accounts import mailing
from syndesis.core.jobs import task
from syndesis.core.models import User


@task()
def mail_invitation(user_id: int, sent: str, site: str, institution: str) -> None:
    """Nothing is sent of an invitation that was answered, renewed or withdrawn in the meantime."""
    user = User.objects.filter(pk=user_id, is_active=True, invited_at=sent).first()
    if user is not None:
        mailing.send_invitation(user, site=site, institution=institution)


@task()
def mail_reset(user_ids: list[int], site: str, institution: str, language: str) -> None:
    for user in User.objects.filter(pk__in=user_ids, is_active=True, invited_at=None):
        mailing.send_reset(user, site=site, institution=institution, language=language)
