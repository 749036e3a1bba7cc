"""How alike two people are. Pure: all that is known of each is in their facts."""

import re
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import product

from syndesis.directory.choices import ContactKind, PersonIdentifierScheme
from syndesis.directory.duplicates.likeness import UNLIKE, Likeness, Reason, weighed
from syndesis.directory.duplicates.spelling import almost, plain, skeleton, sound
from syndesis.lib.person_names import PARTICLES

Words = tuple[str, ...]
BY_NAME = {
    "same": 0.72, "written": 0.68, "shorter": 0.62, "swapped": 0.6, "misspelt": 0.54, "initials": 0.45, "family": 0.3,
}  # fmt: skip
_NO_DIGIT = re.compile(r"\D+")
KNOWN, UNKNOWN = "+", "-"
"""A given name, in the keys of blocks."""
PHONE_DIGITS = 9
"""The last digits of a number: what stands before them is written with and without the country."""


@dataclass(frozen=True)
class PersonFacts:
    """What is known of a person, as it is compared."""

    key: int = 0
    names: tuple[tuple[str, str], ...] = ()
    """Given and family name; the one shown first."""
    employers: frozenset[int] = field(default=frozenset())
    contacts: frozenset[str] = field(default=frozenset())
    identifiers: frozenset[tuple[str, str]] = field(default=frozenset())


def contact(kind: str, value: str) -> str:
    """Contact data in one spelling; blank for what many share, such as a web page."""
    if kind == ContactKind.PHONE:
        digits = _NO_DIGIT.sub("", value)[-PHONE_DIGITS:]
        return digits if len(digits) == PHONE_DIGITS else ""
    return value.strip().casefold() if kind in (ContactKind.EMAIL, ContactKind.MESSENGER) else ""


def blocks(facts: PersonFacts) -> set[str]:
    """Where a person is found: by a family name as it sounds, with the first sound of the given name, or with none;
    by the same the other way round, by contact data, by an identifier."""
    return _keys(facts, named=KNOWN, nameless=UNKNOWN)


def asks(facts: PersonFacts) -> set[str]:
    """Where those stand who may be the same: who has no given name may be any of the family, and the other way round;
    two who have one share its first sound, so that a common family name is no crowd."""
    return _keys(facts, named=UNKNOWN, nameless=KNOWN)


def _keys(facts: PersonFacts, named: str, nameless: str) -> set[str]:
    found = {f"#{scheme}:{value}" for scheme, value in facts.identifiers} | {f"@{each}" for each in facts.contacts}
    for given, family in facts.names:
        first, held = _words(given), _words(family)
        for part in held:
            found |= {f"{skeleton(part)} {_initial(first)}", f"{skeleton(part)} {named if first else nameless}"}
        if first and held:
            found.add(f"{skeleton(first[0])} {_initial(held)}")  # the other way round
    return found


def _initial(words: Words) -> str:
    return sound(words[0])[:1] if words else UNKNOWN


@lru_cache(maxsize=65536)
def _words(name: str) -> tuple[str, ...]:
    return tuple(word for word in plain(name) if word not in PARTICLES) or tuple(plain(name))


def likeness(one: PersonFacts, other: PersonFacts) -> Likeness:
    shared = one.identifiers & other.identifiers
    if shared:
        scheme, value = min(shared)
        return weighed([Reason("identifier", 1.0, f"{PersonIdentifierScheme(scheme).label} {value}")])
    named = max((_of_names(*pair) for pair in product(one.names, other.names)), key=_weight, default=None)
    if named is None:
        return UNLIKE
    reasons = [named]
    if one.contacts & other.contacts:
        reasons.append(Reason("contact", 0.3))
    if one.employers & other.employers:
        reasons.append(Reason("employer", 0.22))
    elif one.employers and other.employers:
        reasons.append(Reason("other_employer", -0.08))
    if _registered_apart(one, other):
        reasons.append(Reason("other_identifier", -0.5))
    return weighed(reasons)


def _weight(reason: Reason | None) -> float:
    return reason.weight if reason else 0.0


def _of_names(one: tuple[str, str], other: tuple[str, str]) -> Reason | None:
    """What two names say for it that one person bears them; nothing where they are of two."""
    code = _agreement(_words(one[0]), _words(one[1]), _words(other[0]), _words(other[1]))
    if not code:
        return None
    ours, other_ones = (" ".join(name).strip() for name in (one, other))
    return Reason(code, BY_NAME[code], ours if ours == other_ones else f"{ours} – {other_ones}")


def _agreement(given: Words, family: Words, their_given: Words, their_family: Words) -> str:
    spelt = _spelling(family, their_family)
    if not spelt:
        turned = given and _heard(given) == _heard(their_family) and _heard(family) == _heard(their_given)
        return "swapped" if turned else ""
    if not given or not their_given:
        return "family" if spelt in ("same", "written", "shorter") else ""
    agree = _given(given, their_given)
    if not agree:
        return ""
    if agree == "initials":
        return "initials" if spelt != "misspelt" else ""
    if "misspelt" in (spelt, agree):
        return "misspelt" if (spelt, agree) != ("misspelt", "misspelt") else ""
    return next((code for code in ("shorter", "written") if code in (spelt, agree)), "same")


@lru_cache(maxsize=65536)
def _heard(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(sound(word) for word in words)


def _spelling(one: Words, other: Words) -> str:
    """How two family names agree: same, written otherwise, shorter (one of two family names), misspelt, or not."""
    if not one or not other:
        return ""
    if one == other:
        return "same"
    mine, theirs = _heard(one), _heard(other)
    if mine == theirs:
        return "written"
    if len(mine) != len(theirs):
        return "shorter" if mine[0] == theirs[0] and min(len(mine), len(theirs)) == 1 else ""
    differing = [(a, b) for a, b in zip(mine, theirs, strict=True) if a != b]
    return "misspelt" if len(differing) == 1 and almost(*differing[0]) else ""


def _given(one: Words, other: Words) -> str:
    """How two given names agree: all words, the first with more behind it, by initials, or not at all."""
    mine, theirs = _heard(one), _heard(other)
    if one == other:
        return "same"
    if mine == theirs:
        return "written"
    pairs = list(zip(mine, theirs, strict=False))
    if all(a == b for a, b in pairs):
        return "shorter"
    if all(a == b or (min(len(a), len(b)) == 1 and a[0] == b[0]) for a, b in pairs):
        return "initials"
    slips = [(a, b) for a, b in pairs if a != b]
    return "misspelt" if len(slips) == 1 and almost(*slips[0]) else ""


def _registered_apart(one: PersonFacts, other: PersonFacts) -> bool:
    mine, theirs = dict(one.identifiers), dict(other.identifiers)
    return any(mine[scheme] != theirs[scheme] for scheme in mine.keys() & theirs.keys())
