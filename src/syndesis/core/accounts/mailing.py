"""Mails to users about their own account: an invitation, a link for a new password."""

from datetime import timedelta

from django.conf import settings
from django.contrib.auth.forms import PasswordResetForm
from django.contrib.auth.tokens import default_token_generator
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.crypto import salted_hmac
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode
from django.utils.translation import gettext as _

from syndesis.core.accounts.invitations import INVITATION_DAYS, invitation_token
from syndesis.core.jobs import enqueue
from syndesis.core.models import MailRequest, User

PER_RECIPIENT = 3
PER_ADDRESS = 20
"""So many mails an hour go to one e-mail address, and are sent because somebody at one network address asks."""
HOUR = timedelta(hours=1)


def sends_mail() -> bool:
    """Whether this site has a mail server; without one, links are shown to an administrator to be passed on."""
    return bool(settings.EMAIL_HOST)


def may_mail(about: str, email: str, address: str | None = None) -> bool:
    """Counts the request; whether the limits leave room for it. `about` keeps kinds of mail from using up each other's,
    `address` is the network address of a stranger who asks."""
    recipient = salted_hmac("syndesis.mail", f"{about} {email.strip().lower()}", algorithm="sha256").hexdigest()
    MailRequest.objects.create(recipient=recipient, address=address)
    lately = MailRequest.objects.filter(at__gt=timezone.now() - HOUR)
    if lately.filter(recipient=recipient).count() > PER_RECIPIENT:
        return False
    return address is None or lately.filter(address=address).count() <= PER_ADDRESS


def forget_requests() -> None:
    """Removes what no limit counts any more."""
    MailRequest.objects.filter(at__lt=timezone.now() - HOUR).delete()


def ask_for_reset(*, email: str, site: str, institution: str, language: str, address: str | None) -> None:
    """Has a link for a new password sent to the active users with a password whose address this is. The same is done
    for an address that nobody has, so that the time of the answer does not tell."""
    if may_mail("reset", email, address):
        keys = [user.pk for user in PasswordResetForm().get_users(email.strip())]
        enqueue("syndesis.core.accounts.tasks.mail_reset", keys, site, institution, language)


def ask_for_invitation(*, user: User, site: str, institution: str) -> bool:
    """Has the link of an invitation sent, by a job; False where too many went to this address in the last hour."""
    if user.invited_at is None or not may_mail("invitation", user.email):
        return False
    sent = user.invited_at.isoformat()
    enqueue("syndesis.core.accounts.tasks.mail_invitation", user.pk, sent, site, institution)
    return True


def invitation_link(user: User, site: str) -> str:
    return site + reverse("web:invitation", args=[invitation_token(user)])


def reset_link(user: User, site: str) -> str:
    key = urlsafe_base64_encode(force_bytes(user.pk))
    return site + reverse("web:password_reset_confirm", args=[key, default_token_generator.make_token(user)])


def send_invitation(user: User, *, site: str, institution: str) -> None:
    with translation.override(user.language or settings.LANGUAGE_CODE):
        about = {"user": user, "link": invitation_link(user, site), "institution": institution, "days": INVITATION_DAYS}
        _send(user, _("Your invitation to Syndesis"), "invitation", about)


def send_reset(user: User, *, site: str, institution: str, language: str) -> None:
    """In the user's language, else in that of the page where it was asked for."""
    with translation.override(user.language or language or settings.LANGUAGE_CODE):
        hours = settings.PASSWORD_RESET_TIMEOUT // 3600
        about = {"user": user, "link": reset_link(user, site), "institution": institution, "hours": hours}
        _send(user, _("A new password for Syndesis"), "reset", about)


def _send(user: User, subject: str, template: str, about: dict[str, object]) -> None:
    send_mail(subject, render_to_string(f"mail/{template}.txt", about), None, [user.email])
