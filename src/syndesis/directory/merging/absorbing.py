"""Making all that refers to one record refer to another."""

from collections import Counter
from collections.abc import Collection, Iterator
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model, Q, QuerySet

from syndesis.core.models import Audited
from syndesis.directory.merging.links import Link, Rule, links_to
from syndesis.directory.merging.richer import enrich

Moved = Counter[type[Model]]
"""How many rows of each table were moved or joined."""


def absorb(kept: Model, gone: Model, besides: tuple[str, ...] = ()) -> Moved:
    """Make all that refers to `gone` refer to `kept`. Where a row would then stand twice, both become one, with all
    that either says, and what refers to it. `besides`: columns of its own table that the caller moves itself."""
    moved: Moved = Counter()
    for link in links_to(type(kept)):
        if link.table is type(kept) and link.column in besides:
            continue
        number = move(link, kept, gone)
        if number:
            moved[link.table] += number
    return moved


def move(link: Link, kept: Model, gone: Model, only: Collection[int] | None = None) -> int:
    """Make the rows that refer to `gone` by one column refer to `kept`; with `only`, those of these keys."""
    _drop_loops(link, kept, gone)
    rows = link.rows(gone) if only is None else link.rows(gone).filter(pk__in=only)
    rules = link.rules()
    number = rows.count()
    for row, twin in list(_clashes(link, rules, kept, rows)) if rules and number else ():
        _join(twin, row)
    if number:
        rows.order_by().update(**{link.column: kept.pk})
    return number


def referring(record: Model) -> Moved:
    """How many rows of each table refer to a record."""
    found: Moved = Counter()
    for link in links_to(type(record)):
        number = link.rows(record).count()
        if number:
            found[link.table] += number
    return found


def _clashes(link: Link, rules: list[Rule], kept: Model, rows: QuerySet[Any]) -> Iterator[tuple[Any, Any]]:
    """Rows of the one, each with the row of the other that says the same."""
    given: set[int] = set()
    for rule in rules:
        others = [name for name in rule.fields if name not in (link.column, link.kind)]
        condition = rule.condition or Q()
        held = {
            said: row for row in link.rows(kept).filter(condition) if (said := _said(row, others, rule)) is not None
        }
        for row in rows.filter(condition):
            said = _said(row, others, rule)
            twin = held.get(said) if said is not None else None
            if twin is not None and row.pk not in given and twin.pk != row.pk:
                given.add(row.pk)
                yield row, twin


def _said(row: Any, names: list[str], rule: Rule) -> tuple[Any, ...] | None:
    """What a row says in these fields; nothing where the database takes any two such rows for different."""
    values = [getattr(row, row._meta.get_field(name).attname) for name in names]
    if rule.of_table:
        return None if None in values else tuple(map(str, values))
    return tuple(str(value or "").strip().casefold() for value in values)


def _join(kept: Any, gone: Any) -> None:
    """Of two rows that say the same one stays."""
    absorb(kept, gone)
    kept.refresh_from_db()  # another may have been joined with it before
    changed = enrich(kept, gone, besides=_references_kept(kept))
    type(gone)._base_manager.filter(pk=gone.pk).delete()
    if changed:
        kept.save()


def _references_kept(row: Model) -> list[str]:
    """References that the row has: another's are taken only in place of none."""
    return [field.name for field in row._meta.concrete_fields if field.is_relation and getattr(row, field.attname)]


def _drop_loops(link: Link, kept: Model, gone: Model) -> None:
    """What one says of the other it would say of itself: that goes, and what is about it is about the record now."""
    for column in link.against():
        for row in link.rows(gone).filter(**{column: kept.pk}):
            _hand_over(row, kept)
            type(row)._base_manager.filter(pk=row.pk).delete()


def _hand_over(row: Model, record: Model) -> None:
    for link in links_to(type(row)):
        if not link.kind or not issubclass(link.table, Audited):
            continue
        kind = ContentType.objects.get_for_model(record)
        for about in link.rows(row):
            setattr(about, f"{link.kind}_id", kind.pk)
            setattr(about, link.column, record.pk)
            if _stands_already(about, link):
                type(about)._base_manager.filter(pk=about.pk).delete()
            else:
                about.save()


def _stands_already(row: Any, link: Link) -> bool:
    for rule in link.rules():
        said = {name: getattr(row, row._meta.get_field(name).attname) for name in rule.fields}
        if type(row)._base_manager.filter(rule.condition or Q(), **said).exclude(pk=row.pk).exists():
            return True
    return False
