"""Steps: Chinese in traditional characters read as in simplified ones, and what is found named as the text writes it.

`simplify` needs `clean`, `language`. It writes the characters of `clean` simplified, one for one, so that places agree
and the lexicon need know one spelling only. `restore` puts the names of the reading back into the text's characters.
"""

from functools import lru_cache
from typing import TYPE_CHECKING

from syndesis.intake.reading.lexicons import load

if TYPE_CHECKING:
    from syndesis.intake.reading.draft import Draft


def simplify(draft: "Draft") -> None:
    if draft.language == "zh":
        draft.clean = simplified(draft.clean)


def restore(draft: "Draft") -> None:
    """Names, offices and titles that stand in the text in other characters than they were read in."""
    if draft.language != "zh" or simplified(draft.text) == draft.text:
        return
    for organisation in draft.reading.organisations:
        organisation.name = _as_written(draft, organisation.name)
    for person in draft.reading.people:
        person.given_name, person.family_name = (_as_written(draft, n) for n in (person.given_name, person.family_name))
        person.role, person.title = _as_written(draft, person.role), _as_written(draft, person.title)


def simplified(text: str) -> str:
    """The text with each traditional character simplified; as long as it was."""
    return text.translate(_table())


def _as_written(draft: "Draft", words: str) -> str:
    at = draft.clean.find(words) if words else -1
    return draft.text[at : at + len(words)] if at >= 0 else words


@lru_cache(maxsize=1)
def _table() -> dict[int, int]:
    rows = load("han")
    return str.maketrans(rows["traditional"], rows["simplified"])
