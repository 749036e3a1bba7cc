"""German names of bodies set into the nominative, and what follows a head without being a part of the name.

Only the adjectives before a feminine head are set back: "der Staatlichen Technischen Universität" is "Staatliche ...".
Those before other heads keep their case, which "des Deutschen Museums" and "dem Deutschen Bund" do not tell alike.
"""

from syndesis.intake.reading.countries import country_named
from syndesis.intake.reading.draft import Draft

_FEMININE = (
    *("universität", "hochschule", "akademie", "schule", "stiftung", "gesellschaft", "botschaft", "kammer"),
    *("bibliothek", "allianz", "vereinigung", "regierung", "verwaltung", "kommission", "agentur", "klinik"),
)
_OBLIQUE = ("en", "er")
_LEAST = 5


def in_nominative(words: list[str]) -> str:
    """The name with the adjectives before its feminine head in the nominative; empty where that is how it is
    written."""
    head = next((i for i, word in enumerate(words) if word.lower().endswith(_FEMININE)), 0)
    told = [w[:-1] if _is_oblique(w) and i < head else w for i, w in enumerate(words)]
    return "" if told == words or not all(_is_oblique(w) or w.endswith("e") for w in words[:head]) else " ".join(told)


def without_owner(draft: Draft, first: int, last: int) -> int:
    """The end of a name without the country in the genitive right behind its head, whose body it is only said to be:
    "Universität Vietnams"."""
    word = draft.tokens.words[last]
    is_owner = last > first and word.endswith("s") and len(word) > _LEAST and bool(country_named(word[:-1]))
    return last - 1 if is_owner and last not in draft.known_ends.get(first, ()) else last


def _is_oblique(word: str) -> bool:
    return word.endswith(_OBLIQUE) and len(word) >= _LEAST and word.isalpha()
