"""Which organisations of the catalogue a text names: an affiliation as authors write it, or a plain name.

`kept.matcher()` gives the matcher, `match_names` proposes a record for each of many names.
"""

from collections.abc import Iterable

from syndesis.catalogue.matching.kept import NoCatalogue, matcher
from syndesis.catalogue.matching.matcher import Match, Matcher

__all__ = ["Match", "Matcher", "NoCatalogue", "match_names", "matcher"]


def match_names(
    names: Iterable[str], countries: Iterable[str] | None = None, *, min_score: float | None = None
) -> list[Match | None]:
    """For each name the record that it means, None where none is certain enough.

    `countries`: two letters for each name, "" where unknown. Raises NoCatalogue.
    """
    engine = matcher()
    if countries is None:
        return [engine.name(name, min_score=min_score) for name in names]
    return [engine.name(name, country, min_score) for name, country in zip(names, countries, strict=True)]
