"""The day of publication: by a label, the file's header, a line of its own, a stamp or the dateline.

Needs `clean`, `headers`, `lexicon`. `find_published` adds `published` and the lines that state it to `metadata_spans`.
"""

import re
from collections.abc import Iterator
from functools import cache

from syndesis.intake.reading import dates
from syndesis.intake.reading.contract import Metadata, Span
from syndesis.intake.reading.draft import Draft
from syndesis.intake.reading.lexicons import shared

_LONGEST_TITLE, _LONGEST_STAMP, _LONGEST_DATELINE, _LONGEST_LINE = 300, 160, 90, 60
_HEAD, _TOP, _LATEST_IN_LABELLED = 4, 12, 25
_LABEL_INSIDE = re.compile(
    r"\b(?:(?:publi\w+|release|posted|updated|revision|upload)\s?(?:date|time|on)?|date|fecha|publicado(?: el)?|datum"
    r"|veröffentlicht(?: am)?|дата|опубликовано)\s*[:：]\s*|(?:发布|更新|发表|时间|日期)[^\s:：]{0,4}[:：]\s*",
    re.IGNORECASE,
)
_WORD, _MOST_IN_STAMP = re.compile(r"[^\W\d_]{2,}"), 6
"""A line of few words that holds a full date tells when a text was published."""
_HOUR = re.compile(r"\b\d{1,2}[:.]\d\d\b")
_ENDS = r"(?:(?:[:–—-]\s|\s?-\s|\.-\s)|\.\s(?=[^\W\d_])|\.?\s*$)"
_DATELINES = (
    re.compile(rf"[^\n.!?:–—-]{{2,50}}?[,(]\s*(?P<day>[^\n:–—()]{{4,30}}?)\)?\s*{_ENDS}"),
    re.compile(r"[^\n.!?:–—\d]{2,50}\s[–—-]\s(?P<day>[^\n:–—()]{6,30}?)\s?(?:[:–—]|\s-)\s"),
    re.compile(r"(?P<day>[^\n:–—()]{0,16}\d[^\n:–—()]{3,22}?)(?:,\s[^\n:–—()\d,.]{3,24})?\s?(?:[:–—]|\s-|\.-)\s"),
)
_IN_BRACKETS = re.compile(r"[(（](?P<day>[^()（）]{6,24}\d)[)）]\s*$")
_LAST_PART = re.compile(r",\s+|\s+[–—|·-]\s+")
_SEPARATED = re.compile(r"\s*[|•·]\s*")
_PARTIAL = re.compile(r"\s*(?P<day>(?:19|20)\d\d(?:-(?:0[1-9]|1[0-2]))?)\s*")


def find_published(draft: Draft, lines: list[Span]) -> None:
    """Take the day from the surest of the places where a page states it."""
    for line in lines:
        if line.end - line.start <= _LONGEST_STAMP and _labelled(draft, line):
            draft.metadata_spans.append(line)
            return
    header = draft.headers.get("date")
    if header is not None and _publish(draft, header):
        return
    for line in lines[:_HEAD]:
        if _of_its_own(draft, line):
            return
    draft.metadata_spans.extend(_stamps(draft, lines))
    if draft.published is not None:
        return
    for line in (*lines[_HEAD:_TOP], *lines[: _TOP - 1 : -1]):
        if _of_its_own(draft, line):
            return
    _month_or_year(draft, header, lines)


def _labelled(draft: Draft, line: Span) -> bool:
    """Whether the line begins with "Published on" or the like, and the day follows soon."""
    label = labels("published").match(draft.clean, line.start, line.end)
    if label is None:
        return False
    rest = Span(label.end(), line.end)
    if _publish(draft, rest, whole=True):
        return True
    is_short = rest.end - rest.start <= _LONGEST_LINE and len(draft.clean[line.start : label.end()].strip()) > len(
        "date"
    )
    return is_short and _publish(draft, rest, within=_LATEST_IN_LABELLED)


def _of_its_own(draft: Draft, line: Span) -> bool:
    """Whether the line holds a day and hardly anything else."""
    if line.end - line.start >= _LONGEST_LINE or not _publish(draft, line, whole=True):
        return False
    draft.metadata_spans.append(line)
    return True


