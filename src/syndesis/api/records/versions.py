"""At which version a record was read by whoever writes it now: in the head of a call, or in its body."""

import re
from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from rest_framework import exceptions
from rest_framework.request import Request

from syndesis.api.records.references import LARGEST_KEY

VERSION = "version"
_TAG = re.compile(r'(?:W/)?"([0-9]{1,18})"')
NEVER = -1
"""A version that no record ever has: of a head that names none of ours."""


def tag_of(version: int) -> str:
    return f'"{version}"'


def version_in_head(request: Request) -> int | None:
    """Of `If-Match: "17"`; None where nothing is said, or `*`."""
    head = request.headers.get("If-Match", "").strip()
    if head in ("", "*"):
        return None
    match = _TAG.fullmatch(head)
    return int(match[1]) if match else NEVER


def version_in(row: Any) -> int | None:
    """Of the field `version` of what was sent. Raises ValidationError where it is none."""
    version = row.get(VERSION) if isinstance(row, Mapping) else None
    if version is None:
        return None
    if not isinstance(version, int) or isinstance(version, bool) or not 0 <= version <= LARGEST_KEY:
        raise exceptions.ValidationError({VERSION: [_("Give the version that you read, a whole number.")]})
    return version
