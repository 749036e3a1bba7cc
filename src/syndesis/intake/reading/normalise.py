"""Step: blank what is not the text's own words.

Needs the text. Adds `clean`, of the same length, in which page furniture (advertisements, share links, the page's
foot), file headers ("# key: value") and marks (Markdown links, emphasis) are spaces; and the `headers`.
"""

import re
from functools import lru_cache

from syndesis.intake.reading.contract import Span
from syndesis.intake.reading.draft import Draft
from syndesis.intake.reading.lexicons import shared

_HEADER = re.compile(r"# ?([A-Za-z][\w -]{0,30}): ?([^\n]*)")
_LINK = re.compile(r"\[([^\[\]\n]{0,300})\](\([^()\s]{0,500}\))")
_MARKS = re.compile(r"(?m)^[ \t]{0,3}(?:#{1,6}|>+|[-*+])(?=[ \t])|\*{1,3}|`{1,3}|\\(?=[\"'])|_{2,}")
_LINE = re.compile(r"[^\n]+")
_INVISIBLE = re.compile("[\u200b\u200c\u200d\u2060\ufeff\u00ad\u00a0\u2028\u2029\x00-\x08\x0b-\x1f\x7f]")
_LONGEST_FOOT = 3000
_LEAST_LINKS, _LEAST_PROSE, _LEAST_LETTERS, _LONGEST_LINK = 6, 1, 300, 60
_LEAST_MENU, _LONGEST_MENU, _LEAST_TITLE = 3, 30, 4
_STATES = re.compile(r"\d|:|：|^(?:by|text|author|prepared|source|por|von|автор|текст|source)\b", re.IGNORECASE)


def run(draft: Draft) -> None:
    clean = _INVISIBLE.sub(" ", draft.text)
    clean, draft.headers = _headers(clean)
    clean = _LINK.sub(lambda m: " " + m.group(1) + " " * (1 + len(m.group(2))), clean)
    clean = _MARKS.sub(lambda m: " " * len(m.group()), clean)
    clean = _without_menu(_without_links(_without_foot(clean)))
    draft.clean = _LINE.sub(lambda m: _blank(m.group()) if _is_furniture(m.group()) else m.group(), clean)


def _headers(text: str) -> tuple[str, dict[str, Span]]:
    """The text without its leading "# key: value" lines, and where their values stand."""
    headers: dict[str, Span] = {}
    at = 0
    while at < len(text):
        line_end = text.find("\n", at)
        line_end = len(text) if line_end < 0 else line_end
        match = _HEADER.match(text, at, line_end)
        if match is None:
            if text[at:line_end].strip() or headers:
                break
        else:
            headers[match.group(1).lower()] = Span(match.start(2), match.end(2))
        at = line_end + 1
    return (_blank(text[:at]) + text[at:] if headers else text), headers


def _blank(text: str) -> str:
    return re.sub(r"[^\n]", " ", text)


def _is_furniture(line: str) -> bool:
    stripped = line.strip()
    return len(stripped) < 400 and _furniture().fullmatch(stripped) is not None


def _without_foot(text: str) -> str:
    """The text with everything after a copyright line in its latter part blanked."""
    for match in _foot().finditer(text, len(text) // 3):
        if len(text) - match.start() <= _LONGEST_FOOT:
            return text[: match.start()] + _blank(text[match.start() :])
    return text


def _without_links(text: str) -> str:
    """The text without the list of links below it: many short lines that end no sentence and state nothing."""
    lines = [m for m in _LINE.finditer(text) if m.group().strip()]
    at = len(lines)
    while at and _is_link(lines[at - 1].group().strip()):
        at -= 1
    links = lines[at:]
    if len(links) < _LEAST_LINKS or at < _LEAST_PROSE or sum(len(m.group()) for m in lines[:at]) < _LEAST_LETTERS:
        return text
    start = links[0].start()
    return text[:start] + _blank(text[start:])


def _without_menu(text: str) -> str:
    """The text without the menu above its headline: several lines of a word or three that state nothing."""
    at, end, count = 0, 0, 0
    for match in _LINE.finditer(text):
        line = match.group().strip()
        if not line:
            continue
        if len(line) > _LONGEST_MENU or len(line.split()) > _LEAST_TITLE - 1 or not _is_link(line):
            is_title = len(line.split()) >= _LEAST_TITLE and not _STATES.search(line) and line[-1] not in ".!?"
            return text[:at] + _blank(text[at:end]) + text[end:] if count >= _LEAST_MENU and is_title else text
        count += 1
        end = match.end()
        at = at or match.start()
    return text


def _is_link(line: str) -> bool:
    """Whether a line is short, ends no sentence and states neither a day nor who wrote or issued the text."""
    return len(line) <= _LONGEST_LINK and line[-1] not in '.!?;:,…。；：」”"»)' and not _STATES.search(line)


@lru_cache(maxsize=1)
def _furniture() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{p})" for p in shared()["furniture"]["lines"]), re.IGNORECASE)


@lru_cache(maxsize=1)
def _foot() -> re.Pattern[str]:
    return re.compile("(?mi)^[ \t]*(?:" + "|".join(shared()["furniture"]["foot"]) + ")$")
