"""What was merged, each to be taken back."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from syndesis.core.history import ChangedSince
from syndesis.core.models import User
from syndesis.core.policies import Forbidden, policy_of
from syndesis.core.services import Refused
from syndesis.directory.merging import merge_of, take_back
from syndesis.directory.models import Organisation
from syndesis.web.duplicates.around import PAGE, frame, model_of
from syndesis.web.duplicates.lines import line
from syndesis.web.views.base import actor_of, get_or_404, user_of


def merged(request: HttpRequest, many: str) -> HttpResponse:
    """What was merged, the newest first, each to be taken back."""
    model, reader = model_of(many), user_of(request)
    policy = policy_of(model)
    rows: Any = model._default_manager.filter(policy.scope(reader, "view"), merged_into__isnull=False)
    rows = rows.filter(merged_into__in=model._default_manager.filter(policy.scope(reader, "view")).values("pk"))
    page = Paginator(rows.select_related("merged_into").order_by("-archived_at", "-pk"), PAGE).get_page(
        request.GET.get("page")
    )
    context = frame(model, "merged") | {
        "page": page,
        "rows": [
            {
                "gone": str(row),
                "kept": line(row.merged_into),
                "by": _deed(row),
                "history_url": reverse(
                    f"web:{'partner' if model is Organisation else 'person'}_history", args=[row.pk]
                ),
                "back_url": reverse("web:duplicates_take_back", args=[many, row.pk]),
            }
            for row in page
        ],
    }
    return render(request, "web/duplicates/merged.html", context)


def _deed(row: Any) -> str:
    deed = merge_of(row)
    if deed is None:
        return ""
    return " · ".join(filter(None, (str(deed.actor or ""), date_format(deed.at, "DATE_FORMAT"))))


@require_POST
def back(request: HttpRequest, many: str, pk: int) -> HttpResponse:
    model = model_of(many)
    gone: Any = get_or_404(model._default_manager.all(), policy_of(model), request, pk=pk)
    try:
        take_back(gone, by=actor_of(request))
    except ChangedSince as since:
        words = ", ".join(dict.fromkeys(_named(record, user_of(request)) for record in since.records))
        told = _("This can no longer be taken back; since then these were changed: %(records)s.")
        messages.error(request, told % {"records": words})
        return redirect("web:duplicates_merged", many)
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("web:duplicates_merged", many)
    except Forbidden as error:
        raise PermissionDenied from error
    messages.success(request, _("“%(record)s” is a record of its own again.") % {"record": gone})
    return redirect(gone.get_absolute_url())


def _named(record: Any, reader: User) -> str:
    """A record by its kind and name; by its kind alone where the reader may not see it."""
    if not isinstance(record, Model):
        return str(record)
    kind = str(record._meta.verbose_name)
    try:
        seen = policy_of(type(record)).can(reader, "view", record)
    except LookupError:
        return kind
    return _("%(kind)s “%(record)s”") % {"kind": kind, "record": record} if seen else kind
