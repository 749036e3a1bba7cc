"""How numbers are told: the finders of shares, sums, ranks, counts and durations, each with its pattern's name."""

import re
from collections.abc import Callable
from functools import cache

from syndesis.intake.reading.contract import Span
from syndesis.intake.reading.draft import Draft
from syndesis.intake.reading.lexicons import lexicon
from syndesis.lib.tokens import fold_phrase, fold_word

_NOT_DESCRIBING = "and|or|of|to|in|the|for|with|as|at|on|by|from|than|y|de|en|a|con|para|и|в|на|с|für|mit|von"
_CONVERTED = re.compile(r"\d[\w.,]*(?: \w+)?\s?\((?:[^\d()]{0,14})$")


def _percent(draft: Draft, match: re.Match[str], sentence: Span) -> tuple[float, str] | None:
    """A share, unless the sentence is about a market or the like."""
    if _is_of_a_market(draft, match, sentence):
        return None
    return _told(draft, match.group("value"), "%")


def _is_of_a_market(draft: Draft, match: re.Match[str], sentence: Span) -> bool:
    """Whether the sentence is about a market or the like, and the words beside the number do not say otherwise."""
    if not draft.lexicon.pattern("figures", "not_counted").search(draft.clean, sentence.start, sentence.end):
        return False
    near = max(sentence.start, match.start() - 30), min(sentence.end, match.end() + 30)
    return draft.lexicon.pattern("figures", "ours").search(draft.clean, *near) is None


def _money(draft: Draft, match: re.Match[str], sentence: Span) -> tuple[float, str] | None:
    """A sum, with its scale; the indicator is the currency as written. Sums of a market are left."""
    if _is_of_a_market(draft, match, sentence):
        return None
    if _CONVERTED.search(draft.clean, max(sentence.start, match.start() - 30), match.start()):
        return None
    groups = match.groupdict()
    found = _told(draft, groups["value"] or groups.get("value2") or "", "")
    scale = fold_word((groups.get("scale") or groups.get("scale2") or "").rstrip("."))
    currency = " ".join((groups.get("currency") or groups.get("currency2") or "").split())
    return found and (round(found[0] * _SCALES.get(scale, 1), 2), currency)


def _written_before(draft: Draft, match: re.Match[str], sentence: Span) -> tuple[float, str] | None:
    """A Chinese count that follows what is counted: 学生18,000余人."""
    found = _told(draft, match.group("value"), match.group("what"))
    return found and (found[0] * {"万": 10_000, "千": 1_000}.get(match.group("scale") or "", 1), found[1])


def _large(draft: Draft, match: re.Match[str], sentence: Span) -> tuple[float, str] | None:
    """So many thousands or millions of something; "a million people"."""
    if _is_of_a_market(draft, match, sentence):
        return None
    groups = match.groupdict()
    scale = fold_word(groups["scale"] or groups.get("scale2") or "")
    told = (groups["value"] or groups.get("value2") or "").casefold()
    number = {"a": 1.0, "an": 1.0, "half a": 0.5}.get(told)
    value = _value(draft, told) if number is None else number
    return None if value is None else (value * _SCALES.get(scale, 1), " ".join((groups["what"] or scale).split()))


def _bare(draft: Draft, match: re.Match[str], sentence: Span) -> tuple[float, str] | None:
    """A number of people or the like that goes without their name."""
    told = match.group("value") or match.groupdict().get("value2") or ""
    return None if re.fullmatch(r"(?:19|20)\d\d", told) else _told(draft, told, match.group().split()[0])


def _rank(draft: Draft, match: re.Match[str], sentence: Span) -> tuple[float, str] | None:
    """A place in a ranking; of a range its better end."""
    groups = match.groupdict()
    told = (
        groups.get("value3")
        or groups.get("value4")
        or groups.get("value5")
        or match.group("value")
        or groups.get("value2")
        or ""
    )
    named = draft.lexicon.pattern("figures", "ranked_in").search(draft.clean, match.end(), sentence.end)
    indicator = " ".join(named.group("name").split()) if named else "ranking position"
    return _told(draft, re.split(r"\s?[–-]\s?", told)[0], indicator)


def _anniversary(draft: Draft, match: re.Match[str], sentence: Span) -> tuple[float, str] | None:
    return _told(draft, match.group("n"), str(draft.lexicon.raw["figures"].get("anniversary_indicator", "")))


