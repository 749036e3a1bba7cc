"""The words of agreements in one language, from `lexicon/contracts_XX.toml`, compiled once a process."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from syndesis.intake.reading.lexicons import LANGUAGES, load

_LINES = re.IGNORECASE | re.MULTILINE


@dataclass(frozen=True)
class Words:
    """The patterns of a language by section and name; one that it leaves out matches nothing."""

    language: str
    raw: dict[str, Any]

    def pattern(self, section: str, name: str) -> re.Pattern[str]:
        return _compiled(self.language, section, name)

    def named(self, section: str) -> dict[str, re.Pattern[str]]:
        """All patterns of a section by their names: clauses by kind, languages by code, units of time."""
        return {name: self.pattern(section, name) for name in self.raw.get(section, {})}

    @property
    def kinds(self) -> list[tuple[re.Pattern[str], str]]:
        return _kinds(self.language)

    @property
    def numbers(self) -> dict[str, int]:
        return dict(self.raw.get("numbers", {}))


def words_of(language: str) -> Words:
    known = language if language in LANGUAGES else "en"
    return Words(known, load(f"contracts_{known}"))


@cache
def _compiled(language: str, section: str, name: str) -> re.Pattern[str]:
    given = load(f"contracts_{language}").get(section, {}).get(name, "")
    if not given:
        return re.compile(r"(?!)")
    joined = given if isinstance(given, str) else "|".join(_once(part, n) for n, part in enumerate(given))
    return _compile(joined)


def _once(part: str, number: int) -> str:
    """An alternative whose groups have names of their own: Python allows a name once a pattern."""
    return f"(?:{re.sub(r'[(][?]P<([a-z]+)>', lambda found: f'(?P<{found[1]}{number}>' if number else found[0], part)})"


@cache
def _kinds(language: str) -> list[tuple[re.Pattern[str], str]]:
    return [(_compile(row["pattern"]), row["kind"]) for row in load(f"contracts_{language}").get("kinds", [])]


def _compile(pattern: str) -> re.Pattern[str]:
    """[A-Z] and [А-Я] mean capitals though case is disregarded elsewhere."""
    capitals = pattern.replace("[A-Z]", "(?-i:[A-ZÀ-ÖØ-Þ])").replace("[А-Я]", "(?-i:[А-ЯЁ])")
    return re.compile(capitals, _LINES)


def group(match: re.Match[str], name: str) -> str:
    """A group of whichever alternative hit."""
    for key, value in match.groupdict().items():
        if key.rstrip("0123456789") == name and value is not None:
            return str(value)
    return ""
