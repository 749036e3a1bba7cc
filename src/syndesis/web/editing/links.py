"""What a user may write, and the button above a list that leads to a new record."""

from typing import Any

from django.db.models import Model
from django.urls import reverse
from django.utils.translation import gettext as _

from syndesis.core.models import User
from syndesis.objects import ObjectType
from syndesis.objects.columns import read


def title_of(kind: type[ObjectType], record: Model) -> str:
    return str(read(record, kind.title))


def new_title(kind: type[ObjectType]) -> str:
    # Translators: %(type)s is a noun in the nominative and in small letters, such as “agreement”.
    return _("New %(type)s") % {"type": kind.model._meta.verbose_name}


def may_add(kind: type[ObjectType], user: User) -> bool:
    return bool(kind.form) and kind.policy.may_add(user)


def may_change(kind: type[ObjectType], record: Model, user: User) -> bool:
    return bool(kind.form) and kind.policy.can(user, "change", record)


def list_actions(kind: type[ObjectType], user: User) -> list[dict[str, Any]]:
    """The buttons above a list, in the shape of `ui/actions.html`."""
    if not may_add(kind, user):
        return []
    return [{"label": new_title(kind), "url": reverse(f"web:{kind.one}_new"), "icon": "plus", "primary": True}]
