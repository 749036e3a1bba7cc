"""Step: days told by the one named before them: "On that day the memorandum was signed".

Needs `clean`, `sentences` and `dates`. Adds to `dates` what means the day told last, if its sentence is near and no
other date stands between.
"""

from bisect import bisect_left

from syndesis.intake.reading.contract import Span
from syndesis.intake.reading.dates import DateMention
from syndesis.intake.reading.draft import Draft

_DAY, _NEAR = 10, 300


def run(draft: Draft) -> None:
    told: list[DateMention] = []
    for match in draft.lexicon.pattern("dates", "that_day").finditer(draft.clean):
        start, end = draft.sentence_at(match.start())
        at = bisect_left(draft.dates, match.start(), key=lambda d: d.span.start)
        last = draft.dates[at - 1] if at else None
        if last is None or match.start() - last.span.end > _NEAR or len(last.value) != _DAY:
            continue
        if last.span.start < start and not draft.dates_in(start, end) and not draft.tells_publication(last.span):
            told.append(DateMention(Span(match.start(), match.end()), last.value, "day"))
    if told:
        draft.dates = sorted([*draft.dates, *told], key=lambda d: d.span.start)
