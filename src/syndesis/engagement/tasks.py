"""The jobs of meetings, promises and proposals."""

from syndesis.core.jobs import task
from syndesis.engagement.models import CounterpartLink
from syndesis.engagement.services.link_mail import send_link


@task()
def mail_link(link_id: int, site: str, institution: str) -> None:
    """Run again after a failure, it sends another secret, and the one before opens nothing."""
    rows = CounterpartLink.objects.select_related("engagement", "recipient__proposal", "organisation", "person")
    link = rows.filter(pk=link_id).first()
    if link is not None:
        send_link(link, site=site, institution=institution)
