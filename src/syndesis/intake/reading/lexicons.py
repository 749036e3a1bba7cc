"""The words and patterns of each language, from the data files in `lexicon/`, compiled once a process.

`shared.toml` holds what belongs to no one language: spellings, notions of organisations' names, page furniture.
`en.toml`, `es.toml`, `ru.toml`, `zh.toml` and `de.toml` have one shape, stated in `en.toml`; what a language leaves
out is empty. `undertakings_en.toml` and its like go on: activities, promises and figures;
`people_en.toml` and its like: titles and offices.
"""

import re
import tomllib
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

from syndesis.intake.reading.word_forms import by_word, cuts, declined, folded, numbers, plurals
from syndesis.lib.tokens import fold_phrase, fold_word

LANGUAGES = ("en", "es", "ru", "zh", "de")


@cache
def load(name: str) -> dict[str, Any]:
    """The contents of one data file of the lexicon."""
    source = files("syndesis.intake.reading") / "lexicon" / f"{name}.toml"
    return tomllib.loads(source.read_text(encoding="utf-8"))


@cache
def of_language(language: str) -> dict[str, Any]:
    """All words and patterns of one language, from its data files."""
    return load(language) | load(f"undertakings_{language}") | load(f"people_{language}")


def shared() -> dict[str, Any]:
    """The words and patterns that belong to no one language."""
    return load("shared")


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern of a lexicon and what a hit of it means; `extra` holds further settings of the rule.

    Without one of the `hints`, which are written small, a text holds no hit: asking for them first saves time.
    """

    pattern: re.Pattern[str]
    kind: str = ""
    status: str = ""
    extra: dict[str, str] = field(default_factory=dict)
    hints: tuple[str, ...] = ()

    def may_hit(self, small: str) -> bool:
        """Whether a text, written small, may hold a hit."""
        return not self.hints or any(hint in small for hint in self.hints)


@dataclass(frozen=True)
class Lexicon:
    """The words of one language. Sets hold folded words.

    `heads` maps a folded head word to a kind, `units` one to when it heads a mere unit: "always" or "when_first".
    """

    language: str
    raw: dict[str, Any]
    heads: dict[str, str]
    units: dict[str, str]
    head_suffixes: tuple[tuple[str, str], ...]
    cuts: frozenset[str]
    connectors: frozenset[str]
    not_in_names: frozenset[str]
    months: dict[str, int]
    weekdays: dict[str, int]
    numbers: dict[str, int]
    ordinals: dict[str, int]
    abbreviations: frozenset[str]
    title_words: frozenset[tuple[str, ...]]
    academic: tuple[str, ...]
    not_acronyms: frozenset[str]
    roles: frozenset[str]
    role_modifiers: frozenset[str]
    role_stops: frozenset[str]
    single_offices: frozenset[str]
    heads_of_houses: frozenset[str]
    mission_offices: frozenset[str]
    names_go_on: frozenset[str]
    parties_counted: frozenset[str]
    given_names: frozenset[str]
    fields: frozenset[str]
    named_things: frozenset[str]
    occupations: frozenset[str]
    role_fields: frozenset[str]
    role_openers: frozenset[str]
    state_offices: frozenset[str]
    company_offices: frozenset[str]
    plural_roles: dict[str, str]
    role_starts: frozenset[str]

    def words(self, *path: str) -> list[str]:
        """The list at a path of the data file; empty where the language leaves it out."""
        at: Any = self.raw
        for name in path:
            at = at.get(name, {}) if isinstance(at, dict) else {}
        return list(at) if at else []

    def pattern(self, *path: str, flags: int = re.IGNORECASE) -> re.Pattern[str]:
        """The pattern or alternatives at a path, as one; matches nothing where the language leaves it out."""
        return _compiled(self.language, path, flags)

    def rules(self, section: str) -> tuple[Rule, ...]:
        """The rules of a section, in the order of the file: the first that hits decides."""
        return _rules(self.language, section)


@cache
def _compiled(language: str, path: tuple[str, ...], flags: int) -> re.Pattern[str]:
    at: Any = of_language(language)
    for name in path:
        at = at.get(name, {})
    if not at:
        return re.compile(r"(?!)")
    return compiled(_joined(at), flags)


def _joined(pattern: str | list[str]) -> str:
    """A pattern, or several as alternatives."""
    return pattern if isinstance(pattern, str) else "|".join(f"(?:{part})" for part in pattern)


def compiled(pattern: str, flags: int = re.IGNORECASE) -> re.Pattern[str]:
    """A pattern in which [A-Z] and [А-Я] mean capitals though case is disregarded elsewhere."""
    return re.compile(pattern.replace("[A-Z]", "(?-i:[A-ZÀ-ÖØ-Þ])").replace("[А-Я]", "(?-i:[А-ЯЁ])"), flags)


@cache
def _rules(language: str, section: str) -> tuple[Rule, ...]:
    rows = of_language(language).get(section, [])
    return tuple(
        Rule(
            compiled(_joined(row["pattern"])),
            row.get("kind", ""),
            row.get("status", ""),
            {k: v for k, v in row.items() if k not in ("pattern", "kind", "status", "hints")},
            tuple(row.get("hints", ())),
        )
        for row in rows
    )


@cache
def lexicon(language: str) -> Lexicon:
    """The lexicon of a language; English where there is none."""
    language = language if language in LANGUAGES else "en"
    raw = of_language(language)
    return Lexicon(
        language=language,
        raw=raw,
        heads=by_word(raw.get("heads", {}), raw.get("head_endings", ())),
        units=by_word(raw.get("unit_heads", {}), raw.get("head_endings", ())),
        head_suffixes=tuple(
            (fold_word(end) + case, kind)
            for kind, ends in raw.get("head_suffixes", {}).items()
            for end in ends
            for case in ("", *raw.get("head_endings", ()))
        ),
        cuts=cuts(raw),
        connectors=folded(raw, "connectors"),
        not_in_names=folded(raw, "not_in_names"),
        months={fold_word(word): int(n) for n, words in raw.get("months", {}).items() for word in words},
        weekdays={fold_word(word): int(n) for n, words in raw.get("weekdays", {}).items() for word in words},
        numbers=numbers(raw.get("numbers", {})),
        ordinals={fold_phrase(word): n for word, n in raw.get("ordinals", {}).items()},
        abbreviations=folded(raw, "abbreviations"),
        title_words=frozenset(tuple(title.split()) for title in declined(raw, "titles")),
        academic=tuple(fold_phrase(title) for title in raw.get("academic_titles", [])),
        not_acronyms=frozenset(raw.get("not_acronyms", [])),
        roles=declined(raw, "roles"),
        role_modifiers=declined(raw, "role_modifiers"),
        role_stops=folded(raw, "role_stops"),
        single_offices=declined(raw, "single_offices"),
        heads_of_houses=folded(raw, "heads_of_houses"),
        mission_offices=folded(raw, "mission_offices"),
        names_go_on=folded(raw, "names_go_on"),
        parties_counted=folded(raw.get("figures", {}), "parties"),
        given_names=frozenset(fold_word(w) for w in load("names")["given_names"].split()),
        fields=folded(raw, "fields"),
        named_things=folded(raw, "named_things"),
        occupations=folded(raw, "occupations"),
        role_fields=folded(raw, "role_fields"),
        role_openers=folded(raw, "role_openers"),
        state_offices=folded(raw, "state_offices"),
        company_offices=folded(raw, "company_offices"),
        plural_roles=plurals(raw),
        role_starts=frozenset(phrase.split()[0] for phrase in (*declined(raw, "roles"), *plurals(raw)) if phrase),
    )
