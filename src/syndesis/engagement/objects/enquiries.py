"""Enquiries, as declared: they come by the public form, and are seen to on their pages; nothing else writes them."""

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from syndesis.engagement import policies
from syndesis.engagement.choices import EnquiryStatus
from syndesis.engagement.models import Enquiry
from syndesis.objects import Choice, Col, Format, ObjectType, Ref, register

WAITING = (EnquiryStatus.NEW.value, EnquiryStatus.IN_HAND.value)


def received(row: Enquiry) -> str:
    return date_format(timezone.localtime(row.received_at), "DATE_FORMAT")


@register
class EnquiryType(ObjectType):
    """What strangers ask us."""

    model = Enquiry
    policy = policies.enquiries
    one, many, plural, icon = "enquiry", "enquiries", _("Enquiries"), "mailbox"
    columns = [
        Col("subject", sort="subject", detail="organisation_name"),
        Col("status", format=Format.CHIP, sort="status", tones={EnquiryStatus.NEW: "accent"}),
        Col("sender", sort="sender"),
        Col("country", format=Format.COUNTRY, sort="country"),
        Col(received, _("Received"), name="received", sort="received_at"),
        Col("assignee"),
        Col("email", hidden=True),
    ]
    filters = [Choice("status", usual=WAITING), Choice("country"), Ref("field"), Ref("organisation")]
    words = ["subject", "text", "sender", "email", "organisation_name", "organisation__names__text"]
    words_hint = _("Subject, words of the text, or who asks")
    sort = ["-received_at"]
    prefetch = ["assignee"]
    title, subtitle, chips = "subject", received, ["status"]
    empty_title = _("Nobody has asked anything")
    empty_text = _("What strangers write in the public form comes in here.")
