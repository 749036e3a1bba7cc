"""Saving what a form holds: one deed, which also makes the records that the form only wanted."""

import hashlib
from collections.abc import Callable, Collection, Mapping
from typing import Any

from django.db import DataError, IntegrityError
from django.http import QueryDict
from django.utils.translation import gettext as _

from syndesis.core import submissions
from syndesis.core.history import Actor, recording
from syndesis.core.models import User
from syndesis.core.policies import Forbidden
from syndesis.core.services import Refused
from syndesis.objects import ObjectType, services
from syndesis.objects.forms import RecordForm
from syndesis.web.duplicates.typing import SEEN

ONCE = "once"
NOT_SAID = {"csrfmiddlewaretoken", ONCE, SEEN}
"""What is sent with a form without being part of what it says."""


class SentBefore(Exception):
    """This form has made a record already, and now says something else: `record`, if it is still there."""

    def __init__(self, record: Any) -> None:
        super().__init__(str(record))
        self.record = record


def was_sent(sent: QueryDict, user: User) -> bool:
    """Whether a form has made a record already, and is only sent again."""
    token = sent.get(ONCE, "")
    return bool(token) and submissions.is_claimed(user=user, token=token)


def once(sent: QueryDict, make: Callable[[], Any], *, by: Actor) -> Any:
    """The record that a form makes: now, or the one that it made before, where it is sent twice. Raises SentBefore,
    and whatever `make` does; then nothing is written."""
    token = sent.get(ONCE, "")
    with recording(by, "Record created"):
        if not token or by.user is None:
            return make()
        digest = _digest(sent)
        submission, first = submissions.claim(user=by.user, token=token, digest=digest)
        if first:
            record = make()
            submissions.made(submission, record)
            return record
    record = submissions.record_of(submission)
    if record is None or submission.digest != digest:
        raise SentBefore(record)
    return record


def revise(
    kind: type[ObjectType],
    record: Any,
    form: RecordForm,
    *,
    by: Actor,
    version: int,
    leaving: Collection[str] = (),
    instead: Callable[[Actor], Mapping[str, Any]] | None = None,
) -> bool:
    """Change what a valid form says otherwise than the record; fields in `leaving` stay, those that `instead` tells
    have another value than the form's. Tells whether anything was written. Raises what `objects.services.revise`
    does."""
    with recording(by, "Record changed"):
        data = {**form.data_for_service(by, leaving), **(instead(by) if instead else {})}
        if data:
            services.revise(kind, record, by=by, version=version, **data)
    return bool(data)


def tell(form: RecordForm, error: Exception) -> None:
    """Show beside the field what stands against it, or above all."""
    match error:
        case Refused() if error.field in form.fields:
            form.add_error(error.field, str(error))
        case Refused():
            form.add_error(None, str(error))
        case Forbidden():
            form.add_error(None, _("Saved like this, it would lie outside of what you may change."))
        case IntegrityError() | DataError():
            form.add_error(None, _("This goes against another record, which may have come in at the same moment."))
        case _:
            raise error


TOLD = (Refused, Forbidden, IntegrityError, DataError)


def _digest(sent: QueryDict) -> str:
    said = sorted((name, values) for name, values in sent.lists() if name not in NOT_SAID)
    return hashlib.sha256(repr(said).encode()).hexdigest()
