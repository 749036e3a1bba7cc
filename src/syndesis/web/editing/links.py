"""What a user may write, and the button above a list that leads to a new record."""

from typing import Any

from django.db.models import Model
from django.urls import reverse
from django.utils.translation import gettext as _

from syndesis.core.models import User
from syndesis.engagement.objects import EngagementType
from syndesis.objects import ObjectType, of
from syndesis.objects.columns import read
from syndesis.web.duplicates.lines import MANY


def title_of(kind: type[ObjectType], record: Model) -> str:
    return str(read(record, kind.title))


def listed_by(kind: type[ObjectType], record: Any) -> type[ObjectType]:
    """The type on whose list a record stands: of a narrower one, that of all records where it is not on it."""
    return kind if not kind.further or kind.records().filter(pk=record.pk).exists() else of(kind.model)


def new_title(kind: type[ObjectType]) -> str:
    # Translators: %(type)s is a noun in the nominative and in small letters, such as “agreement”.
    return _("New %(type)s") % {"type": kind.called()}


def may_add(kind: type[ObjectType], user: User) -> bool:
    return bool(kind.form) and kind.policy.may_add(user)


def may_change(kind: type[ObjectType], record: Model, user: User) -> bool:
    return bool(kind.form) and kind.policy.can(user, "change", record)


def list_actions(kind: type[ObjectType], user: User) -> list[dict[str, Any]]:
    """The buttons above a list, in the shape of `ui/actions.html`."""
    if not may_add(kind, user):
        return []
    new = {"label": new_title(kind), "url": reverse(f"web:{kind.one}_new"), "icon": "plus", "primary": True}
    rows = {"label": _("Import"), "url": f"{reverse('web:import_new')}?type={kind.many}", "icon": "file-up"}
    if kind is EngagementType:
        quick = {"label": _("Log a meeting"), "url": reverse("web:quick"), "icon": "calendar", "primary": True}
        return [rows, {**new, "primary": False}, quick]
    if kind.model not in MANY:
        return [rows, new]
    url = reverse("web:duplicates", args=[MANY[kind.model]])
    return [{"label": _("Possible duplicates"), "url": url, "icon": "copy"}, rows, new]
