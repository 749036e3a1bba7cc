"""What the pages of duplicates have in common: which records they are about, and what stands around them."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Model
from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from syndesis.core.policies import policy_of
from syndesis.web.duplicates import shown
from syndesis.web.duplicates.lines import MANY
from syndesis.web.views.base import get_or_404, user_of

PAGE = 25


def model_of(many: str) -> type[Model]:
    if many not in shown.KINDS:
        raise Http404
    return shown.KINDS[many]


def changeable(request: HttpRequest, model: type[Model], pk: int) -> Any:
    """A record that the user may change and that is still there by itself; what they may not even see is not found."""
    record: Any = get_or_404(model._default_manager.all(), policy_of(model), request, pk=pk)
    if not policy_of(model).can(user_of(request), "change", record):
        raise PermissionDenied
    if record.merged_into_id:
        raise Http404
    return record


def frame(model: type[Model], current: str, *here: str) -> dict[str, Any]:
    name = MANY[model]
    pages = [("", _("Possible duplicates"), "duplicates"), ("apart", _("Held apart"), "duplicates_apart")]
    pages.append(("merged", _("Merged"), "duplicates_merged"))
    crumbs = [
        {"label": shown.plural(model), "url": reverse(f"web:{name}")},
        {"label": _("Possible duplicates"), "url": reverse("web:duplicates", args=[name])},
        *({"label": label} for label in here),
    ]
    return {
        "title": _("Possible duplicates"),
        "crumbs": crumbs,
        "of": [
            {"label": shown.plural(each), "url": reverse("web:duplicates", args=[many]), "current": each is model}
            for many, each in shown.KINDS.items()
        ],
        "tabs": [
            {"label": label, "url": reverse(f"web:{page}", args=[name]), "current": key == current}
            for key, label, page in pages
        ],
        "many": name,
    }