def _stamps(draft: Draft, lines: list[Span]) -> Iterator[Span]:
    """The first line with little else than the day: a label inside it, an hour beside it, or the dateline with which
    a report begins, of which nothing is metadata."""
    for line in lines:
        text = draft.clean[line.start : line.end]
        label = _LABEL_INSIDE.search(text) if len(text) <= _LONGEST_STAMP else None
        stamped = len(text) <= _LONGEST_STAMP and _HOUR.search(text) and len(re.findall(r"[^\W\d_]{2,}", text)) <= 8
        if (label and _publish(draft, Span(line.start + label.end(), line.end))) or (stamped and _publish(draft, line)):
            yield line
            return
    if _in_dateline(draft, lines):
        return
    for line in lines[:6] if draft.language != "zh" else ():
        text = draft.clean[line.start : line.end]
        few = len(_WORD.findall(text)) <= (_MOST_IN_STAMP if text[-1] not in ".!?" else _MOST_IN_STAMP // 2)
        if len(text) <= _LONGEST_STAMP and ((few and _publish(draft, line)) or _in_a_part(draft, line)):
            yield line
            return


def _in_dateline(draft: Draft, lines: list[Span]) -> bool:
    for line in lines[:2]:
        ending = _IN_BRACKETS.search(draft.clean, line.start, line.end)
        if ending and line.end - line.start <= _LONGEST_TITLE and _publish(draft, Span(*ending.span("day"))):
            return True
    for line in lines[:4]:
        for pattern in _DATELINES:
            opening = pattern.match(draft.clean, line.start, min(line.end, line.start + _LONGEST_DATELINE))
            if opening and _publish(draft, Span(opening.start("day"), opening.end("day"))):
                return True
    return False


def _in_a_part(draft: Draft, line: Span) -> bool:
    """Whether bars part the line and one of its parts is the day: "News | Office of Guests | 3 May 2019"."""
    at = line.start
    for bar in (*_SEPARATED.finditer(draft.clean, line.start, line.end), None):
        if bar is None and at == line.start:
            return False
        if _publish(draft, Span(at, bar.start() if bar else line.end), whole=True):
            return True
        at = bar.end() if bar else line.end
    return False


def _month_or_year(draft: Draft, header: Span | None, lines: list[Span]) -> None:
    """Take a month or year where no day is told: of the header, or of a line near the top that holds nothing else or
    ends with it ("Newsletter of the College, May 2024")."""
    told = _by_header(draft)
    if told and header is not None:
        draft.published = Metadata(value=told, span=header)
        return
    for line in lines[1:_TOP]:
        text = draft.clean[line.start : line.end]
        if len(text) >= _LONGEST_LINE:
            return
        month = dates.only_month(text, draft.lexicon)
        issue = "" if month else dates.only_month(_LAST_PART.split(text)[-1], draft.lexicon)
        if month or issue:
            draft.published = Metadata(value=month or issue, span=line)
            if month:
                draft.metadata_spans.append(line)
            return


def _by_header(draft: Draft) -> str:
    """The month or year that the file's header gives, with which a day must agree."""
    header = draft.headers.get("date")
    partial = _PARTIAL.fullmatch(draft.text, header.start, header.end) if header else None
    return partial.group("day") if partial else ""


def _publish(draft: Draft, span: Span, *, whole: bool = False, within: int = 0) -> bool:
    """Take the day that stands in the span, no later than `within` where that is given; with `whole`, only where
    nothing else stands there but a weekday and an hour."""
    found = dates.first_day(draft.text[span.start : span.end], draft.lexicon, whole=whole)
    if found is None or (within and found[1] > within):
        return False
    value, start, end = found
    if value.startswith("?") or not value.startswith(_by_header(draft)):
        return False
    draft.published = Metadata(value=value, span=Span(span.start + start, span.start + end))
    return True


@cache
def labels(name: str) -> re.Pattern[str]:
    """The labels of one kind of metadata, of all languages."""
    return re.compile("(?:" + "|".join(f"(?:{p})" for p in shared()["metadata"][name]) + ")", re.IGNORECASE)
