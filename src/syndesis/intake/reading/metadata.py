"""Step: what the document says about itself.

Needs `clean`, `headers`, `lexicon`. Adds `title`, `published` (ISO), `issuer`, `author`, `headings` and
`metadata_spans`.
"""

import re

from syndesis.intake.reading import dates
from syndesis.intake.reading.contract import Metadata, Span
from syndesis.intake.reading.draft import Draft
from syndesis.intake.reading.publication import find_published, labels

_LINE = re.compile(r"[^\n]+")
_LONGEST_TITLE = 300
_ITEM = re.compile(r"[ \t]*(?:[-*•·–▪◦‣●]|\d{1,2}[.)])[ \t]+\S")
_LONGEST_HEADING = 160
_SENTENCE_END = re.compile(r"[.!?…:;,。！？][\"'”’»)]*$")


def run(draft: Draft) -> None:
    lines = [Span(m.start(), m.end()) for m in _LINE.finditer(draft.clean) if m.group().strip()]
    lines = [_trimmed(draft.clean, line) for line in lines]
    find_published(draft, lines)
    stated = set(draft.metadata_spans)
    for line in lines:
        if line not in stated:
            _read_line(draft, line)
    told = set(draft.metadata_spans)
    in_body = False
    for line in lines:
        if line in told or line.end - line.start > _LONGEST_TITLE:
            in_body = in_body or line not in told
            continue
        if draft.title is None and not in_body and not labels("contact_line").match(draft.clean, line.start, line.end):
            draft.title = Metadata(value=draft.text[line.start : line.end], span=line)
            if not _SENTENCE_END.search(draft.clean[line.start : line.end]):
                draft.headings.append(line)
        elif _is_heading(draft, line):
            draft.headings.append(line)


def _read_line(draft: Draft, line: Span) -> None:
    text = draft.clean[line.start : line.end]
    if len(text) > 400:
        return
    if len(text) < 60 and dates.only_date(text, draft.lexicon):
        draft.metadata_spans.append(line)
        return
    rest = line
    label = labels("issuer").match(text)
    if label:
        stop = re.search(r"[.;|]\s+(?=\w)|\.$", text[label.end() :])
        end = label.end() + (stop.start() if stop else len(text) - label.end())
        if draft.issuer is None:
            draft.issuer = _metadata(draft, line.start + label.end(), line.start + end)
        draft.metadata_spans.append(line)
        if not stop:
            return
        rest = _trimmed(draft.clean, Span(line.start + label.end() + stop.end(), line.end))
    label = labels("author").match(draft.clean[rest.start : rest.end])
    if label and rest.start + label.end() < rest.end and rest.end - rest.start < 100:
        draft.author = _metadata(draft, rest.start + label.end(), rest.end)
        if line not in draft.metadata_spans:
            draft.metadata_spans.append(line)


def _metadata(draft: Draft, start: int, end: int) -> Metadata:
    span = _trimmed(draft.clean, Span(start, end))
    return Metadata(value=draft.text[span.start : span.end], span=span)


def _is_heading(draft: Draft, line: Span) -> bool:
    text = draft.clean[line.start : line.end]
    if len(text) > _LONGEST_HEADING or _SENTENCE_END.search(text):
        return False
    if _ITEM.match(draft.text, draft.text.rfind("\n", 0, line.start) + 1):
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
