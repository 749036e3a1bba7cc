"""A person's name in a value of a column: a text, or what JSON holds; found, and taken out."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl, unquote_plus, urlencode

from syndesis.lib.mentions import MARK, Mention, Mentions, apart, without

Names = Sequence[tuple[str, str]]


@dataclass(frozen=True)
class Name:
    """The names of one person, and of those who share a family name with them."""

    own: Names
    others: Names = ()
    exact: Sequence[str] = ()
    """What else is nobody else's: addresses, numbers, identifiers, as they are written."""
    finder: Mentions = field(init=False)
    namesakes: Mentions = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "finder", Mentions(self.own))
        object.__setattr__(self, "namesakes", Mentions(self.others))

    def mentions(self, text: str, *, in_any_case: bool = False) -> list[Mention]:
        """Without those that another person's whole name holds."""
        found = self.finder.of(text, in_any_case=in_any_case)
        if found and self.namesakes:
            others = [m for m in self.namesakes.of(text) if m.whole]
            found = [m for m in found if m.whole or not any(o.start <= m.start and m.end <= o.end for o in others)]
        return apart([*found, *self._exactly(text)])

    def _exactly(self, text: str) -> Iterator[Mention]:
        folded = text.casefold()
        if len(folded) != len(text):
            folded = text.lower() if len(text.lower()) == len(text) else text
        for each in self.exact:
            at = folded.find(each.casefold())
            while at >= 0:
                yield Mention(at, at + len(each), True)
                at = folded.find(each.casefold(), at + len(each))


@dataclass(frozen=True)
class Redacted:
    """A value without the name."""

    value: Any
    whole: int = 0
    """How often the whole name stood there."""
    family: int = 0
    """How often the family name alone did."""
    excerpt: tuple[str, str, str] = ("", "", "")
    """What stands before the first place, the place, what stands after it."""

    @property
    def changed(self) -> bool:
        return bool(self.whole or self.family)


def redacted(value: Any, name: Name, *, family_too: bool = True, in_any_case: bool = False) -> Redacted:
    """The value without the whole name, and without the family name alone where `family_too`; both are counted."""
    if isinstance(value, str):
        return _of_text(value, name, family_too, in_any_case)
    if isinstance(value, list):
        parts = [redacted(each, name, family_too=family_too) for each in value]
        return _together([part.value for part in parts], parts)
    if isinstance(value, dict):
        return _of_object(value, name, family_too)
    return Redacted(value)


AROUND = 40


def _of_text(text: str, name: Name, family_too: bool, in_any_case: bool) -> Redacted:
    found = name.mentions(text, in_any_case=in_any_case)
    if not found and in_any_case and "%" in text:
        return _of_query(text, name)
    if not found:
        return Redacted(text)
    first = next((mention for mention in found if mention.whole), found[0])
    before, after = text[max(0, first.start - AROUND) : first.start], text[first.end : first.end + AROUND]
    whole = sum(mention.whole for mention in found)
    taken = [mention for mention in found if mention.whole or family_too]
    excerpt = (before, text[first.start : first.end], after)
    return Redacted(without(text, taken), whole, len(found) - whole, excerpt)


def _of_query(text: str, name: Name) -> Redacted:
    """Of what an address says, in which letters are encoded."""
    said = name.mentions(unquote_plus(text), in_any_case=True)
    if not said:
        return Redacted(text)
    pairs = [
        (key, without(value, name.mentions(value, in_any_case=True)))
        for key, value in parse_qsl(text, keep_blank_values=True)
    ]
    whole = sum(mention.whole for mention in said)
    return Redacted(urlencode(pairs), whole, len(said) - whole, ("", unquote_plus(text), ""))


def _of_object(value: dict[str, Any], name: Name, family_too: bool) -> Redacted:
    """Given and family name may stand apart there, as in what was found in a document."""
    parts = {key: redacted(each, name, family_too=family_too) for key, each in value.items()}
    given, family = value.get("given_name"), value.get("family_name")
    if isinstance(given, str) and isinstance(family, str) and given and family:
        both = name.mentions(f"{given} {family}", in_any_case=True)
        if any(mention.whole for mention in both):
            excerpt = ("", f"{given} {family}", "")
            parts["given_name"] = Redacted(MARK * len(given), 1, excerpt=excerpt)
            parts["family_name"] = Redacted(MARK * len(family))
        elif parts["family_name"].changed:  # somebody of that family name, but with another given name
            parts["family_name"] = Redacted(family)
    return _together({key: part.value for key, part in parts.items()}, parts.values())


def _together(value: Any, parts: Iterable[Redacted]) -> Redacted:
    some = [part for part in parts if part.changed]
    excerpt = next((part.excerpt for part in some if part.excerpt[1]), ("", "", ""))
    return Redacted(value, sum(part.whole for part in some), sum(part.family for part in some), excerpt)
