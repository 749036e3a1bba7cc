"""Sending links to counterparts by mail, in their language. The secret comes to be when the mail goes out: neither the
queue of jobs nor a backup holds one that opens anything."""

from django.conf import settings
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from syndesis.core.accounts.mailing import may_mail
from syndesis.core.history import Actor
from syndesis.core.jobs import enqueue
from syndesis.core.services import Refused
from syndesis.engagement.choices import LinkPurpose
from syndesis.engagement.models import CounterpartLink
from syndesis.engagement.services.links import check_link, opens, renew_secret
from syndesis.engagement.wording import engagement_title, held


def ask_to_send(link: CounterpartLink, *, by: Actor, site: str, institution: str) -> None:
    """Has a link sent to the address that it names, by a job. What was sent or shown of it before does not open any
    more. Raises Refused where it names none, or where too many went there in the last hour."""
    check_link(link, by)
    if not link.email:
        raise Refused(_("Say to which e-mail address it goes."), "email")
    if not opens(link):
        raise Refused(_("This link does not work any more: make a new one."))
    if not may_mail("link", link.email):
        raise Refused(_("Too many mails went to this address within the hour: send it later."), "email")
    enqueue("syndesis.engagement.tasks.mail_link", link.pk, site, institution)


def send_link(link: CounterpartLink, *, site: str, institution: str) -> None:
    """Nothing is sent of a link that was revoked or ended in the meantime."""
    if not link.email or not opens(link):
        return
    address = site + reverse("portal:link", args=[renew_secret(link)])
    with translation.override(link.language or settings.LANGUAGE_CODE):
        confirms = link.purpose == LinkPurpose.CONFIRM
        about = {
            "link": address,
            "institution": institution,
            "person": link.person,
            "subject": engagement_title(link.engagement) if link.engagement else str(link.recipient.proposal),  # type: ignore[union-attr]
            "day": held(link.engagement) if link.engagement else "",
            "confirms": confirms,
            "until": date_format(timezone.localtime(link.expires_at), "DATE_FORMAT"),
        }
        subject = _("Please confirm our meeting") if confirms else _("A proposal for you")
        subject = _("%(subject)s: %(about)s") % {"subject": subject, "about": about["subject"]}
        send_mail(" ".join(subject.split())[:200], render_to_string("mail/link.txt", about), None, [link.email])
