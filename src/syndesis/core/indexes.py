"""Orders of an index that Django does not declare alike for both databases."""

from typing import Any

from django.db.models.expressions import F, OrderBy
from django.db.models.indexes import IndexExpression
from django.utils.deconstruct import deconstructible


@deconstructible(path="syndesis.core.indexes.LatestFirst")
class LatestFirst(OrderBy):
    """Descending, what is not known last: PostgreSQL wants it said, SQLite does so and takes no word of it."""

    def __init__(self, column: str | Any) -> None:
        super().__init__(F(column) if isinstance(column, str) else column, descending=True, nulls_last=True)

    def as_sqlite(self, compiler: Any, connection: Any) -> Any:
        return OrderBy(self.expression, descending=True).as_sql(compiler, connection)


IndexExpression.register_wrappers(*IndexExpression.wrapper_classes, LatestFirst)
