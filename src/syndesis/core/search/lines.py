"""The text that an index holds of one row: a line a name, then one of context, each begun by a mark for its kind.

    =tsinghua university
    =清 华 大 学
    #thu
    @beijing china cn

Marks are ASCII punctuation, which no normal word holds and both databases skip.
"""

from collections.abc import Iterable, Sequence

from syndesis.lib.text import normal

OFFICIAL, ALIAS, ACRONYM, CONTEXT = "=", "+", "#", "@"
MARKS = OFFICIAL + ALIAS + ACRONYM + CONTEXT

TOP = "\ue000"
"""A word that nobody can type, in the rows with the highest prior: a broad query asks for those first."""
TOP_PRIOR = 0.45
"""Some twentieth of the catalogue."""


def compose(names: Sequence[tuple[str, str]], context: Iterable[str] = (), prior: float = 0.0) -> str:
    """The text of a row with these (mark, name), in their order, one line each; `context` is found but is no name."""
    lines = [mark + normal(name) for mark, name in names]
    rest = " ".join(dict.fromkeys(word for text in context for word in normal(text).split()))
    return "\n".join([*lines, f"{CONTEXT}{TOP if prior >= TOP_PRIOR else ''} {rest}"])
