"""Words of a text made fit for a title."""

import re

from syndesis.intake.reading.lexicons import lexicon

_LINK = re.compile(r"\[([^\[\]]*)\]\([^()\s]*\)")
"""A link as Markdown writes it."""
_MARKS = " ,;:.–—-\"'“”«»()"
LONGEST = 120


def title_of(words: str, language: str) -> str:
    """The words without links, without what begins and ends no title ("and the ... of"), cut at a word, with a capital.
    Words of which nothing would be left stay as they are."""
    plain = " ".join(_LINK.sub(r"\1", words).split()).strip(_MARKS)
    title = plain
    if len(title) > LONGEST:
        title = title[:LONGEST].rsplit(" ", 1)[0]
    known = lexicon(language)
    title = known.pattern("promise_titles", "lead").sub("", title)
    title = known.pattern("promise_titles", "tail").sub("", title).strip(_MARKS) or plain
    return title[:1].upper() + title[1:]
