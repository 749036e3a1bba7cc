"""What stands against a call: always an object with `detail`, for people, and `code`, for programs.

`errors` names the fields of one record; `rows`, by their numbers from 0, those of a batch; `current` and `sent` are the
two versions where another has written since.
"""

from typing import Any

from django.core.exceptions import PermissionDenied, RequestDataTooBig, SuspiciousOperation
from django.db import DataError, IntegrityError
from django.http import Http404
from django.utils.translation import gettext as _
from rest_framework import exceptions, status
from rest_framework.response import Response

from syndesis.api.records.rows import flat
from syndesis.api.records.serializers import WrongRows
from syndesis.core.history import ChangedSince
from syndesis.core.policies import Forbidden
from syndesis.core.services import Refused


class Outdated(exceptions.APIException):
    """Another has written since: 412 where the call named a version in its head, 409 where it did in its body."""

    def __init__(self, current: Any, sent: Any, *, in_head: bool) -> None:
        self.status_code = status.HTTP_412_PRECONDITION_FAILED if in_head else status.HTTP_409_CONFLICT
        self.about = {"current": current, "sent": sent}
        super().__init__(_("Somebody has changed this since you read it: both versions are given."), "outdated")


def answer(error: Exception, context: dict[str, Any]) -> Response | None:
    """The handler of all views."""
    match error:
        case WrongRows():
            response = _wrong_rows(error, batch=isinstance(context["request"].data, list))
        case Refused():
            errors = {"errors": {error.field: [str(error)]}} if error.field else {}
            response = problem(422, "refused", str(error), **errors)
        case Forbidden() | PermissionDenied():
            # Without the name of the record that the error has: it may be one that the user cannot see.
            told = _("This lies outside of what you may change.")
            response = problem(status.HTTP_403_FORBIDDEN, "forbidden", told)
        case Http404():
            told = _("There is no such record, or you may not see it.")
            response = problem(status.HTTP_404_NOT_FOUND, "not_found", told)
        case ChangedSince():
            told = _("This cannot be taken back: what came of it was changed or used since.")
            response = problem(status.HTTP_409_CONFLICT, "changed_since", told)
        case IntegrityError():
            told = _("This goes against another record, which may have come in at the same moment.")
            response = problem(status.HTTP_409_CONFLICT, "conflict", told)
        case DataError():
            response = problem(status.HTTP_400_BAD_REQUEST, "invalid", _("A value is out of range."))
        case RequestDataTooBig():
            response = problem(413, "too_large", _("This is more than is taken at once."))
        case SuspiciousOperation():
            response = problem(status.HTTP_400_BAD_REQUEST, "invalid", _("This cannot be read."))
        case exceptions.APIException():
            response = _of_framework(error)
        case _:
            return None
    return response


def problem(status_code: int, code: str, detail: str, **about: Any) -> Response:
    return Response({"detail": detail, "code": code, **about}, status=status_code)


def _wrong_rows(error: WrongRows, *, batch: bool) -> Response:
    told = _("Some values are not right: nothing was written.")
    if batch:
        rows = {str(number): about for number, about in error.errors.items()}
        return problem(status.HTTP_400_BAD_REQUEST, "invalid", told, rows=rows)
    return problem(status.HTTP_400_BAD_REQUEST, "invalid", told, errors=next(iter(error.errors.values())))


def _of_framework(error: exceptions.APIException) -> Response:
    headers = {}
    if getattr(error, "auth_header", None):
        headers["WWW-Authenticate"] = error.auth_header
    if getattr(error, "wait", None):
        headers["Retry-After"] = f"{error.wait:.0f}"
    about = getattr(error, "about", {})
    if isinstance(error, exceptions.ValidationError):
        told, code = _("Some values are not right: nothing was written."), "invalid"
        detail = error.detail if isinstance(error.detail, dict) else {"": error.detail}
        about = {"errors": {str(name): flat(told) for name, told in detail.items()}}
    else:
        told, code = str(error.detail), str(error.default_code if not hasattr(error, "about") else "outdated")
    response = problem(error.status_code, code, told, **about)
    for name, value in headers.items():
        response[name] = value
    return response
