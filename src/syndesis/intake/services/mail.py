"""E-mails that people forward to Syndesis: whose they are, and what of them is handed in."""

import re
from collections.abc import Iterator
from email import message_from_bytes
from email.message import Message
from email.policy import compat32
from email.utils import parseaddr

from django.utils.translation import gettext as _

from syndesis.core.history import Actor
from syndesis.core.models import DocumentKind, User
from syndesis.core.services import Refused
from syndesis.intake.formats import MEDIA_TYPES
from syndesis.intake.models import Intake
from syndesis.intake.services.handing_in import AlreadyHandedIn, hand_in

MOST_ATTACHED = 20
_PASSED = re.compile(r"\bdmarc\s*=\s*pass\b", re.IGNORECASE)


def sender_of(content: bytes, *, server: str = "") -> User:
    """The user who sent a message. `server`: the name by which our own mail server signs what it has checked; then the
    first `Authentication-Results` must be of it and say that the sender is the sender (RFC 8601). Without it, whoever
    hands the message over has made sure. Raises Refused, for the log of the mail server."""
    message = message_from_bytes(content, policy=compat32)
    address = parseaddr(str(message.get("From", "")))[1]
    user = User.objects.filter(email__iexact=address, is_active=True).first() if address else None
    if user is None:
        raise Refused(_("No active user has the address %(address)s.") % {"address": address or "—"})
    if server:
        told = str((message.get_all("Authentication-Results") or [""])[0])
        named = told.strip().partition(";")[0].split()
        if named[:1] != [server] or not _PASSED.search(told):
            raise Refused(_("It is not sure that the message comes from %(address)s.") % {"address": address})
    return user


def take_mail(content: bytes, *, by: Actor) -> tuple[list[Intake], list[str]]:
    """Hand in a message as minutes, and each attached file of a kind that is read. What came before is given as it
    stands; with what could not be taken, and why."""
    taken: list[Intake] = []
    refused: list[str] = []
    for name, part, kind in [("message.eml", content, DocumentKind.MINUTES), *_attached(content)]:
        try:
            taken.append(hand_in(by=by, content=part, file_name=name, kind=kind))
        except AlreadyHandedIn as known:
            taken.append(known.intake)
        except Refused as refusal:
            refused.append(str(refusal))
    return taken, refused


def _attached(content: bytes) -> Iterator[tuple[str, bytes, DocumentKind]]:
    """The files of a message that may be read, as they were named."""
    number = 0
    for part in _leaves(message_from_bytes(content, policy=compat32)):
        name = part.get_filename()
        if not name or not name.lower().endswith(tuple(MEDIA_TYPES)):
            continue
        payload = part.get_payload(decode=True)
        if isinstance(payload, bytes) and payload.strip() and number < MOST_ATTACHED:
            number += 1
            yield name, payload, DocumentKind.OTHER


def _leaves(message: Message) -> Iterator[Message]:
    return (part for part in message.walk() if not part.is_multipart())
