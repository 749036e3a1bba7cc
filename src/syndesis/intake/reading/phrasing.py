"""Small judgements on how words are written."""

import re

_ACRONYM = re.compile(r"^[A-ZА-ЯЁÀ-Þ][A-Za-zА-Яа-яёÀ-ž0-9&]*$")


def is_acronym(word: str) -> bool:
    """Whether a word is written as an acronym: two capitals and more, half of its letters at least ("CONACyT")."""
    capitals = sum(c.isupper() for c in word)
    return capitals >= 2 and capitals * 2 >= len(word) and len(word) <= 12 and bool(_ACRONYM.match(word))
