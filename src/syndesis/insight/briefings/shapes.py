"""A briefing in plain data: all words are text of its language, whoever shows them and as what."""

from dataclasses import dataclass, field, replace

from django.utils.translation import ngettext

SHORT, LONG = "short", "long"
LENGTHS = (SHORT, LONG)


@dataclass(frozen=True)
class Line:
    """One line of a part: what it is, what is said of it, and what stands at its end."""

    title: str
    detail: str = ""
    end: str = ""
    url: str = ""
    tone: str = ""
    """Of the end: warn or bad."""


@dataclass(frozen=True)
class Fact:
    """A number with what it counts; `url` leads to the very records."""

    label: str
    value: str
    note: str = ""
    url: str = ""


@dataclass(frozen=True)
class Part:
    """A part of the paper under a heading of its own."""

    name: str
    """Its place in the page: `#promises`."""
    title: str
    lines: tuple[Line, ...] = ()
    pairs: tuple[tuple[str, str], ...] = ()
    """What is said by name, as "Place: Shenyang"."""
    facts: tuple[Fact, ...] = ()
    total: int = 0
    """How many lines there are in all, of which the first stand here."""
    empty: str = ""
    """What to say where there is none; blank: the part is left out."""

    @property
    def left_out(self) -> int:
        return max(0, self.total - len(self.lines))

    @property
    def more(self) -> str:
        """ "and 7 more": what the reader must know is not all. In the language in force."""
        number = self.left_out
        return ngettext("and %(number)s more", "and %(number)s more", number) % {"number": number} if number else ""

    def cut(self, number: int) -> "Part":
        return replace(self, lines=self.lines[:number])


def part(name: str, title: str, lines: list[Line], *, total: int | None = None, empty: str = "") -> Part:
    return Part(name, title, tuple(lines), total=len(lines) if total is None else total, empty=empty)


@dataclass(frozen=True)
class Briefing:
    """Of a partner, a visit or event, or a region, as one reader may know it on a day."""

    title: str
    subtitle: str
    standfirst: str
    """ "As of 21 November 2026, for Mara Ortiz": what it rests on."""
    language: str
    length: str
    parts: list[Part] = field(default_factory=list)
