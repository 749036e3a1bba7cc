"""Whether a key names one of certain rows, as a condition whose inside is made into SQL once.

A user's scope over one type is a tree of some hundred nodes. As a subquery Django copies and compiles it anew wherever
it is nested, and what may be about any record (a note, a file, an entry of search) nests the scopes of all types: a
search spent 70 ms on the statement and 3 ms in the database.
"""

from typing import Any

from django.core.exceptions import FullResultSet
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import BooleanField, Expression, F, QuerySet


class Rows:
    """The rows of a queryset over one table; each database's SQL for them is kept."""

    def __init__(self, rows: QuerySet[Any]) -> None:
        self._rows = rows.order_by()
        self._made: dict[str, tuple[str, tuple[Any, ...]]] = {}

    def where(self, connection: BaseDatabaseWrapper) -> tuple[str, tuple[Any, ...]]:
        """FROM and the condition. Raises EmptyResultSet where no row can be one of them."""
        if connection.alias not in self._made:
            query = self._rows.query.clone()
            compiler = query.get_compiler(connection=connection)
            table = connection.ops.quote_name(query.get_initial_alias())
            try:
                condition, parameters = compiler.compile(query.where)
            except FullResultSet:
                condition, parameters = "1 = 1", ()
            joined = [alias for alias, used in query.alias_refcount.items() if used]
            assert len(joined) == 1, "a scope joins no table"
            self._made[connection.alias] = f"{table} WHERE ({condition})", tuple(parameters)
        return self._made[connection.alias]

    def key(self, connection: BaseDatabaseWrapper) -> str:
        meta = self._rows.model._meta
        return f"{connection.ops.quote_name(meta.db_table)}.{connection.ops.quote_name(meta.pk.column)}"


class Among(Expression):
    """Whether the column holds the key of one of the rows. They are of another table than the column."""

    conditional = True
    output_field = BooleanField()

    def __init__(self, column: str, rows: Rows) -> None:
        super().__init__()
        self._column: Any = F(column)
        self._rows = rows

    def get_source_expressions(self) -> list[Any]:
        return [self._column]

    def set_source_expressions(self, exprs: Any) -> None:
        (self._column,) = exprs

    def as_sql(self, compiler: Any, connection: BaseDatabaseWrapper) -> tuple[str, tuple[Any, ...]]:
        column, own = compiler.compile(self._column)
        rows, parameters = self._rows.where(connection)
        return f"EXISTS(SELECT 1 FROM {rows} AND {self._rows.key(connection)} = {column})", (*parameters, *own)  # noqa: S608
