"""Records as answers have them: rows of values, without a model in between, and what they refer to by name.

A list needs one query for its rows, one for each list of references, one for the names of each model referred to.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db.models import CharField, ExpressionWrapper, F, ManyToManyField, Model, QuerySet
from django.urls import NoReverseMatch
from rest_framework.request import Request
from rest_framework.reverse import reverse

from syndesis.api.authentication import user_of
from syndesis.api.records.references import Names
from syndesis.api.records.rows import AS_TEXT, RowsRead, TablePlan, plan_of_table
from syndesis.api.records.serializers import names_of
from syndesis.core.fields import PartialDateField
from syndesis.core.history import versions_of
from syndesis.objects.tables import tables_of
from syndesis.objects.types import ObjectType, field_of

Row = dict[str, Any]
Links = dict[str, dict[int, list[int]]]
"""The keys to which rows are linked, by the name of the list and the key of the row."""


@dataclass(frozen=True)
class Plan:
    """How the records of one type are read; made once."""

    plain: tuple[str, ...]
    """Fields and annotations whose value is the answer's."""
    words: dict[str, str]
    """Partial dates, by the names under which their texts are asked for."""
    single: dict[str, type[Model]]
    many: dict[str, "ManyToManyField[Any, Any]"]
    many_models: dict[str, type[Model]]
    tables: dict[str, TablePlan]
    order: tuple[str, ...]

    @cached_property
    def columns(self) -> tuple[str, ...]:
        return ("pk", "archived_at", *self.plain, *self.words.values(), *(f"{name}_id" for name in self.single))


_plans: dict[type[ObjectType], Plan] = {}


def plan_of(kind: type[ObjectType]) -> Plan:
    """Made when first used."""
    if kind not in _plans:
        fields = {name: field_of(kind, name) for name in names_of(kind)}
        many = {name: field for name, field in fields.items() if isinstance(field, ManyToManyField)}
        targets = {name: field.related_model for name, field in many.items()}
        single = {name: field.related_model for name, field in fields.items() if field.is_relation and name not in many}
        dates = {name: field for name, field in fields.items() if isinstance(field, PartialDateField)}
        plain = tuple(name for name in fields if name not in many and name not in single and name not in dates)
        _plans[kind] = Plan(
            plain=plain,
            words={name: AS_TEXT + name for name in dates},
            single=single,  # type: ignore[arg-type]
            many=many,
            many_models=targets,
            tables={table.name: plan_of_table(table) for table in tables_of(kind).values()},
            order=tuple(fields),
        )
    return _plans[kind]


class Reader:
    """Reads records for one request."""

    def __init__(self, request: Request) -> None:
        self.user, self.base = user_of(request), base_of(request)
        self.names = Names(self.user, self.base)

    def read(
        self, kind: type[ObjectType], rows: QuerySet[Any], *, versions: bool = False, tables: bool = False
    ) -> list[Row]:
        """The records of a queryset (in its order), which must be the user's own: nothing here narrows it. With
        `tables` also the rows that belong to them."""
        plan = plan_of(kind)
        texts = {alias: ExpressionWrapper(F(name), output_field=CharField()) for name, alias in plan.words.items()}
        values = list(rows.prefetch_related(None).annotate(**texts).values_list(*plan.columns))
        keys = [row[0] for row in values]
        links = {name: _links(field, keys) for name, field in plan.many.items()}
        parts = {name: RowsRead(each, keys, self.user) for name, each in plan.tables.items()} if tables else {}
        self._look_up(plan, values, links, parts.values())
        known = versions_of(kind.model, keys) if versions else {}
        address, page, answers = f"{self.base}{kind.many}/", page_of(kind), []
        for row in values:
            key = row[0]
            answer: Row = {"id": key, "url": f"{address}{key}/", "page": f"{page}{key}/" if page else None}
            if known:
                answer["version"] = known[key]
            self._fill(answer, plan, row, links)
            answer |= {name: part.of(key, self.names) for name, part in parts.items()}
            answers.append(answer)
        return answers

    def _look_up(self, plan: Plan, values: Sequence[Any], links: Links, parts: Iterable[RowsRead]) -> None:
        wanted: dict[type[Model], set[int]] = defaultdict(set)
        first = len(plan.columns) - len(plan.single)
        for place, model in enumerate(plan.single.values(), start=first):
            wanted[model].update(row[place] for row in values if row[place] is not None)
        for name, model in plan.many_models.items():
            wanted[model].update(key for keys in links[name].values() for key in keys)
        for part in parts:
            for model, key in part.references():
                wanted[model].add(key)
        self.names.look_up(wanted)

    def _fill(self, answer: Row, plan: Plan, row: Any, links: Links) -> None:
        held = dict(zip(plan.columns, row, strict=True))
        answer["archived_at"] = held["archived_at"]
        for name in plan.order:
            if name in plan.words:
                answer[name] = held[plan.words[name]] or None
            elif name in plan.single:
                answer[name] = self.names.get(plan.single[name], held[f"{name}_id"])
            elif name in plan.many:
                model, keys = plan.many_models[name], links[name].get(held["pk"], ())
                answer[name] = [each for key in keys if (each := self.names.get(model, key))]
            else:
                answer[name] = held[name]


def _links(field: "ManyToManyField[Any, Any]", keys: Sequence[int]) -> dict[int, list[int]]:
    """The keys to which each row is linked, in the order of the links."""
    near, far = field.m2m_field_name(), field.m2m_reverse_field_name()
    through: Any = field.remote_field.through
    bare = getattr(through, "bare", {})  # see `objects.services.referred_to`
    rows = through._default_manager.filter(**{f"{near}__in": keys, f"{far}__isnull": False}, **bare)
    found: dict[int, list[int]] = defaultdict(list)
    # Put in order here: told to, SQLite goes through all links without a person rather than those of these rows.
    for _key, one, other in sorted(rows.order_by().values_list("pk", f"{near}_id", f"{far}_id")):
        if other not in found[one]:
            found[one].append(other)
    return found


def base_of(request: Request) -> str:
    """The address under which the records of all types stand."""
    return request.build_absolute_uri(reverse("api:root"))


def page_of(kind: type[ObjectType]) -> str:
    """The path of the pages of a type's records, to which the key is added; blank where they have none."""
    try:
        return reverse(f"web:{kind.page_name()}", args=[0]).removesuffix("0/")
    except NoReverseMatch:
        return ""
