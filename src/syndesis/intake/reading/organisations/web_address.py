"""The house on whose pages a text stands, by the addresses that the file and its contacts give."""

import re
from collections.abc import Iterable

from syndesis.intake.reading.canonical import concept, generic_concepts
from syndesis.intake.reading.contract import OrganisationFound
from syndesis.intake.reading.countries import country_named
from syndesis.intake.reading.draft import Draft
from syndesis.lib.tokens import fold_phrase

_ADDRESS = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@((?:[\w-]{1,63}\.)+[a-z]{2,})", re.IGNORECASE)
_PAGE = re.compile(r"(?:https?://)?((?:[\w-]+\.)+[a-z]{2,})(?=[/:\s]|$)", re.IGNORECASE)
_LEAST_WORD = 5
_OF_ALL = frozenset({"www", "com", "org", "net", "edu", "gov", "int", "info", "news", "web", "media", "blog"})
"""Parts of addresses that are nobody's name, nor the beginning of one."""


def labels(draft: Draft) -> set[str]:
    """The parts of the host names in the file's header and of the e-mail addresses in the text."""
    found = [m.group(1) for m in _ADDRESS.finditer(draft.text)]
    source = draft.headers.get("source")
    page = _PAGE.match(draft.text, source.start, source.end) if source is not None else None
    if page is not None:
        found.append(page.group(1))
    return {
        label for name in found for label in re.split(r"[.-]", fold_phrase(name).replace(" ", ".")) if len(label) > 2
    }


def is_at(draft: Draft, organisation: OrganisationFound, parts: set[str]) -> bool:
    """Whether one of the parts is an acronym of the organisation in the text, holds a word of its name that tells it
    from others, or is how such a word begins."""
    if not parts:
        return False
    surfaces = {span.of(draft.clean) for span in organisation.mentions}
    if any(s.isupper() and " " not in s and fold_phrase(s) in parts for s in surfaces):
        return True
    words, own = telling_words((organisation.name, *surfaces)), parts - _OF_ALL
    return any(word in part for word in words for part in parts) or any(w.startswith(p) for w in words for p in own)


def telling_words(names: Iterable[str]) -> set[str]:
    """The words of names that tell an organisation from others: neither generic nor a country."""
    words = {w for name in names for w in fold_phrase(name).split() if len(w) >= _LEAST_WORD}
    return {w for w in words if concept(w) not in generic_concepts() and not country_named(w)}
