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
    reach, told = -1, set[str]()
    for match in pattern.finditer(draft.clean):
        start = _start(draft, match)
        is_part = start == reach
        end, head = match.end(), match.group("head")
        longer = following.match(draft.clean, end)
        if longer and longer.group() not in draft.lexicon.words("heads_of_units"):
            end, head = longer.end(), longer.group()
        reach = end
        if start < 0 or is_part or not re.search(r"[㐀-鿿]", match.group()) or _names_none(draft, start, end):
            continue
        yield from _surfaces(draft, start, end, kinds[head], told)


def _names_none(draft: Draft, start: int, end: int) -> bool:
    """Whether the words only count or praise: 三所大学, 世界一流大学."""
    return draft.lexicon.pattern("no_name_written").fullmatch(draft.clean, start, end) is not None


def _surfaces(draft: Draft, start: int, end: int, kind: str, told: set[str]) -> Iterator[Surface]:
    """The name at its place, and wherever else the text has the short name that it states in brackets: once for each
    short name, those `told` before are left."""
    name = _shorter(draft, start, end)
    places = [Span(start, end)]
    brackets = draft.lexicon.pattern("short_names_written").match(draft.clean[end : end + 14])
    if brackets and brackets.group("short") not in told and set(brackets.group("short")) <= set(draft.clean[start:end]):
        told.add(brackets.group("short"))
        short, after = brackets.group("short"), end + brackets.end()
        places += [Span(m.start(), m.end()) for m in re.finditer(re.escape(short), draft.clean) if m.start() >= after
                   or m.end() <= start]  # fmt: skip
        name = name or draft.clean[start:end]
    for span in places:
        first, last = draft.tokens.at_or_after(span.start), draft.tokens.at_or_after(span.end) - 1
        if first <= last:
            yield Surface(span, first, last, "phrase", kind, name=name)  # type: ignore[arg-type]


def _shorter(draft: Draft, start: int, end: int) -> str:
    """The name without the country before it, where the text also has it so; empty where it does not."""
    written = draft.clean[start:end]
    for size in (4, 3, 2):
        rest = written[size:]
        if country_named(written[:size]) and len(rest) >= _LEAST_NAME:
            return rest if draft.clean.count(rest) > draft.clean.count(written) else ""
    return ""


def _start(draft: Draft, match: re.Match[str]) -> int:
    """Where the name begins: at the place that begins it, else behind the last word that leads on to one; -1 for a
    学院 that is a school inside a university (兽医学院, 生命科学学院) and for what must have a place and has none."""
    words, head = draft.lexicon, match.group("head")
    opened = words.pattern("opened_written").search(draft.clean[match.start() : match.start("head")])
    if opened and words.raw["heads_written"][head] in ("research_institute", "university"):
        return -1
    place = words.pattern("places_written").search(draft.clean, match.start(), match.start("head"))
    if place:
        return place.start()
    leads = words.pattern("names_begin_after").finditer(draft.clean, match.start(), match.start("head") - 1)
    start = max((m.end() for m in leads), default=match.start())
    if head in words.words("heads_with_places"):
        return -1
    if head not in words.words("heads_of_units"):
        return start
    return start if _is_house(draft, start, match.end()) else -1


def _is_house(draft: Draft, start: int, end: int) -> bool:
    """Whether a 学院 of no known place is a whole house: by what only houses are called, or by a name of two characters
    that is no field."""
    words, name = draft.lexicon, draft.clean[start:end]
    if words.pattern("fields_written").match(name):
        return False
    if words.pattern("houses_written").match(name) is not None:
        return True
    return len(name) == _LEAST_NAME and words.pattern("of_a_school").match(draft.clean, end) is None
