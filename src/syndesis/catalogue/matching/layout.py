"""The layout of the index on disk: words with their rarity, names by their rarest words, records."""

from array import array
from collections import Counter
from math import log
from pathlib import Path
from typing import Any, NamedTuple

from syndesis.catalogue.matching import store

TYPES = ("education", "healthcare", "company", "facility", "government", "nonprofit", "funder", "archive", "other")
ACTIVE, FULL = 1 << 9, 1 << 10
"""Flags of a record, above one for each of its types; full is one of which more is known than a name."""
WIKIPEDIA, REGISTERS = 1 << 11, 12
"""Whether Wikipedia describes it; from the latter bit on, in how many other registers it has a number, up to 15."""

WHOLE = 250_000
"""Names of the whole register, about: with it the weights were learnt, so a smaller catalogue is stretched to it."""

Form = tuple[str, ...]
"""The folded words of a name."""
Forms = dict[Form, list[tuple[int, int, int]]]
"""Who has the name: (number of the record, kind of the name, number of the name)."""


class Record(NamedTuple):
    """An organisation as the index keeps it."""

    ror: str
    country: str
    city: Form
    flags: int
    children: int
    parents: tuple[str, ...]
    """ROR ids."""
    names: str
    """With tabs between them, in the order of the catalogue."""


def join(words: Form, joins: set[Form]) -> Form:
    """The words with each pair joined that is known in one word."""
    result: list[str] = []
    for word in words:
        if result and (result[-1], word) in joins:
            result[-1] += word
        else:
            result.append(word)
    return tuple(result)


def write(path: Path, key: str, records: list[Record], forms: Forms, joins: set[Form]) -> None:
    """Lays the index out and writes its file."""
    cities: dict[Form, int] = {(): 0}
    record_city = array("I")
    for record in records:
        record_city.append(cities.setdefault(join(record.city, joins), len(cities)))
    words, rarity = _rarities(forms, cities)
    ids = {word: number for number, word in enumerate(words)}
    arrays: dict[str, array[Any]] = {"idf": rarity, "record_city": record_city}
    arrays |= _name_arrays(forms, ids, rarity) | _entry_arrays(forms) | _record_arrays(records)
    texts = {
        "words": words,
        "cities": [" ".join(city) for city in cities],
        "joins": [" ".join(pair) for pair in sorted(joins)],
        "rors": [record.ror for record in records],
        "countries": [record.country for record in records],
        "names": [record.names for record in records],
    }
    store.write(path, key, arrays, texts)


def _rarities(forms: Forms, cities: dict[Form, int]) -> tuple[list[str], "array[float]"]:
    """All words in order, and of each the logarithm of how few names have it."""
    seen: Counter[str] = Counter()
    for form, entries in forms.items():
        for word in set(form):
            seen[word] += len(entries)
    words = sorted(set(seen) | {word for city in cities for word in city})
    total = sum(len(entries) for entries in forms.values())
    scale = max(1.0, log(WHOLE) / log(total + 2))
    return words, array("f", (scale * log((total + 1) / (seen[word] + 0.5)) for word in words))


def _name_arrays(forms: Forms, ids: dict[str, int], rarity: "array[float]") -> dict[str, "array[Any]"]:
    """The words of each name, and for each word the names found by it: those where it is one of the two rarest."""
    form_at, form_words = array("I", [0]), array("I")
    anchored: list[list[tuple[int, int]]] = [[] for _ in ids]
    for number, form in enumerate(forms):
        numbers = [ids[word] for word in form]
        form_words.extend(numbers)
        form_at.append(len(form_words))
        rare = sorted(set(numbers), key=lambda one: (-rarity[one], one))
        anchored[rare[0]].append((number, rare[1] if len(rare) > 1 else rare[0]))
        if len(rare) > 2:
            anchored[rare[1]].append((number, rare[2]))
    anchor_at, anchor_forms, anchor_second = array("I", [0]), array("I"), array("I")
    for posting in anchored:
        anchor_forms.extend(form for form, _ in posting)
        anchor_second.extend(second for _, second in posting)
        anchor_at.append(len(anchor_forms))
    return {
        "form_at": form_at, "form_words": form_words,
        "anchor_at": anchor_at, "anchor_forms": anchor_forms, "anchor_second": anchor_second,
    }  # fmt: skip


def _entry_arrays(forms: Forms) -> dict[str, "array[Any]"]:
    """The records of each name."""
    entry_at, entry_record, entry_kind, entry_name = array("I", [0]), array("I"), array("B"), array("B")
    for entries in forms.values():
        for record, kind, name in entries:
            entry_record.append(record)
            entry_kind.append(kind)
            entry_name.append(min(name, 255))
        entry_at.append(len(entry_record))
    return {"entry_at": entry_at, "entry_record": entry_record, "entry_kind": entry_kind, "entry_name": entry_name}


def _record_arrays(records: list[Record]) -> dict[str, "array[Any]"]:
    numbers = {record.ror: number for number, record in enumerate(records)}
    parent_at, parents = array("I", [0]), array("I")
    for record in records:
        parents.extend(numbers[ror] for ror in record.parents if ror in numbers)
        parent_at.append(len(parents))
    flags = array("H", (record.flags for record in records))
    children = array("H", (min(65535, record.children) for record in records))
    named = array("H", (record.names.count("\t") + 1 for record in records))
    return {
        "record_flags": flags, "record_children": children, "record_named": named,
        "parent_at": parent_at, "parents": parents,
    }  # fmt: skip
