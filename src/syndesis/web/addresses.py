"""The address of a list, from which all its links are made: each keeps what is asked already, but for one thing."""

from collections.abc import Iterable
from urllib.parse import urlencode

from django.http import QueryDict

from syndesis.objects.lists import NUMBER, OPENED

LEFT = {NUMBER, OPENED}
"""What no link keeps: another list starts at its first page, with its facets as they usually are."""


class Address:
    """The parameters of a list, in their order."""

    def __init__(self, given: QueryDict) -> None:
        self.pairs = [(name, value) for name, values in given.lists() if name not in LEFT for value in values if value]
        self.opened: str = given.get(OPENED, "")
        """The facet that is counted although that costs much (`web.shapes.facets`)."""
        self._parts = [(name, urlencode([(name, value)])) for name, value in self.pairs]

    def but(self, *left: str, **changed: str | Iterable[str]) -> str:
        """The address with some parameters changed, or taken away where blank."""
        kept = [part for name, part in self._parts if name not in changed and name not in left]
        for name, value in changed.items():
            values = [value] if isinstance(value, str) else value
            kept += [urlencode([(name, each)]) for each in values if each]
        return "?" + "&".join(kept)

    def toggled(self, name: str, value: str) -> str:
        """The address with one of several values of a parameter added, or taken away where it is there."""
        held = [each for key, each in self.pairs if key == name]
        return self.but(**{name: [each for each in held if each != value] if value in held else [*held, value]})

    def carried(self, *left: str) -> list[dict[str, str]]:
        """What a form has to carry along, besides the parameters that it asks for itself."""
        return [{"name": name, "value": value} for name, value in self.pairs if name not in left]