def _count(draft: Draft, match: re.Match[str], sentence: Span) -> tuple[float, str] | None:
    """So many of something, unless the number only refers back or is a stretch of time."""
    before = draft.clean[max(0, match.start("value") - 24) : match.start("value")]
    if draft.lexicon.pattern("figures", "within").search(before):
        return None
    what = " ".join(match.group("what").split())
    if what.istitle() and match.group("value").istitle() and match.start() > sentence.start:
        return None
    if match.group("value").casefold() in ("one", "un", "uno", "una", "один", "ein", "eine"):
        return None
    if match.group("value").casefold() in draft.lexicon.words("figures", "referring"):
        parties = fold_word(what.rsplit(" ", maxsplit=1)[-1]) in draft.lexicon.parties_counted
        couple = _value(draft, match.group("value")) == 2
        if parties and couple and not draft.lexicon.pattern("figures", "counterparts").search(before):
            return None
        if draft.lexicon.pattern("figures", "article").search(before):
            return None
    return _told(draft, _low(draft, before) or match.group("value"), what)


def _low(draft: Draft, before: str) -> str:
    """The lower end of a range, of which the words before a number tell: "8 to" 12 weeks."""
    low = draft.lexicon.pattern("figures", "range").search(before)
    return low.group("low") if low else ""


def _total(draft: Draft, match: re.Match[str], sentence: Span) -> tuple[float, str] | None:
    what = re.split(rf"\s(?:{_NOT_DESCRIBING})\s", match.group("what"))[0]
    return _told(draft, match.group("value"), " ".join(what.split()))


def _written(draft: Draft, match: re.Match[str], sentence: Span) -> tuple[float, str] | None:
    """A Chinese count, with its scale and measure word."""
    found = _told(draft, match.group("value"), match.group("what")[1:])
    return found and (found[0] * {"万": 10_000, "千": 1_000}.get(match.group("scale") or "", 1), found[1])


def _duration(draft: Draft, match: re.Match[str], sentence: Span) -> tuple[float, str] | None:
    groups = match.groupdict()
    value, unit = groups["value"] or groups.get("value2") or "", groups.get("unit") or groups.get("unit2")
    low = _low(draft, draft.clean[max(0, match.start() - 24) : match.start()])
    return _told(draft, low or value, unit or "years")


_SCALES = {
    "dozen": 12, "hundred": 1e2, "thousand": 1e3, "k": 1e3, "mil": 1e3, "тыс": 1e3, "тысяч": 1e3, "lakh": 1e5,
    "万": 1e4,
    "million": 1e6, "millions": 1e6, "m": 1e6, "mn": 1e6, "millon": 1e6, "millones": 1e6, "млн": 1e6, "миллион": 1e6,
    "миллионов": 1e6, "mio": 1e6, "millionen": 1e6, "crore": 1e7, "亿": 1e8, "billion": 1e9, "bn": 1e9, "млрд": 1e9,
}  # fmt: skip

FINDERS: dict[str, Callable[[Draft, re.Match[str], Span], tuple[float, str] | None]] = {
    "money": _money,
    "percent": _percent,
    "large": _large,
    "rank": _rank,
    "anniversary": _anniversary,
    "total": _total,
    "counted": _count,
    "written": _written,
    "written_before": _written_before,
    "many": _count,
    "bare": _bare,
    "duration": _duration,
    "decade": _duration,
}


def _told(draft: Draft, told: str, indicator: str) -> tuple[float, str] | None:
    value = _value(draft, told)
    return None if value is None else (value, indicator)


@cache
def counted(language: str) -> re.Pattern[str]:
    """A number, up to four words of description and one of the nouns that are counted."""
    words = lexicon(language)
    nouns = "|".join(re.escape(n) for n in sorted(words.words("figures", "nouns"), key=len, reverse=True))
    if not nouns:
        return re.compile(r"(?!)")
    written = {*words.raw.get("numbers", {}), *(n.replace(" ", "-") for n in words.numbers if " " in n)}
    numbers = "|".join(re.escape(n) for n in sorted(written, key=lambda n: (-len(n), n)))
    number = r"\d{1,3}(?:[, ]\d{3})+|\d+(?:\.\d+)?" + (rf"|{numbers}" if numbers else "")
    word = rf"(?!(?:{_NOT_DESCRIBING})\b)[^\W\d][\w’'-]*"
    return re.compile(
        rf"(?<![\w.,+–-])(?P<value>{number})\s+(?P<what>(?:{word}\s+(?:\([^()]{{1,20}}\)\s+)?){{0,4}}?(?:{nouns}))(?!\w)",
        re.IGNORECASE,
    )


def _value(draft: Draft, told: str) -> float | None:
    folded = fold_phrase(told)
    numbers, ordinals = draft.lexicon.numbers, draft.lexicon.ordinals
    if folded in numbers:
        return float(numbers[folded])
    if folded in ordinals:
        return float(ordinals[folded])
    parting = r"[,\s]" if draft.language == "en" else r"[,\s.]"
    digits = re.sub(rf"{parting}(?=\d{{3}}(?!\d))", "", told).replace(",", ".")
    try:
        return float(digits)
    except ValueError:
        return None
