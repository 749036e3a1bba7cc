"""Names of organisations by their form in Chinese: characters that end in a head such as 大学."""

import re
from collections.abc import Iterator

from syndesis.intake.reading.contract import Span
from syndesis.intake.reading.countries import country_named
from syndesis.intake.reading.draft import Draft
from syndesis.intake.reading.organisations.surface import Surface

_LEAST_NAME = 4
_STOP = ",.:;!?()0-9问与和同在到于由了的对是及、访从向为并把被将让给我该本各其两等至后前，。；：！？“”《》（）"


def chinese_phrases(draft: Draft) -> Iterator[Surface]:
    """Up to twelve characters before a head, from the last one that begins no name, with a head right after it. What
    follows a name directly is a part of that body."""
    heads = sorted(draft.lexicon.raw.get("heads_written", {}).items(), key=lambda item: -len(item[0]))
    if not heads:
        return
    pattern = re.compile(rf"[^\s{_STOP}]{{2,12}}?(?P<head>{'|'.join(re.escape(head) for head, _ in heads)})")
    following = re.compile("|".join(re.escape(head) for head, _ in heads))
    kinds = dict(heads)
    reach = -1
    for match in pattern.finditer(draft.clean):
        start = _start(draft, match)
        is_part = start == reach
        end, head = match.end(), match.group("head")
        longer = following.match(draft.clean, end)
        if longer and longer.group() not in draft.lexicon.words("heads_of_units"):
            end, head = longer.end(), longer.group()
        reach = end
        if start < 0 or is_part or not re.search(r"[㐀-鿿]", match.group()):
            continue
        first = draft.tokens.at_or_after(start)
        last = draft.tokens.at_or_after(end) - 1
        if first <= last:
            surface = Surface(Span(start, end), first, last, "phrase", kinds[head])
            surface.name = _shorter(draft, start, end)
            yield surface


def _shorter(draft: Draft, start: int, end: int) -> str:
    """The name without the country before it, where the text also has it so; empty where it does not."""
    written = draft.clean[start:end]
    for size in (4, 3, 2):
        rest = written[size:]
        if country_named(written[:size]) and len(rest) >= _LEAST_NAME:
            return rest if draft.clean.count(rest) > draft.clean.count(written) else ""
    return ""


def _start(draft: Draft, match: re.Match[str]) -> int:
    """Where the name begins: at the place that begins it, else where the characters do; -1 for a 学院 that no place
    begins, which is a school inside a university: 兽医学院, 生命科学院."""
    place = draft.lexicon.pattern("places_written").search(draft.clean, match.start(), match.start("head"))
    if place:
        return place.start()
    return -1 if match.group("head") in draft.lexicon.words("heads_of_units") else match.start()
