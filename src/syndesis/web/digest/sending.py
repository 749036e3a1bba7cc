"""Sending the digests: to each user once a day at the most."""

from datetime import date

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from syndesis.core.models import User
from syndesis.directory.queries import home
from syndesis.web.digest.contents import Section, sections_of
from syndesis.work import digests


def send_digest(user: User, day: date) -> bool:
    """Whether there was something to say. A worker that dies in the middle sends nothing twice: rather not at all."""
    told_on = digests.last_sent_on(user)
    if not digests.claim(user, day):
        return False
    try:
        with translation.override(user.language or settings.LANGUAGE_CODE):
            sections = sections_of(user, day, told_on)
            if sections:
                message_of(user, day, sections).send()
    except Exception:
        digests.give_back(user, day, told_on)
        raise
    return bool(sections)


def message_of(user: User, day: date, sections: list[Section]) -> EmailMultiAlternatives:
    """The mail in the language in force: as text and as a page, with the way to have no more of them."""
    stop = settings.ADDRESS + reverse("web:digest_stop", args=[digests.token_of(user)])
    about = {
        "user": user,
        "institution": str(home() or ""),
        "day": date_format(day, "DATE_FORMAT"),
        "sections": sections,
        "site": settings.ADDRESS,
        "account": settings.ADDRESS + reverse("web:account"),
        "stop": stop,
    }
    mail = EmailMultiAlternatives(
        subject=_("Syndesis on %(day)s: %(first)s") % {"day": about["day"], "first": _first(sections)},
        body=render_to_string("mail/digest.txt", about),
        to=[user.email],
        headers={
            "List-Unsubscribe": f"<{stop}>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
            "Auto-Submitted": "auto-generated",
        },
    )
    mail.attach_alternative(render_to_string("mail/digest.html", about), "text/html")
    return mail


def _first(sections: list[Section]) -> str:
    """What comes first, with its number: "Due and overdue (3)"."""
    return _("%(title)s (%(number)s)") % {"title": sections[0]["title"], "number": sections[0]["count"]}
