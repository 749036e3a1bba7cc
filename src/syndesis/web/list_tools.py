"""What stands around the rows of a list: views, columns, density, files, and what is done to many rows at once."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from syndesis.core.models import User
from syndesis.objects.exports import ALL, FIELDS, FORMS
from syndesis.objects.filtersets.parameters import ARCHIVED
from syndesis.objects.lists import COLUMNS, DENSITY, VIEW, Asked, ListState
from syndesis.objects.models import ListSetting, SavedView
from syndesis.objects.models.views import Density
from syndesis.objects.types import ObjectType, built
from syndesis.objects.views import kept_of, saved_views, setting_of, views_of
from syndesis.web.addresses import Address
from syndesis.web.views.base import user_of

EVERYTHING = "all"
"""The value of `view` that opens all records, where another view is the usual one."""


@dataclass(frozen=True)
class Kept:
    """What a user keeps of a list."""

    views: Sequence[SavedView]
    setting: ListSetting

    @classmethod
    def of(cls, kind: type[ObjectType], user: User) -> "Kept":
        return cls(views_of(kind, user), setting_of(kind, user))

    def usual(self, given: QueryDict) -> QueryDict:
        """What the address says; where it says nothing, the view with which the user wants the list to open."""
        if given or self.setting.view_id is None:
            return given
        opened = next((view for view in self.views if view.pk == self.setting.view_id), None)
        return QueryDict(f"{opened.query}&{VIEW}={opened.pk}") if opened else given


def tools(state: ListState, request: HttpRequest, given: QueryDict, kept: Kept) -> dict[str, Any]:
    """See the header of `web/list.html`."""
    setting = kept.setting
    asked, kind, user, address = state.asked, state.asked.kind, user_of(request), Address(given)
    base = reverse(f"web:{kind.many}")
    plain = f"{base}?{VIEW}={EVERYTHING}" if setting.view_id else base
    density = given.get(DENSITY) if given.get(DENSITY) in Density.values else setting.density or Density.COMFORTABLE
    return {
        "given": given,
        "here": address.but()[1:],
        "clear_url": plain,
        "saved": _saved(asked, user, given, kept, plain),
        "chooser": _chooser(asked, address),
        "compact": density == Density.COMPACT,
        "densities": [{"value": d.value, "label": d.label, "current": d == density} for d in Density],
        "exports": _exports(kind, address),
        "past_url": reverse(f"web:{kind.many}_past"),
        "imports_url": f"{reverse('web:imports')}?type={kind.many}" if kind.form and kind.policy.may_add(user) else "",
        "archive_url": address.but(**{ARCHIVED: "1"}) if asked.filters.may_see_archive and not asked.archived else "",
        "bulk": _bulk(asked, user, address),
    }


def _saved(asked: Asked, user: User, given: QueryDict, kept: Kept, plain: str) -> dict[str, Any]:
    """The views as tabs, and what can be done with the one that is open."""
    kind, views, setting = asked.kind, kept.views, kept.setting
    query = kept_of(kind, given)
    opened = next((view for view in views if str(view.pk) == given.get(VIEW)), None)
    tabs = [{"label": _("All"), "url": plain, "current": opened is None}]
    tabs += [
        {
            "label": view.name,
            "url": f"?{view.query}&{VIEW}={view.pk}" if view.query else f"?{VIEW}={view.pk}",
            "current": view is opened,
            "shared": view.is_shared,
            "changed": view is opened and view.query != query,
        }
        for view in views
    ]
    return {
        "tabs": tabs if views else [],
        "url": reverse(f"web:{kind.many}_views"),
        "query": query,
        "opened": opened,
        "may_change": opened is not None and (not opened.is_shared or saved_views.may_share(user)),
        "may_share": saved_views.may_share(user),
        "is_usual": setting.view_id is not None and opened is not None and opened.pk == setting.view_id,
        "offered": bool(query) or opened is not None,
    }


def _chooser(asked: Asked, address: Address) -> dict[str, Any]:
    """All columns, those shown first and in their order; each but the first can be moved one to the left."""
    shown = [column.name for column in asked.columns]
    rest = [column for column in built(asked.kind).columns if column.name not in shown]
    entries = []
    for place, column in enumerate([*asked.columns, *rest]):
        movable = 1 < place < len(shown)
        moved = [*shown[: place - 1], column.name, shown[place - 1], *shown[place + 1 :]] if movable else []
        entries.append(
            {
                "name": column.name,
                "label": column.label,
                "shown": column.name in shown,
                "fixed": place == 0,
                "left_url": address.but(**{COLUMNS: ",".join(moved)}) if movable else "",
            }
        )
    usual_ones = [column.name for column in built(asked.kind).shown]
    return {
        "entries": entries,
        "carried": address.carried(COLUMNS),
        "reset_url": address.but(COLUMNS) if shown != usual_ones else "",
    }


def _exports(kind: type[ObjectType], address: Address) -> list[dict[str, Any]]:
    def links(**more: str) -> list[dict[str, str]]:
        query = address.but(VIEW, DENSITY, **more)
        return [
            {"label": form.upper(), "url": reverse(f"web:{kind.many}_export", args=[form]) + query} for form in FORMS
        ]

    return [
        {"label": _("The columns shown"), "links": links()},
        {"label": _("All fields"), "links": links(**{FIELDS: ALL})},
    ]


def _bulk(asked: Asked, user: User, address: Address) -> dict[str, Any] | None:
    """What can be done to several rows; nothing by who may change none, or where the type is read only."""
    kind = asked.kind
    if not kind.form or not kind.policy.may_add(user):
        return None
    edit = [{"name": "edit", "label": _("Edit…"), "key": "e"}] if kind.bulk_edit else []
    archive = (
        {"name": "restore", "label": _("Restore…")} if asked.archived else {"name": "archive", "label": _("Archive…")}
    )
    return {
        "url": reverse(f"web:{kind.many}_bulk"),
        "deeds": [*edit, archive],
        "carried": address.carried(VIEW, DENSITY),
    }
