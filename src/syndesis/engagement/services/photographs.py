"""Keeping the photographs of an engagement: each a file that lies with it, so that whoever sees it sees them."""

from pathlib import PurePath

from django.utils.translation import gettext as _

from syndesis.core.attachments import NewFile, attach_files, of_subject, remove_attachment
from syndesis.core.history import Actor, recording
from syndesis.core.services import Refused
from syndesis.engagement import policies
from syndesis.engagement.choices import Clearance
from syndesis.engagement.models import Engagement, Photograph

JPEG, PNG, WEBP = "image/jpeg", "image/png", "image/webp"
ENDINGS = {JPEG: ".jpg", PNG: ".png", WEBP: ".webp"}
RIFF = 12
"""Bytes of the head of a WebP file: "RIFF", its length, "WEBP"."""


def picture_type(content: bytes) -> str:
    """What a picture is by its first bytes, whatever its name says; blank for what is no JPEG, PNG or WebP."""
    if content.startswith(b"\xff\xd8\xff"):
        return JPEG
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return PNG
    return WEBP if content[:4] == b"RIFF" and content[8:RIFF] == b"WEBP" else ""


def add_photograph(
    *,
    by: Actor,
    engagement: Engagement,
    given: NewFile,
    caption: str = "",
    credit: str = "",
    consent: str = Clearance.UNASKED,
    is_invented: bool = False,
) -> Photograph:
    """Keep a picture and what it shows. Raises Refused for what is no picture, too large, or there already."""
    media_type = picture_type(given.content)
    if given.content and not media_type:
        raise Refused(_("%(file)s is no picture: choose a JPEG, PNG or WebP file.") % {"file": given.name}, "file")
    name = PurePath(given.name).stem[:200] + ENDINGS.get(media_type, "")
    with recording(by, "Photograph added"):
        policies.engagements.check(by.user, engagement)
        (attachment,) = attach_files(
            by=by, subject=engagement, given=[NewFile(name, given.content)], remark=caption, is_invented=is_invented
        )
        document = attachment.document
        if document.file is not None and document.file.media_type != media_type:
            # Which endings a machine knows differs; the bytes do not.
            document.file.media_type = media_type
            document.file.save(update_fields=["media_type"])
        return Photograph.objects.create(
            engagement=engagement,
            document=document,
            caption=caption[:500],
            credit=credit[:200],
            consent=consent,
            order=engagement.photographs.count() + 1,
        )


def remove_photograph(photograph: Photograph, *, by: Actor) -> None:
    """Take a picture away from its engagement, and the file with it."""
    with recording(by, "Photograph removed"):
        policies.engagements.check(by.user, photograph.engagement)
        document, engagement = photograph.document, photograph.engagement
        photograph.delete()
        for attachment in of_subject(engagement).filter(document=document):
            remove_attachment(attachment, by=by)
