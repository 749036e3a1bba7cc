"""Words of a file that no vocabulary has: what people say that they mean."""

from collections.abc import Mapping
from typing import Any

from rapidfuzz import fuzz

from syndesis.core.countries import countries
from syndesis.core.fields import CountryField
from syndesis.lib.text import normal
from syndesis.objects.importing.resolving import Asked
from syndesis.objects.importing.targets import Target, targets_of
from syndesis.objects.types import ObjectType

MARK = "="
"""What the source of a question begins with that is about a field of a vocabulary."""
LIKE = 90
LONGEST = 300


class Vocabulary:
    """Of one field. `answers`: the values that words of the file stand for."""

    def __init__(self, target: Target, answers: Mapping[str, str]) -> None:
        self.target, self.answers = target, answers
        self.asked: dict[str, Asked] = {}

    def value(self, text: str, row: int) -> str | None:
        """What an unknown word was said to mean, or LEAVE or SKIP; None: it has to be asked."""
        if answer := self.answers.get(text[:LONGEST]):
            return answer
        self.asked.setdefault(text[:LONGEST], Asked()).rows[row] += 1
        return None

    def candidates(self) -> list[list[str]]:
        return [[str(value), str(label), "", "choice"] for value, label in choices_of(self.target.field)]


def is_vocabulary(target: Target) -> bool:
    return bool(target.field.flatchoices) or isinstance(target.field, CountryField)


def choices_of(field: Any) -> list[tuple[Any, Any]]:
    if isinstance(field, CountryField):
        return list(countries())
    return [(value, label) for value, label in field.flatchoices if value not in (None, "")]


def target_of(kind: type[ObjectType], source: str) -> Target | None:
    """The field that a question with this source is about, if it is one of a vocabulary."""
    return targets_of(kind).get(source.removeprefix(MARK)) if source.startswith(MARK) else None


def likeliest(text: str, candidates: list[list[str]]) -> str:
    """The one word of the vocabulary that says nearly the same or holds what was written, or blank."""
    scores = {each[0]: fuzz.token_set_ratio(normal(text), normal(each[1])) for each in candidates}
    best = [value for value, score in scores.items() if score >= LIKE and score == max(scores.values())]
    return best[0] if len(best) == 1 else ""
