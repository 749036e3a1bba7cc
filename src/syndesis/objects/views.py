"""Saved views: who sees and changes them, and what is done to them."""

from typing import Any
from urllib.parse import urlencode

from django.db.models import Q
from django.http import QueryDict
from django.utils.translation import gettext as _

from syndesis.core.history import Actor, recording
from syndesis.core.models import Role, User
from syndesis.core.policies import NOTHING, Action, Anybody, Forbidden, Policy
from syndesis.core.services import Refused
from syndesis.objects.filtersets import filterset
from syndesis.objects.lists import COLUMNS, SORT
from syndesis.objects.models import ListSetting, SavedView
from syndesis.objects.models.views import Density
from syndesis.objects.types import ObjectType

SHARERS = {Role.COORDINATOR, Role.MANAGER, Role.ADMINISTRATOR}
"""Who looks after the views that all staff see."""


class SavedViewPolicy(Policy):
    """One's own views are nobody else's, not even an administrator's; shared ones are everybody's to open."""

    def scope(self, user: Anybody, action: Action) -> Q:
        if not isinstance(user, User) or not user.is_active:
            return NOTHING
        own, shared = Q(owner=user, is_shared=False), Q(is_shared=True)
        return own | shared if action == "view" or user.role in SHARERS else own

    def may_add(self, user: Anybody) -> bool:
        return isinstance(user, User) and user.is_active

    def may_share(self, user: Anybody) -> bool:
        return isinstance(user, User) and user.is_active and user.role in SHARERS


saved_views = SavedViewPolicy(SavedView)


def views_of(kind: type[ObjectType], user: User) -> list[SavedView]:
    """The views that a user may open: first their own, then those of all staff."""
    return list(SavedView.objects.filter(saved_views.scope(user, "view"), kind=kind.many))


def setting_of(kind: type[ObjectType], user: User) -> ListSetting:
    """How the user left the list; a new one, not kept yet, where they never changed anything."""
    found = ListSetting.objects.filter(user=user, kind=kind.many).first()
    return found or ListSetting(user=user, kind=kind.many)


def kept_of(kind: type[ObjectType], given: QueryDict) -> str:
    """What of an address belongs into a view: filters, words, order and columns."""
    known = {*filterset(kind).base_filters, SORT, COLUMNS}
    return urlencode([(name, value) for name, values in given.lists() if name in known for value in values if value])


def save_view(kind: type[ObjectType], *, by: Actor, name: str, query: str, shared: bool = False) -> SavedView:
    """Give a list a name. Raises Refused where a view of that name is there, Forbidden where one may not share."""
    assert by.user is not None
    view = SavedView(kind=kind.many, owner=by.user, query=query)
    return _write(view, by, "View of a list saved", name, shared)


def revise_view(
    view: SavedView, *, by: Actor, name: str | None = None, query: str | None = None, shared: bool | None = None
) -> SavedView:
    """Rename a view, share it, or let it ask for something else; besides as `save_view`."""
    saved_views.check(by.user, view)
    view.query = view.query if query is None else query
    return _write(
        view,
        by,
        "View of a list changed",
        view.name if name is None else name,
        view.is_shared if shared is None else shared,
    )


def delete_view(view: SavedView, *, by: Actor) -> None:
    """Nothing but the name of a list is lost, and the history keeps it."""
    with recording(by, "View of a list deleted"):
        saved_views.check(by.user, view)
        view.delete()


def open_with(kind: type[ObjectType], view: SavedView | None, *, by: Actor) -> None:
    """From now on, the list opens with this view for this user; None: with all records."""
    if view is not None:
        saved_views.check(by.user, view, "view")
    _remember(kind, by, view=view)


def remember_density(kind: type[ObjectType], density: str, *, by: Actor) -> None:
    if density not in Density.values:
        raise Refused(_("There is no such density."))
    _remember(kind, by, density=density)


def _remember(kind: type[ObjectType], by: Actor, **left: Any) -> None:
    ListSetting.objects.update_or_create(user=by.user, kind=kind.many, defaults=left)


def _write(view: SavedView, by: Actor, reason: str, name: str, shared: bool) -> SavedView:
    view.name, view.is_shared = " ".join(name.split()), shared
    if not view.name or len(view.name) > 60:
        raise Refused(_("Give the view a name of at most 60 characters."))
    with recording(by, reason):
        if shared and by.user is not None and not saved_views.may_share(by.user):
            raise Forbidden(view.name)
        named = SavedView.objects.filter(kind=view.kind, name=view.name, is_shared=shared).exclude(pk=view.pk)
        if (named if shared else named.filter(owner=view.owner)).exists():
            raise Refused(_("There is a view called “%(name)s” already.") % {"name": view.name})
        view.save()
        saved_views.check(by.user, view)
    return view
