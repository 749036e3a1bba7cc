"""The building of the index of names from the catalogue: every name folded, found by its rarest words."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Any

from syndesis.catalogue.matching.layout import (
    ACTIVE,
    FULL,
    REGISTERS,
    TYPES,
    WIKIPEDIA,
    Form,
    Forms,
    Record,
    join,
    write,
)
from syndesis.catalogue.matching.words import fold, folded, plain

KINDS = {"official": 0, "alias": 1, "acronym": 2}
TURNED = 3
"""The kind of a name that is another one with "university" at its other end."""
SHORT = 8
"""Letters in one word up to which a name in capitals is taken for an acronym."""
JOINED = 0.05
"""How often the joined writing must occur for one apart: else it is a slip, not a way to write."""
CLOSED = frozenset({"grid"})
"""Registers that take nothing in any more: a number there tells the age of a record, not how well it is known."""
_BRACKET = re.compile(r"\s*[(\[][^()\[\]]*[)\]]\s*$")


@dataclass(slots=True)
class Gathered:
    """What is read from the catalogue before it is laid out."""

    forms: Forms = field(default_factory=dict)
    """Folded name -> (record, kind, number of the name)."""
    records: list[Record] = field(default_factory=list)

    def add(self, form: Form, record: int, kind: int, position: int) -> None:
        """One more name of a record, unless it has the same already by a better kind."""
        entries = self.forms.setdefault(form, [])
        for place, other in enumerate(entries):
            if other[0] == record:
                if kind < other[1]:
                    entries[place] = (record, kind, position)
                return
        entries.append((record, kind, position))


def build(path: Path, key: str, rows: Iterable[dict[str, Any]]) -> None:
    """Writes the index of these rows (`kept.COLUMNS`)."""
    gathered = Gathered()
    withdrawn = []
    for row in rows:
        if row["status"] == "withdrawn":
            withdrawn.append(row)
        else:
            gathered.records.append(_record(row))
            _gather(gathered, len(gathered.records) - 1, row)
    _inherit(gathered, withdrawn)
    fold.cache_clear()  # the words of the whole register; texts to match need few of them
    forms, joins = _joined(gathered.forms)
    write(path, key, gathered.records, forms, joins)


def _inherit(gathered: Gathered, withdrawn: list[dict[str, Any]]) -> None:
    """What was withdrawn from the register is never meant; its names are those of the record that took its place."""
    numbers = {record.ror: number for number, record in enumerate(gathered.records)}
    for row in withdrawn:
        for ror in row["relationships"].get("successor", []):
            if (number := numbers.get(ror)) is not None:
                names = gathered.records[number].names
                gathered.records[number] = gathered.records[number]._replace(names=f"{names}\t{_names(row)}")
                others = [(text, "", "acronym" if kind == "acronym" else "alias") for text, _, kind in row["names"]]
                _gather(gathered, number, row | {"names": others}, names.count("\t") + 1)


def _gather(gathered: Gathered, number: int, row: dict[str, Any], first: int = 0) -> None:
    """The names of a row as those of the record of this number."""
    for position, (text, _, kind) in enumerate(row["names"][:250], first):
        variants = [text]
        bare = text.removesuffix(f" ({row['country_name']})")
        if bare != text:
            variants = [bare, f"{bare} {row['country_name']}"]
        elif kind != "acronym" and (without := _BRACKET.sub("", text)) and len(without) > 5:
            variants.append(without)
        for variant in variants:
            form = tuple(folded(variant))
            if not form or len(form) > 24:
                continue
            acronym = kind == "acronym" or (
                len(form) == 1 and len(form[0]) <= SHORT and plain(variant).strip().isupper()
            )
            gathered.add(form, number, 2 if acronym else KINDS.get(kind, 1), position)
            if "university" in form and (turned := _turned(form)):
                gathered.add(turned, number, TURNED, position)


def _turned(form: Form) -> Form:
    """ "Porto University" for "University of Porto", and the other way round; () for longer names."""
    if len(form) > 3:
        return ()
    if form[0] == "university":
        return (*form[1:], "university")
    return ("university", *form[:-1]) if form[-1] == "university" else ()


def _joined(forms: Forms) -> tuple[Forms, set[Form]]:
    """The forms with words joined that other names write as one: "jiao tong" and "jiaotong"."""
    known = Counter(word for form in forms for word in form if len(word) > 4)
    pairs = Counter(
        pair
        for form in forms
        for pair in pairwise(form)
        if len(pair[0]) > 1
        and len(pair[1]) > 1
        and pair[0] + pair[1] in known
        and pair[0].isalpha()
        and pair[1].isalpha()
    )
    joins: set[Form] = {pair for pair, count in pairs.items() if known[pair[0] + pair[1]] >= JOINED * count}
    result: Forms = {}
    for form in list(forms):
        entries = forms.pop(form)  # two tables of all names at once would double the memory
        mine = result.setdefault(join(form, joins), [])
        there = {entry[0] for entry in mine}
        mine.extend(entry for entry in entries if entry[0] not in there)
    return result, joins


def _record(row: dict[str, Any]) -> Record:
    """What the index keeps of a record besides its names in folded words."""
    flags = sum(1 << TYPES.index(kind) for kind in set(row["types"]) & set(TYPES))
    flags |= ACTIVE if row["status"] == "active" else 0
    flags |= FULL if row["city"] or len(row["names"]) > 1 else 0
    registers = len(set(row["identifiers"]) - CLOSED)
    flags |= (WIKIPEDIA if row["wikipedia"] else 0) | min(registers, 15) << REGISTERS
    related = row["relationships"]
    city = tuple(folded(row["city"])) if row["city"] else ()
    return Record(
        row["ror"],
        row["country"],
        city,
        flags,
        len(related.get("child", [])),
        tuple(related.get("parent", [])),
        _names(row),
    )


def _names(row: dict[str, Any]) -> str:
    return "\t".join(re.sub(r"\s+", " ", name) for name, _, _ in row["names"])
