"""Whether an "and" joins two names rather than two words of one: "Lake College and Harbour University"."""

import re

from syndesis.intake.reading.canonical import is_generic
from syndesis.intake.reading.draft import Draft
from syndesis.intake.reading.organisations.heads import heads_in, is_field
from syndesis.intake.reading.organisations.runs import ARTICLES
from syndesis.intake.reading.phrasing import is_acronym

_ENDS = r"(?!\w|[-’']\w|\s+(?:[A-ZÀ-Þ]|(?:and|y|e|und|et|&|of|de|del)\s))"
_LEAST_LETTERS = 4


def joins_two_names(draft: Draft, first: int, index: int, last: int) -> bool:
    """Whether the "and" at `index` joins the words from `first` on and those up to `last` as two names."""
    left = heads_in(draft, first, index - 1)
    right = heads_in(draft, index + 1, last)
    if (left or right) and _is_told_alone(draft, index + 1, last):
        of_its_own = left and not right and last > index + 1 and not _is_town(draft, index + 1, last)
        if of_its_own or _is_told_alone(draft, first, index - 1):
            return True
    if not left:
        words = draft.tokens.words
        article = draft.tokens.folded[index + 1] in ARTICLES
        alone = is_acronym(words[index - 1]) or index - 1 in draft.known_ends.get(first, ())
        return bool(right) and (article or alone)
    is_ministry = left[0].kind == "government"
    open_left = any(
        draft.tokens.folded[i] in ("of", "for", "de", "fur", "des", "der")
        for i in range((left[0].first if is_ministry else left[0].last) + 1, index)
    )
    if draft.tokens.folded[index + 1] in ARTICLES:
        return not (is_ministry and not right and is_field(draft, index + 2))
    if right:
        starts_with_head = right[0].first <= index + 2 and not open_left
        return starts_with_head or not open_left or right[0].last >= last - 1 or right[0].first == index + 1
    if not open_left:
        return True
    known = draft.known_ends.get(first, ())
    return index - 1 in known and last not in known


def _is_told_alone(draft: Draft, first: int, last: int) -> bool:
    """Whether the text has the words at another place too, where neither a name nor an "and" goes on from them."""
    tokens, text = draft.tokens, draft.clean
    start, words = tokens.starts[first], text[tokens.starts[first] : tokens.ends[last]]
    if len(words) < _LEAST_LETTERS or is_generic(tokens.folded[first : last + 1]):
        return False
    return any(m.start() != start for m in re.finditer(rf"(?<![\w-]){re.escape(words)}{_ENDS}", text))


def _is_town(draft: Draft, first: int, last: int) -> bool:
    return bool(draft.gazetteer.city_countries(draft.clean[draft.tokens.starts[first] : draft.tokens.ends[last]]))
