"""Search: one design on both databases. Words in an index, near words for misspelt ones, ranking in Python.

`register` a type, then `index` and `remove` its records from the services that write them; `suggest`, `search` and
`matching` find them within a user's scope. The catalogue uses the same `word_index.Index` over its own table.
"""

from syndesis.core.search.entries import Hit, index, matching, records, reindex, remove, search, suggest, within
from syndesis.core.search.lines import ACRONYM, ALIAS, OFFICIAL
from syndesis.core.search.registry import Entry, doubles_another, register, types
from syndesis.core.search.scopes import Scope

__all__ = [
    "ACRONYM", "ALIAS", "OFFICIAL", "Entry", "Hit", "Scope", "doubles_another", "index", "matching", "records",
    "register", "reindex", "remove", "search", "suggest", "types", "within",
]  # fmt: skip
