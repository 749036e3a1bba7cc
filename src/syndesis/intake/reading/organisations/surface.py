"""A stretch of the text that may name an organisation."""

from dataclasses import dataclass, field
from typing import Literal

from syndesis.intake.reading.contract import OrganisationKind, Span
from syndesis.intake.reading.name_index import NameHit

Origin = Literal["known", "phrase", "office", "listed"]


@dataclass(slots=True, eq=False)
class Surface:
    """Tokens `first` to `last`, inclusive. `name` is the full name where the text has another form.

    `country` is the country told right beside the name; `acronyms` are those that the text defines for it. A `generic`
    surface names no single organisation by itself; a `unit` is a part of an organisation, kept for its acronym.
    """

    span: Span
    first: int
    last: int
    origin: Origin
    kind: OrganisationKind | None = None
    names: tuple[NameHit, ...] = ()
    name: str = ""
    country: str = ""
    city: str = ""
    acronyms: list[str] = field(default_factory=list)
    near: str = ""
    """The known word that a misspelt word of the name was taken for."""
    by_words: bool = False
    """Whether the known names have the same words in another order or language."""
    generic: bool = False
    unit: bool = False
    owned: bool = False
    """Whether the possessive of a university stands before it, whose part it then is."""
    parent: "Surface | None" = None
    nested: bool = False
    """Whether it stands inside the name of a body that is a part of this one."""
    wide: Span | None = None
    """The span with its acronym and country in brackets."""

    def covers(self, other: "Surface") -> bool:
        return self.first <= other.first and other.last <= self.last
