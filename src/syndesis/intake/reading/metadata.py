"""Step: what the document says about itself.

Needs `clean`, `headers`, `lexicon`. Adds `title`, `published` (ISO), `issuer`, `author`, `headings` and
`metadata_spans`.
"""

import re
from functools import cache

from syndesis.intake.reading import dates
from syndesis.intake.reading.contract import Metadata, Span
from syndesis.intake.reading.draft import Draft
from syndesis.intake.reading.lexicons import shared

_LINE = re.compile(r"[^\n]+")
_LONGEST_TITLE = 300
_LONGEST_HEADING = 160
_LONGEST_STAMP, _LONGEST_DATELINE = 160, 90
_LABEL_INSIDE = re.compile(
    r"\b(?:(?:publi\w+|release|posted|updated|revision|upload)\s?(?:date|time|on)?|date|fecha|publicado(?: el)?|datum"
    r"|veröffentlicht(?: am)?|дата|опубликовано)\s*[:：]\s*|(?:发布|更新|发表|时间|日期)[^\s:：]{0,4}[:：]\s*",
    re.IGNORECASE,
)
_WORD, _MOST_IN_STAMP = re.compile(r"[^\W\d_]{2,}"), 6
"""A line of few words that holds a full date tells when a text was published."""
_HOUR = re.compile(r"\b\d{1,2}[:.]\d\d\b")
_DATELINE = re.compile(
    r"[^\n.!?:–—-]{2,50}?[,(]\s*(?P<day>[^\n:–—()]{4,30}?)\)?\s*(?:(?:[:–—]\s|\s?-\s|\.-\s)|\.\s(?=[^\W\d_])|\.?\s*$)"
)
_IN_BRACKETS = re.compile(r"[(（](?P<day>[^()（）]{6,24}\d)[)）]\s*$")
_SENTENCE_END = re.compile(r"[.!?…:;,。！？][\"'”’»)]*$")


def run(draft: Draft) -> None:
    lines = [Span(m.start(), m.end()) for m in _LINE.finditer(draft.clean) if m.group().strip()]
    lines = [_trimmed(draft.clean, line) for line in lines]
    for line in lines:
        _read_line(draft, line)
    if draft.published is None and "date" in draft.headers:
        _publish(draft, draft.headers["date"])
    if draft.published is None:
        _find_published(draft, lines)
    told = set(draft.metadata_spans)
    in_body = False
    for line in lines:
        if line in told or line.end - line.start > _LONGEST_TITLE:
            in_body = in_body or line not in told
            continue
        if draft.title is None and not in_body:
            draft.title = Metadata(value=draft.text[line.start : line.end], span=line)
            if not _SENTENCE_END.search(draft.clean[line.start : line.end]):
                draft.headings.append(line)
        elif _is_heading(draft, line):
            draft.headings.append(line)


def _read_line(draft: Draft, line: Span) -> None:
    text = draft.clean[line.start : line.end]
    if len(text) > 400:
        return
    if draft.published is None:
        label = _labels("published").match(text)
        if label and _publish(draft, Span(line.start + label.end(), line.end), whole=True):
            draft.metadata_spans.append(line)
            return
        if len(text) < 60 and _publish(draft, line, whole=True):
            draft.metadata_spans.append(line)
            return
    elif len(text) < 60 and dates.only_date(text, draft.lexicon):
        draft.metadata_spans.append(line)
        return
    rest = line
    label = _labels("issuer").match(text)
    if label:
        stop = re.search(r"[.;|]\s+(?=\w)|\.$", text[label.end() :])
        end = label.end() + (stop.start() if stop else len(text) - label.end())
        if draft.issuer is None:
            draft.issuer = _metadata(draft, line.start + label.end(), line.start + end)
        draft.metadata_spans.append(line)
        if not stop:
            return
        rest = _trimmed(draft.clean, Span(line.start + label.end() + stop.end(), line.end))
    label = _labels("author").match(draft.clean[rest.start : rest.end])
    if label and rest.start + label.end() < rest.end and rest.end - rest.start < 100:
        draft.author = _metadata(draft, rest.start + label.end(), rest.end)
        if line not in draft.metadata_spans:
            draft.metadata_spans.append(line)


def _find_published(draft: Draft, lines: list[Span]) -> None:
    """Take the day of publication from a line with little else: a label inside it, an hour beside it, or the dateline
    with which a report begins."""
    for line in lines:
        text = draft.clean[line.start : line.end]
        label = _LABEL_INSIDE.search(text) if len(text) <= _LONGEST_STAMP else None
        stamped = len(text) <= _LONGEST_STAMP and _HOUR.search(text) and len(re.findall(r"[^\W\d_]{2,}", text)) <= 8
        if label and _publish(draft, Span(line.start + label.end(), line.end)):
            draft.metadata_spans.append(line)
            return
        if stamped and _publish(draft, line):
            draft.metadata_spans.append(line)
            return
    for line in lines[:2]:
        ending = _IN_BRACKETS.search(draft.clean, line.start, line.end)
        if ending and line.end - line.start <= _LONGEST_TITLE and _publish(draft, Span(*ending.span("day"))):
            return
    for line in lines[:4]:
        opening = _DATELINE.match(draft.clean, line.start, min(line.end, line.start + _LONGEST_DATELINE))
        if opening and _publish(draft, Span(opening.start("day"), opening.end("day"))):
            return
    for line in lines[:6] if draft.language != "zh" else ():
        text = draft.clean[line.start : line.end]
        if len(text) <= _LONGEST_STAMP and len(_WORD.findall(text)) <= _MOST_IN_STAMP and _publish(draft, line):
            draft.metadata_spans.append(line)
            return


def _publish(draft: Draft, span: Span, *, whole: bool = False) -> bool:
    """Take the day that stands in the span; with `whole`, only where nothing else does (but a weekday and an hour)."""
    found = dates.first_day(draft.text[span.start : span.end], draft.lexicon, whole=whole)
    if found is None:
        return False
    value, start, end = found
    draft.published = Metadata(value=value, span=Span(span.start + start, span.start + end))
    return True


def _metadata(draft: Draft, start: int, end: int) -> Metadata:
    span = _trimmed(draft.clean, Span(start, end))
    return Metadata(value=draft.text[span.start : span.end], span=span)


def _is_heading(draft: Draft, line: Span) -> bool:
    text = draft.clean[line.start : line.end]
    if len(text) > _LONGEST_HEADING or _SENTENCE_END.search(text):
        return False
    following = draft.clean[line.end :].lstrip()[:1]
    if following.islower() or text[:1].islower():
        return False
    title = draft.title.value if draft.title else ""
    words = text.split()
    capitals = sum(w[:1].isupper() for w in words)
    return text == title or len(words) <= 12 or capitals * 2 > len(words)


def _trimmed(text: str, span: Span) -> Span:
    start, end = span.start, span.end
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


@cache
def _labels(name: str) -> re.Pattern[str]:
    return re.compile("(?:" + "|".join(f"(?:{p})" for p in shared()["metadata"][name]) + ")", re.IGNORECASE)
