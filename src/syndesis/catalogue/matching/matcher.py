"""The matcher: from a text to the records that it names, each with a score and the reasons."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from syndesis.catalogue.matching.candidates import Candidate, candidates
from syndesis.catalogue.matching.features import NAMES, describe
from syndesis.catalogue.matching.index import NameIndex
from syndesis.catalogue.matching.reading import read
from syndesis.catalogue.matching.texts import Text
from syndesis.catalogue.matching.weights import Weights

REST = NAMES.index("rest_share")
COUNTRY, CITY, RIVALS = NAMES.index("country"), NAMES.index("city"), NAMES.index("rivals")
FOREIGN = 0.4
"""The share of a plain name that may stay unexplained: "Faculty of Arts, University of X" is not X."""


@dataclass(frozen=True, slots=True)
class Match:
    """A record of the catalogue that a text names."""

    ror: str
    name: str
    """The one that the register shows."""
    matched: str
    """The name of the record that stands in the text."""
    score: float
    """How likely it is meant, 0 to 1."""
    reason: str
    """What speaks for it and against it, in the language of the reader."""

    @property
    def ror_url(self) -> str:
        return f"https://ror.org/{self.ror}"


class Matcher:
    """Matches text after text; not to be shared between threads."""

    def __init__(self, index: NameIndex, weights: Weights) -> None:
        self.index = index
        self.weights = weights

    def affiliation(self, text: str, min_score: float | None = None) -> list[Match]:
        """Every organisation that an affiliation names, as far as it is certain enough, in the order of the text."""
        limit = self.weights.threshold if min_score is None else min_score
        scored = self._scored(text)
        chosen: list[tuple[float, Candidate, list[float]]] = []
        for score, candidate, row in scored:
            if score < limit:
                break
            if all(self._apart(candidate, other) for _score, other, _row in chosen):
                chosen.append((score, candidate, row))
        chosen.sort(key=lambda item: item[1].span.begin)
        return [self._match(*item) for item in chosen]

    def name(self, name: str, country: str = "", min_score: float | None = None) -> Match | None:
        """The organisation that bears this name, in this country (two letters, "" where it is not known)."""
        limit = self.weights.threshold if min_score is None else min_score
        for score, candidate, row in self._scored(name, country):
            if score < limit:
                break
            if row[REST] <= FOREIGN:
                return self._match(score, candidate, row)
        return None

    def _scored(self, text: str, country: str = "") -> list[tuple[float, Candidate, list[float]]]:
        reading = read(text)
        if country:
            reading.countries = {country.upper()}
        words = Text(reading, self.index)
        some = candidates(words, self.index)
        rows = describe(some, words, self.index)
        scored = [(self.weights.probability(row), one, row) for one, row in zip(some, rows, strict=True)]
        scored.sort(key=lambda item: -item[0])
        return scored

    def _apart(self, candidate: Candidate, other: Candidate) -> bool:
        """Whether both may be named: in different words, or the one as the parent in the name of the other."""
        one, two = candidate.span, other.span
        if one.end <= two.begin or two.end <= one.begin:
            return True
        return candidate.record in self.index.parents_of(other.record)

    def _match(self, score: float, candidate: Candidate, row: list[float]) -> Match:
        index = self.index
        matched = index.name(candidate.record, candidate.name)
        reason = "; ".join(_reasons(candidate, row))
        return Match(index.rors[candidate.record], index.name(candidate.record, 0), matched, score, reason)


def _reasons(candidate: Candidate, row: list[float]) -> list[str]:
    span = candidate.span
    if span.exact:
        names = [
            _("the official name in full"),
            _("another name in full"),
            _("the acronym"),
            _("all words of the name, otherwise arranged"),
        ]
        reasons = [names[candidate.kind]]
    elif span.found == span.size:
        reasons = [_("all words of the name, otherwise arranged")]
    else:
        reasons = [_("%(share)s %% of the name") % {"share": round(100 * span.covered)}]
    if row[COUNTRY] > 0:
        reasons.append(_("the country agrees"))
    elif row[COUNTRY] < 0:
        reasons.append(_("the country differs"))
    if row[CITY] > 1:
        reasons.append(_("the city agrees"))
    if row[RIVALS]:
        reasons.append(_("others have the same name"))
    return reasons
