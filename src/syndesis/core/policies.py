"""Who may do what to which rows: one primitive, a condition over a table (`scope`), from which all checks follow.

Signed-in staff read what is not restricted; roles govern writing. How far a contributor or coordinator reaches (units,
partners) is told by a provider that a floor above registers, so that core knows no organisation.
"""

from collections.abc import Callable, Collection, Iterable, Sequence
from typing import Any, ClassVar, Literal

from django.contrib.auth.models import AnonymousUser
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.db.models import Model, Q

from syndesis.core.among import Among, Rows
from syndesis.core.models import Record, Role, User, Visibility

Action = Literal["view", "change"]
Anybody = User | AnonymousUser
Reach = Callable[[User, type[Model]], Q]

NOTHING = Q(pk__in=[])
EVERYTHING = Q()
WRITERS = {Role.CONTRIBUTOR, Role.COORDINATOR, Role.MANAGER, Role.ADMINISTRATOR}
_reaches: dict[type[Model], Reach] = {}
_policies: dict[type[Model], "Policy"] = {}


def register_reach(model: type[Model], reach: Reach) -> None:
    """Tell how to find the rows of `model` that a user is responsible for; registered by the model's own package."""
    _reaches[model] = reach


def reached(user: User, model: type[Model]) -> Q:
    """Made once per user object, that is, once per request: an answer asks it of the same models again and again."""
    made: dict[type[Model], Q] = user.__dict__.setdefault("_reached", {})
    if model not in made:
        made[model] = _reaches[model](user, model) if model in _reaches else NOTHING
    return made[model]


class Forbidden(Exception):
    """The user may not do this to this row."""


class Policy:
    """The rules of one model. Conditions use own columns and subqueries only, never joins, which would repeat rows."""

    open_to_staff: ClassVar[bool] = True
    """Whether all staff see what is not restricted. A subclass with a scope of its own must say so anew."""

    def __init_subclass__(cls) -> None:
        if "scope" in cls.__dict__ and "open_to_staff" not in cls.__dict__:
            cls.open_to_staff = False

    def __init__(self, model: type[Model]) -> None:
        self.model = model
        _policies[model] = self

    def scope(self, user: Anybody, action: Action) -> Q:
        """The rows to which `user` may do `action`."""
        if not isinstance(user, User) or not user.is_active:
            return NOTHING
        if user.role == Role.ADMINISTRATOR:
            return EVERYTHING
        if action == "view":
            return ~Q(visibility=Visibility.RESTRICTED) | reached(user, self.model)
        if user.role == Role.MANAGER:
            return ~Q(visibility=Visibility.RESTRICTED) | reached(user, self.model)
        return reached(user, self.model) if user.role in WRITERS else NOTHING

    def hidden(self, user: Anybody) -> Sequence[Q] | None:
        """All rows that `user` may not see, as parts that have no row in common and are found by indexes; None where
        nothing but the scope tells. A table of half a million rows is counted by them (`core.counting`)."""
        return None

    def can(self, user: Anybody, action: Action, obj: Model) -> bool:
        return self.model._default_manager.filter(self.scope(user, action), pk=obj.pk).exists()

    def seen(self, user: Anybody, keys: Collection[int]) -> set[int]:
        """Those of these records that the user may see. Most are open to all staff, which is asked first and costs
        little; only for the others the scope is, that of some types nests those of all."""
        found: set[int] = set()
        if self.open_to_staff and isinstance(user, User) and user.is_active:
            found = self._open(keys)
        rest = set(keys) - found
        rows = self.model._default_manager.order_by().values_list("pk", flat=True)
        return found.union(rows.filter(self.scope(user, "view"), pk__in=rest)) if rest else found

    def _open(self, keys: Collection[int]) -> set[int]:
        """Those that are not restricted. In SQL, since search asks so of every type: a queryset takes five times as
        long to say it."""
        if not keys:
            return set()
        meta = self.model._meta
        quoted = connection.ops.quote_name
        key, table = quoted(meta.pk.attname), quoted(meta.db_table)
        visibility = quoted("visibility")
        marks = ", ".join(["%s"] * len(keys))
        with connection.cursor() as cursor:
            cursor.execute(
                f"SELECT {key} FROM {table} WHERE {key} IN ({marks}) AND {visibility} <> %s",  # noqa: S608
                [*keys, Visibility.RESTRICTED],
            )
            return {found for (found,) in cursor.fetchall()}

    def may_add(self, user: Anybody) -> bool:
        """Whether the user may create rows at all; each new row must then lie in their scope."""
        return isinstance(user, User) and user.is_active and user.role in WRITERS

    def check(self, user: User | None, obj: Model, action: Action = "change") -> None:
        """Raises Forbidden unless `user` may do `action` to the row as it now stands; None is the system itself.
        Services call it before they change a row, and after the write where that may move the row out of reach."""
        self.check_all(user, [obj], action)

    def check_all(self, user: User | None, objects: Sequence[Model], action: Action = "change") -> None:
        """The same for many rows in one query; the error names the first that is out of reach."""
        if user is None:
            return
        rows = self.model._default_manager.filter(self.scope(user, action), pk__in=[obj.pk for obj in objects])
        within = set(rows.order_by().values_list("pk", flat=True))
        for obj in objects:
            if obj.pk not in within:
                raise Forbidden(str(obj))


def policy_of(model: type[Model]) -> Policy:
    """The policy of a model, for what may be about records of any type. Raises LookupError where it has none."""
    try:
        return _policies[model]
    except KeyError:
        raise LookupError(f"{model._meta.label} has no policy") from None


def records_with_policy() -> list[type[Model]]:
    """The models of records whose policy is known."""
    return [model for model in _policies if issubclass(model, Record)]


def about(user: Anybody, action: Action, models: Iterable[type[Model]]) -> Q:
    """Rows of a table with a generic link (`content_type`, `object_id`) to a record of these models to which the user
    may do `action`."""
    condition = NOTHING
    for model in models:
        linked = Q(content_type=ContentType.objects.get_for_model(model))
        condition |= linked & Q(Among("object_id", scoped(user, action, model)))
    return condition


def scoped(user: Anybody, action: Action, model: type[Model]) -> Rows:
    """The rows of a model to which the user may do `action`, made into SQL once per user object, that is, once per
    request."""
    made: dict[tuple[Any, ...], Rows] = user.__dict__.setdefault("_scoped", {})
    asked = (model, action, getattr(user, "role", ""), user.is_active)
    if asked not in made:
        made[asked] = Rows(model._default_manager.filter(policy_of(model).scope(user, action)))
    return made[asked]
