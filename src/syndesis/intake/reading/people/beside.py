"""What stands right after a name or office: letters, and the organisation somebody is of."""

import re
from functools import cache

from syndesis.intake.reading.draft import Draft, OrganisationMention
from syndesis.intake.reading.lexicons import lexicon
from syndesis.lib.tokens import fold_phrase

_LEADING_IN = re.compile(
    r"\s*(?:,?\s*(?:from|of|at|with|for|de|del|de la|en|en la|из|от|von|der|an der)\s+(?:the\s+|la\s+|el\s+)?"
    r"|,\s*(?:representing|por(?: parte de)?|en (?:representaci[oó]n|nombre) de)\s+(?:the\s+|la\s+|el\s+)?"
    r"|,\s*(?:the\s+|la\s+|el\s+)?|\(\s*)",
    re.IGNORECASE,
)
_SMALL = r"of|for|and|the|in|at|de|del|la|las|los|y|e|en|&"
_UNIT = re.compile(rf"[A-ZÀ-Þ][\w’'&-]*(?:,?\s+(?:[A-ZÀ-Þ][\w’'&-]*|{_SMALL})){{1,14}}")
_JOINT = re.compile(r"(?:,\s+|\s+(?:at|of|in|de|del|de la|en|en la)\s+)(?:the\s+|la\s+)?\Z")
_AGE = re.compile(r",\s+\d\d(?=,)")


def employer_beside(draft: Draft, end: int) -> OrganisationMention | None:
    """The organisation told right after `end`: "of X", ", X", "(X)"."""
    follows = _LEADING_IN.match(draft.clean, end)
    if follows is None or follows.end() == end:
        return None
    mention = draft.mention_over(follows.end())
    if mention is not None and mention.span.start <= follows.end() + 1:
        return mention
    return _behind_unit(draft, follows.end())


def _behind_unit(draft: Draft, start: int) -> OrganisationMention | None:
    """The organisation told after a part of it: "of the Department of Chemistry, University of Ghana"."""
    unit = _UNIT.match(draft.clean, start)
    if unit is None:
        return None
    end = min(unit.end() + 1, len(draft.clean))
    mention = next((m for m in draft.organisation_mentions if start < m.span.start <= end), None)
    if mention is None or _JOINT.search(draft.clean, start, mention.span.start) is None:
        return None
    words = fold_phrase(draft.clean[start : mention.span.start]).split()
    return mention if any(word in draft.lexicon.units for word in words) else None


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
