"""An affiliation as matching reads it: its words with where each stands, and the countries that it names."""

from dataclasses import dataclass, field
from typing import Any

from syndesis.catalogue.matching.places import codes, phrases
from syndesis.catalogue.matching.words import EXPAND, LEGAL, TOKEN, fold, plain

SHOUTED = frozenset({"of", "and", "the", "for", "de", "at", "in"})
"""Articles that are not taken for an acronym where they are in capitals."""
ABBREVIATION = 4
"""Letters of a word behind which a full stop does not end a phrase: "Univ. of"."""
MAXIMUM = 160
"""Words that are read of one text; what follows is a list of authors' addresses or no affiliation at all."""


@dataclass(slots=True)
class Reading:
    """The words of one text, parallel lists by position."""

    words: list[str] = field(default_factory=list)
    """Folded."""
    raw: list[str] = field(default_factory=list)
    phrase: list[int] = field(default_factory=list)
    """The number of the phrase between two commas, semicolons or brackets in which the word stands."""
    after_stop: list[bool] = field(default_factory=list)
    """Whether an "of", "the" or "and" stands before the word."""
    place: list[bool] = field(default_factory=list)
    """Whether the word is part of a country or state, or a number."""
    countries: set[str] = field(default_factory=set)
    shouted: bool = False
    """Whether the whole text is in capitals, so that capitals do not show an acronym."""

    def parallel(self) -> tuple[list[Any], ...]:
        """The lists that keep in step."""
        return self.words, self.raw, self.phrase, self.after_stop, self.place


def read(text: str) -> Reading:
    """The text cut into words and phrases."""
    result = Reading()
    words, raw, phrase, after = result.words, result.raw, result.phrase, result.after_stop
    clean = plain(text)
    number, stop, last = 0, False, ""
    for found in TOKEN.findall(clean):
        if not found[0].isalnum():
            if found != "." or len(last) > ABBREVIATION:
                number += 1
                stop = False
            continue
        last = found
        form = _form(found, first=not words)
        if not form:
            stop = True
            continue
        for one in EXPAND.get(form, (form,)):
            words.append(one)
            raw.append(found)
            phrase.append(number)
            after.append(stop)
            stop = False
        if len(words) >= MAXIMUM:
            break
    result.shouted = clean.upper() == clean
    result.place = [word.isdigit() or word in LEGAL for word in words]
    _find_countries(result)
    return result


def _form(word: str, *, first: bool) -> str:
    """The folded word; "" for an article or a legal form. Two capitals may be a state: "CO" is kept, "Co" is not."""
    form = fold(word)
    if not form and len(word) > 1 and word.isupper() and word.isalpha():
        form = word.casefold()
        return "" if form in SHOUTED else form
    if form in LEGAL and not first and not (len(word) == 2 and word.isupper()):
        return ""
    return form


def _find_countries(reading: Reading) -> None:
    """Countries at the end of a phrase, where affiliations have them; marks their words."""
    known, short = phrases(), codes()
    words, phrase, place = reading.words, reading.phrase, reading.place
    hinted: set[str] = set()
    end = len(words)
    while end:
        number = phrase[end - 1]
        begin = end
        while begin and phrase[begin - 1] == number:
            begin -= 1
        last = end
        while last > begin and (place[last - 1] or any(c.isdigit() for c in words[last - 1])):
            place[last - 1] = True
            last -= 1
        if last > begin:
            for names, countries in known.get(words[last - 1], ()):
                start = last - len(names)
                if start >= begin and tuple(words[start:last]) == names:
                    if names == ("us",) and reading.raw[start] != "US":
                        continue
                    reading.countries |= countries
                    place[start:last] = [True] * len(names)
                    break
            else:
                code = reading.raw[last - 1]
                if code in short and begin > 0 and not reading.shouted and (last - begin == 1 or last < end):
                    hinted |= short[code]
                    place[last - 1] = True
        end = begin
    reading.countries = reading.countries or hinted
