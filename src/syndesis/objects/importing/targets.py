"""What a column of a file may mean: the fields of a type, those of the single rows that belong to it, and rows of its
tables of one sort, such as "ROR"."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db.models import ForeignKey, ManyToManyField
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override
from rapidfuzz import fuzz, process

from syndesis.lib.text import normal
from syndesis.objects.columns import Label
from syndesis.objects.importing.synonyms import LANGUAGE_NAMES, LANGUAGES, WORDS
from syndesis.objects.tables import Table, tables_of
from syndesis.objects.types import ObjectType, built, named

ID = "id"
LIKE = 90
"""Of 100, from which on a name that is written slightly differently is taken for another."""
SHORTEST = 6
"""Letters of a name that may be misspelt: "cit" is no "city"."""
_NUMBERED = re.compile(r"(.*\D)\s*\d{1,2}")


@dataclass(frozen=True)
class Target:
    """A field; or rows of a table: `names` whole ones, `names.ru` the `text` of those whose `language` it is; or a
    field of what a record has one row of at most: `programme.level`."""

    name: str
    label: Label
    field: Any
    """Of the model, or of the row."""
    table: Table | None = None
    sort: tuple[str, str] = ("", "")
    """Of rows of one sort: the field that tells them apart, and its value; both blank for whole rows."""

    @property
    def is_rows(self) -> bool:
        """Whether a cell holds whole rows (`importing.row_cells`)."""
        return self.table is not None and self.name == self.table.name

    @property
    def several(self) -> bool:
        """Whether more than one column may say it."""
        return (self.table is not None and not self.is_single) or isinstance(self.field, ManyToManyField)

    @property
    def is_single(self) -> bool:
        """Whether it is a field of a row of which a record has one at most."""
        return self.table is not None and self.table.is_single

    def fits(self, data: Mapping[str, Any]) -> bool:
        """Whether it is asked of a record of which these fields are known (`Rows.only`); else it is not known to be."""
        only = self.table.declared.only if self.table is not None else {}
        return all(data.get(name) in values for name, values in only.items())

    @property
    def refers(self) -> bool:
        return not self.is_rows and isinstance(self.field, ForeignKey | ManyToManyField)

    @cached_property
    def words(self) -> frozenset[str]:
        """Its names in all languages, in their normal spelling; those of whole rows are what their table is called."""
        if self.is_rows:
            return frozenset(self._words_of_rows()) - {""}
        found = {self.name, self.field.name} if self.table is None else {self.name}
        for language in LANGUAGES:
            with override(language):
                found |= {str(self.label)} | (_sorted_words(self) if self.sort[0] else {str(named(self.field))})
        if not self.sort[0]:
            found |= set(WORDS.get(self.name, "").split(","))
        return frozenset(filter(None, map(normal, found)))

    def _words_of_rows(self) -> Iterator[str]:
        assert self.table is not None
        yield from map(normal, WORDS.get(self.name, "").split(","))
        for language in LANGUAGES:
            with override(language):
                yield normal(str(self.table.title))
                yield normal(str(self.table.model._meta.verbose_name_plural))


def _sorted_words(target: Target) -> set[str]:
    key, value = target.sort
    assert target.table is not None
    if key == "language":
        return set()
    column = target.table.model._meta.get_field(key)
    return {str(dict(column.flatchoices).get(value, value)), value}  # type: ignore[union-attr]


def _identified() -> Label:
    return _("Number of the record (ID)")


_targets: dict[type[ObjectType], Mapping[str, Target]] = {}


def targets_of(kind: type[ObjectType]) -> Mapping[str, Target]:
    """By name, in the order of the form; made when first used."""
    if kind not in _targets:
        _targets[kind] = {each.name: each for each in _made(kind)}
    return _targets[kind]


def _made(kind: type[ObjectType]) -> list[Target]:
    found = [Target(ID, _identified(), kind.model._meta.pk)]
    for name in kind.fields():
        field = kind.model._meta.get_field(name)
        found.append(Target(name, named(field), field))
    for table in tables_of(kind).values():
        found += _of_rows(table, kind.import_rows.get(table.name))
        if not table.is_single:
            found.append(Target(table.name, table.heading, table.fields[0], table))
    return found


def _of_rows(table: Table, declared: tuple[str, str] | None) -> Iterator[Target]:
    if table.is_single:
        for field in table.fields:
            yield Target(f"{table.name}.{field.name}", format_lazy("{}: {}", table.title, named(field)), field, table)
        return
    if declared is None:
        return
    key, value = declared
    text = table.model._meta.get_field(value)
    column = table.model._meta.get_field(key)
    choices: Iterable[tuple[str, Any]] = (
        ((code, code) for code in LANGUAGE_NAMES) if key == "language" else column.flatchoices  # type: ignore[union-attr]
    )
    for code, label in choices:
        if table.bare.get(key) == code:
            continue  # a list of references says it
        words = format_lazy("{} ({})", table.title, label)
        yield Target(f"{table.name}.{code}", words, text, table, (key, code))


class Recogniser:
    """Knows columns by their names: of fields, in four languages, from before (`known`), or nearly so."""

    def __init__(self, kind: type[ObjectType], known: Mapping[str, str] | None = None) -> None:
        self.targets = targets_of(kind)
        self.known = known or {}
        self.tables = tables_of(kind).keys()
        self.words: dict[str, str] = {}
        self.plain = {word: each.name for each in self.targets.values() if each.table is None for word in each.words}
        heads, computed = _heads_of(kind), _computed(kind)
        # What a field is itself called goes before what is only sometimes meant by a word.
        for exact in (True, False):
            for target in self.targets.values():
                own = set() if target.is_rows else {normal(target.name), *heads.get(target.name, ())}
                own |= _labels(target)
                for word in own if exact else target.words - computed if target.is_rows else target.words:
                    self.words.setdefault(word, target.name)

    def knows(self, text: str) -> bool:
        return self.of(text) is not None

    def of(self, text: str) -> str | None:
        """The target that a column of this name is taken for; blank where it was left out before."""
        word = normal(text)
        if not word:
            return None
        if word in self.known and (self.known[word] in self.targets or not self.known[word]):
            return self.known[word]
        if word in self.words:
            return self.words[word]
        if named := self._in_language(text):
            return named
        if (numbered := _NUMBERED.fullmatch(text.strip())) and (target := self.words.get(normal(numbered[1]))):
            return target if self.targets[target].several else None
        if " – " in text:  # a head of two rows
            upper, _dash, lower = text.partition(" – ")
            return self.of(lower) or self.of(upper)
        bare = normal(re.sub(r"\(.*?\)|\[.*?\]|[*:]", " ", text))
        if bare and bare != word and bare in self.words:
            return self.words[bare]
        if len(word) < SHORTEST:
            return None
        like = process.extractOne(word, self.words.keys(), scorer=fuzz.ratio, score_cutoff=LIKE)
        return self.words[like[0]] if like and len(like[0]) >= SHORTEST else None

    def _in_language(self, text: str) -> str | None:
        """ "Name (ru)", "Название на английском": a row of the table that keeps names by language."""
        tokens = normal(text).split()
        for target in self.targets.values():
            if target.sort[0] != "language":
                continue
            code = target.sort[1]
            told = {code, *map(normal, LANGUAGE_NAMES.get(code, "").split(","))}
            rest = [token for token in tokens if token not in told and token not in _AROUND]
            joined = "".join(tokens)
            if len(rest) < len(tokens) and self.words.get(" ".join(rest)) in ("name", "title"):
                return target.name
            chinese = next(
                (word for word in told if not word.isascii() and joined.startswith(word.replace(" ", ""))), ""
            )
            if chinese and self.words.get(" ".join(joined.removeprefix(chinese.replace(" ", "")))) in ("name", "title"):
                return target.name
        return None

    def mapping(self, names: Sequence[str]) -> dict[int, str]:
        """The targets of columns by their numbers from 0; the first that says a field says it alone. One that takes
        several columns takes none that only may mean it beside one that surely does."""
        found: dict[int, str] = {}
        taken: dict[str, int] = {}
        exact = [normal(name) for name in names]
        # A column that bears a field's own name goes before one that only may mean it.
        order = sorted(range(len(names)), key=lambda n: (self._rank(exact[n]), n))
        # Rows, as a file of ours names their table, are not what a field beside them is labelled.
        rows = {n for n in order if names[n] in self.tables and self.of(names[n]) in (None, *names)}
        found |= {n: names[n] for n in rows}
        for number in (n for n in order if n not in rows):
            target = self.of(names[number])
            rank = self._rank(exact[number])
            if target and (target not in taken or (self.targets[target].several and (rank < 2 or taken[target] == 2))):
                found[number] = target
                taken.setdefault(target, rank)
        for number, target in found.items():
            # "Type" is the kind of a record, where no other column says that.
            plain = self.plain.get(exact[number])
            if self.targets[target].is_single and plain and plain not in found.values():
                found[number] = plain
        return dict(sorted(found.items()))

    def _rank(self, word: str) -> int:
        """How surely a column means what it is taken for: by its label, by the name of the field, by a synonym."""
        target = self.words.get(word)
        if target is None:
            return 2
        meant = self.targets[target]
        if word in _labels(meant) or (meant.is_rows and word in meant.words):
            return 0
        return 1 if word == normal(target) else 2


_AROUND = frozenset("in на по en el la de language язык языке idioma".split())


def _labels(target: Target) -> set[str]:
    found = set()
    for language in LANGUAGES:
        with override(language):
            found.add(normal(str(target.label)))
            if target.is_single:
                found.add(normal(str(named(target.field))))
            elif target.sort[0] not in ("", "language"):
                found |= {normal(each) for each in _sorted_words(target)}
    return found - {""}


def _heads_of(kind: type[ObjectType]) -> dict[str, set[str]]:
    """What lists and exported files call the fields."""
    found: dict[str, set[str]] = {}
    for column in built(kind).columns:
        if column.declared.source == column.name:
            for language in LANGUAGES:
                with override(language):
                    found.setdefault(column.name, set()).add(normal(str(column.label)))
    return found


def _computed(kind: type[ObjectType]) -> set[str]:
    """What lists call that which is put together for them: it is nothing to be read again."""
    found = set()
    for column in built(kind).columns:
        if not isinstance(column.declared.source, str):
            for language in LANGUAGES:
                with override(language):
                    found.add(normal(str(column.label)))
    return found
