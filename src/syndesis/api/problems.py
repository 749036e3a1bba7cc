"""The shape of what stands against a call, for the description of the API."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import OpenApiResponse
from rest_framework import serializers

_TEXTS = {"type": "array", "items": {"type": "string"}}


class Texts(serializers.DictField):
    """Messages by the name of a field."""

    child = serializers.ListField(child=serializers.CharField())


class ProblemSerializer(serializers.Serializer[Any]):
    detail = serializers.CharField(
        help_text=_("What stands against it, for people, in the language that was asked for.")
    )
    code = serializers.CharField(help_text=_("The same for programs: `invalid`, `refused`, `outdated`, …"))
    errors = Texts(required=False, help_text=_("By field; blank for the whole."))
    rows = serializers.DictField(
        child=Texts(), required=False, help_text=_("Of a batch: by the number of the row, from 0, and by field.")
    )


class OutdatedSerializer(ProblemSerializer):
    current = serializers.ListField(
        child=serializers.DictField(), required=False, help_text=_("The records as they are now, with their versions.")
    )
    sent = serializers.ListField(child=serializers.DictField(), required=False, help_text=_("What was sent."))


REASONS = {
    400: _("Something is not right in what was sent; each field is named. Nothing was written."),
    401: _("Nobody is signed in, or the token does not work."),
    403: _("The token is not for that, or it lies outside of what its user may change."),
    404: _("There is no such record, or none that the user may see."),
    409: _("It goes against what others have written: a version is outdated, or something was used since."),
    412: _("The version in `If-Match` is outdated; both versions are given."),
    413: _("It is larger than what is taken."),
    415: _("The kind of its content is none that is read."),
    422: _("It was understood, but the rules forbid it; `detail` says which."),
    429: _("That was too often; `Retry-After` says when to come back."),
}
ALWAYS = (400, 401, 403, 429)


def problems(*codes: int) -> dict[int, OpenApiResponse]:
    """The answers of a call that does not go well: those that every call may give, and these."""
    return {
        code: OpenApiResponse(OutdatedSerializer if code in (409, 412) else ProblemSerializer, str(REASONS[code]))
        for code in _in_order({*ALWAYS, *codes})
    }


def _in_order(codes: Iterable[int]) -> list[int]:
    return sorted(codes)
