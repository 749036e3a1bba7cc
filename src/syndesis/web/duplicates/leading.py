"""The address of a record that was merged into another leads to that one."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from syndesis.core.policies import policy_of
from syndesis.web.views.base import user_of


def led_on(record: Any, request: HttpRequest) -> HttpResponse | None:
    """The way on, where there is one that the reader may go."""
    if not record.merged_into_id:
        return None
    kept = record.merged_into
    if not policy_of(type(kept)).can(user_of(request), "view", kept):
        return None
    if "quick" not in request.GET:
        told = _("“%(gone)s” was merged into “%(kept)s”, which you see here.")
        messages.info(request, told % {"gone": record, "kept": kept})
    return redirect(kept.get_absolute_url())
