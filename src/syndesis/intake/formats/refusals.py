"""Why a file is not read: messages that name it, and say what to do where something can be done."""

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from syndesis.core.services import Refused
from syndesis.lib.extraction import LONGEST, MOST_PAGES, Reason

BY_NAME = {
    ".doc": gettext_lazy("%(file)s is a Word file of the old kind. Save it as .docx and hand that in."),
    ".docm": gettext_lazy("%(file)s is a Word file that may hold macros. Save it as .docx and hand that in."),
    ".msg": gettext_lazy("%(file)s is a message of Outlook. Save it as .eml and hand that in."),
}
"""Files near to those that we read, by their ending."""
BY_REASON = {
    "bomb": gettext_lazy("%(file)s unpacks to far more than a document holds, and is not opened."),
    "characters": gettext_lazy("%(file)s holds more than %(characters)s characters. Hand it in by parts."),
    "damaged": gettext_lazy("%(file)s is damaged and cannot be read. Save it anew, or hand in its text."),
    "encrypted": gettext_lazy("%(file)s is protected by a password or encrypted. Hand in a copy that is not."),
    "glyphs": gettext_lazy(
        "%(file)s does not say which letters it shows, only how they look. Run text recognition (OCR) on it, or hand in"
        " its text."
    ),
    "macros": BY_NAME[".docm"],
    "pages": gettext_lazy("%(file)s has more than %(pages)s pages. Hand it in by parts."),
    "scan": gettext_lazy(
        "%(file)s is a scan: it holds pictures of pages, no text. Run text recognition (OCR) on it, or hand in its"
        " text."
    ),
    "slow": gettext_lazy("%(file)s takes too long to read. Hand in the part that matters, or its text."),
}
KINDS = {
    "archive": gettext_lazy("a packed archive"),
    "book": gettext_lazy("an electronic book"),
    "excel": gettext_lazy("a table of Excel"),
    "office": gettext_lazy("an Office file of the old kind"),
    "opendocument": gettext_lazy("an OpenDocument file"),
    "picture": gettext_lazy("a picture"),
    "postscript": gettext_lazy("a PostScript file"),
    "powerpoint": gettext_lazy("a presentation of PowerPoint"),
    "program": gettext_lazy("a program"),
    "recording": gettext_lazy("a recording of sound or film"),
    "rtf": gettext_lazy("a text in Rich Text Format"),
}
"""What a file can seem to be, by its first bytes, that we do not read."""
_BY_SIGHT = {"old word": BY_NAME[".doc"], "outlook": BY_NAME[".msg"], "locked": BY_REASON["encrypted"]}
"""What it can seem to be that has a message of its own."""


def unreadable(file_name: str, reason: Reason) -> Refused:
    limits = {"characters": LONGEST, "pages": MOST_PAGES}
    words = {name: number_format(limit, force_grouping=True) for name, limit in limits.items()}
    return Refused(BY_REASON[reason] % {"file": file_name, **words})


def mislabelled(file_name: str, seen: str) -> Refused:
    if seen in _BY_SIGHT:
        return Refused(_BY_SIGHT[seen] % {"file": file_name})
    return Refused(
        _("%(file)s seems to be %(kind)s, which is not read. Hand in its text, or a PDF or Word file.")
        % {"file": file_name, "kind": KINDS[seen]}
    )
