"""What stands right after a name or office: letters, and the organisation somebody is of."""

import re
from functools import cache

from syndesis.intake.reading.draft import Draft, OrganisationMention
from syndesis.intake.reading.lexicons import lexicon

_LEADING_IN = re.compile(
    r"\s*(?:,?\s*(?:from|of|at|with|for|de|del|de la|en|en la|из|от|von|der|an der)\s+(?:the\s+|la\s+|el\s+)?"
    r"|,\s*(?:the\s+|la\s+|el\s+)?|\(\s*)",
    re.IGNORECASE,
)
_AGE = re.compile(r",\s+\d\d(?=,)")


def employer_beside(draft: Draft, end: int) -> OrganisationMention | None:
    """The organisation told right after `end`: "of X", ", X", "(X)"."""
    follows = _LEADING_IN.match(draft.clean, end)
    if follows is None or follows.end() == end:
        return None
    mention = draft.mention_over(follows.end())
    return mention if mention is not None and mention.span.start <= follows.end() + 1 else None


def after_letters(draft: Draft, end: int) -> int:
    """Where the letters after a name end, or the age of the person: "Ann Berg, PhD, FRS", "Ann Berg, 24"."""
    age = _AGE.match(draft.clean, end)
    if age:
        return age.end()
    letters = _letters(draft.language).match(draft.clean, end)
    return letters.end() if letters else end


@cache
def _letters(language: str) -> re.Pattern[str]:
    words = sorted(lexicon(language).words("letters"), key=len, reverse=True)
    return re.compile(rf"(?:,?\s+(?:{'|'.join(map(re.escape, words))})(?![\w.]))+") if words else re.compile(r"(?!)")
