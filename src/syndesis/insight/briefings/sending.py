"""A briefing sent by mail: to oneself, or to a colleague, who gets what they may see themselves."""

from datetime import date

from django.core.mail import EmailMessage
from django.db.models import Model
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from syndesis.core.accounts.mailing import sends_mail
from syndesis.core.history import Actor, recording
from syndesis.core.jobs import enqueue
from syndesis.core.models import User
from syndesis.core.notes import add_note
from syndesis.core.policies import policy_of
from syndesis.core.services import Refused
from syndesis.insight.briefings import papers
from syndesis.insight.briefings.making import briefing

LONGEST = 4000
"""Characters of talking points: two pages hold no more."""


def send_briefing(*, by: Actor, about: Model, to: User, language: str, length: str, remarks: str = "") -> None:
    """Has it made and sent by a job. To a colleague it goes as they may know it, and a note on the record keeps who
    was sent it and when; talking points are kept nowhere but in the mail. Raises Refused: where this site sends no
    mail, or the colleague has no address or may not see the record."""
    sender = by.user
    assert sender is not None
    if not sends_mail():
        raise Refused(_("This site has no mail server: save the paper and send it yourself."))
    if not (to.is_active and to.email):
        raise Refused(_("%(name)s has no e-mail address.") % {"name": to})
    policy = policy_of(type(about))
    policy.check(sender, about, "view")
    if not policy.can(to, "view", about):
        raise Refused(_("%(name)s may not see this record.") % {"name": to})
    with recording(by, "Briefing sent"):
        if to.pk != sender.pk:
            told = _("Briefing in %(language)s sent to %(name)s.")
            add_note(by=by, subject=about, text=told % {"language": _language(language), "name": to})
        wanted = {"language": language, "length": length, "remarks": remarks[:LONGEST]}
        label = about._meta.label_lower
        enqueue("syndesis.insight.tasks.mail_briefing", label, about.pk, to.pk, sender.pk, wanted)


def mail_briefing(about: Model, *, to: User, sender: User, language: str, length: str, remarks: str) -> None:
    """The letter is in the reader's language, the paper in the one that was asked for."""
    day: date = timezone.localdate()
    made = briefing(about, to, day, language, length=length, remarks=remarks)  # type: ignore[arg-type]
    with translation.override(to.language or language):
        subject = _("Briefing: %(title)s") % {"title": made.title}
        words = {"user": to, "sender": sender, "title": made.title, "own": to.pk == sender.pk}
        letter = EmailMessage(subject, render_to_string("mail/briefing.txt", words), None, [to.email])
        if to.pk != sender.pk and sender.email:
            letter.reply_to = [sender.email]
    letter.attach(papers.file_name(made, day, "pdf"), papers.pdf(made, day), "application/pdf")
    letter.send()


def _language(code: str) -> str:
    return str(translation.get_language_info(code)["name_translated"])
