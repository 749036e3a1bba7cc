"""What an office is over beyond a comma: its area before the employer, and the rest of a row of fields."""

import re

from syndesis.intake.reading.draft import Draft
from syndesis.intake.reading.people.roles import OVER, role_size

_AREA = re.compile(
    r",\s+[A-ZÀ-Þ][\w&’'-]+(?:\s+(?:(?:and|of|for|de|y)\s+)?[A-ZÀ-Þ][\w&’'-]+){0,3}"
    r"(?:\s+(?:at|of|for|from|de|an der)\s+|,\s+)(?:the\s+|la\s+)?"
)
_FIELD = r"[A-ZÀ-Þ][\w&’'-]+(?: [A-ZÀ-Þ][\w&’'-]+){0,2}"
_ROW = re.compile(rf"(?:,\s+{_FIELD}){{1,3}},?\s+(?:and|&)\s+{_FIELD}(?=[,.;)\n]|\s+(?:of|at|for|in)\b|\s*$)")


def with_area(draft: Draft, last: int) -> int:
    """The office with its area between commas, where the employer follows: "PVC, Global Engagement at the ..."."""
    area = _AREA.match(draft.clean, draft.tokens.ends[last])
    mention = draft.mention_over(area.end()) if area else None
    if mention is None or area is None or mention.span.start != area.end():
        return last
    return draft.tokens.at_or_after(mention.span.end) - 1


def with_row(draft: Draft, last: int) -> int:
    """The office with the rest of the row that it is over: "Director of Research, Innovation and Technology"."""
    tokens = draft.tokens
    row = _ROW.match(draft.clean, tokens.ends[last])
    if row is None or tokens.folded[last - 1] not in (*OVER, "and"):
        return last
    inside = tokens.within(row.start(), row.end())
    for i in inside:
        is_person = tokens.folded[i] in draft.lexicon.given_names or (tokens.folded[i],) in draft.lexicon.title_words
        if is_person or role_size(draft, i) or draft.mention_over(tokens.starts[i]) is not None:
            return last
    return inside[-1]
