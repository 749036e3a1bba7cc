"""Reading a file of works, and saying where it cannot be read."""

from django.utils.translation import gettext as _

from syndesis.core.services import Refused
from syndesis.lib import works

MOST_WORKS = 20_000


def read(content: bytes, file_name: str) -> list[works.Work]:
    """The works that a file tells of. Raises Refused, with the place."""
    try:
        found = works.read(content)
    except works.Unreadable as fault:
        raise Refused(worded(fault, file_name)) from fault
    if len(found) > MOST_WORKS:
        told = _("%(file)s tells of more than %(number)s works: divide it.")
        raise Refused(told % {"file": file_name, "number": MOST_WORKS})
    return found


def worded(fault: works.Unreadable, file_name: str) -> str:
    """Why a file cannot be read, for the person who sent it."""
    patterns = {
        "empty": _("%(file)s is empty: it tells of no work."),
        "shape": _("%(file)s has none of the shapes that can be read: OpenAlex or Crossref as JSON, or BibTeX."),
        "encoding": _("%(file)s is not written in UTF-8 (line %(where)s): save it so."),
        "json": _("%(file)s is damaged at line %(where)s: the JSON breaks off or is not closed there (%(detail)s)."),
        "record": _("%(file)s holds something that is no work, as number %(where)s."),
        "entry": _("%(file)s is damaged in the entry that begins at line %(where)s (%(detail)s)."),
    }
    text = patterns[fault.why] % {"file": file_name, "where": fault.where, "detail": fault.detail}
    return _("%(reason)s Nothing was written.") % {"reason": text}
