"""Step: the dates that the text names, at the precision that it gives.

Needs `clean`, `lexicon`, `sentences`, `published`. Adds `dates`, by place. A day without a year is put into the year
that fits the day of publication: the past, unless its sentence looks ahead. Words such as "yesterday" or "this month"
count from the day of publication; without one they are no date.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Literal

from syndesis.intake.reading.contract import Span
from syndesis.intake.reading.lexicons import Lexicon, lexicon
from syndesis.intake.reading.numbered_days import numbered_days
from syndesis.lib.tokens import fold_phrase, fold_word

if TYPE_CHECKING:
    from syndesis.intake.reading.draft import Draft

DateKind = Literal["day", "month", "season", "year", "relative", "anniversary"]
_NUMERIC = re.compile(
    r"(?<![\d./-])(?:(?P<y>(?:19|20)\d\d)(?P<sep>[-./])(?P<m>\d{1,2})(?P=sep)(?P<d>\d{1,2})"
    r"|(?P<d2>\d{1,2})(?P<sep2>[./-])(?P<m2>\d{1,2})(?P=sep2)(?P<y2>(?:19|20)\d\d))(?![\d/-])"
)
_CHINESE = re.compile(
    r"(?:(?P<y>(?:19|20)\d\d)年)?(?:(?P<m>1[0-2]|0?[1-9])月)(?:(?P<d>\d{1,2})[日号])?|(?P<yo>(?:19|20)\d\d)年"
)
_YEAR = re.compile(r"(?<![\d.,/–-])(?<!\d [-–] )((?:19|20)\d\d)(?![\d/–-]|[.,]\d| ?%)|(?<=[A-Z]-)(20\d\d)(?=\s)")
_BESIDE = 40
"""Characters before a date in which a verb of the past says that it lies behind."""


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date in the text; `days` holds the further days of a series, the first included."""

    span: Span
    value: str
    kind: DateKind
    days: tuple[str, ...] = field(default=())


def run(draft: "Draft") -> None:
    published = _day(draft.published_on)
    found = [
        *_written(draft, published or _last_day(draft)),
        *_relative(draft, published),
        *_anniversaries(draft, published),
    ]
    draft.dates = _apart(found)


def first_day(text: str, words: Lexicon, *, whole: bool = False) -> tuple[str, int, int] | None:
    """The first full day in a line, with its place; with `whole`, only where the line holds little else."""
    for match, value, days in _full_dates(text, words):
        if len(value) == 10 and not days[1:]:
            rest = text[: match.start()] + " " + text[match.end() :]
            if whole and not _is_frame(rest, words):
                return None
            return value, match.start(), match.end()
        if whole:
            return None
    return None


def only_date(text: str, words: Lexicon) -> bool:
    """Whether the line is a date and nothing more."""
    return first_day(text, words, whole=True) is not None


def only_month(text: str, words: Lexicon) -> str:
    """The month and year, "2019-05", that a line consists of; empty where it holds anything else."""
    for match, value, _ in _full_dates(text, words):
        if (
            len(value) == 7
            and not value.startswith("?")
            and not text[: match.start()].strip() + text[match.end() :].strip()
        ):
            return value
    return ""


def _is_frame(rest: str, words: Lexicon) -> bool:
    kept = [w for w in re.findall(r"[^\W\d_]+", rest) if fold_word(w) not in _all_weekdays()]
    return len([w for w in kept if w.lower() not in ("am", "pm", "a", "m", "p", "г", "года", "nzst", "gmt", "на")]) == 0


@lru_cache(maxsize=1)
def _all_weekdays() -> frozenset[str]:
    return frozenset(word for language in ("en", "es", "ru", "de") for word in lexicon(language).weekdays)


def _written(draft: "Draft", published: date | None) -> Iterator[DateMention]:
    text = draft.clean
    last: date | None = None
    for match, told, told_days in sorted(_full_dates(text, draft.lexicon), key=lambda row: row[0].start()):
        span = Span(match.start(), match.end())
        last = _day(told) if len(told) == 10 and not told.startswith("?") and last is None else last
        year = _year_for(draft, span, told, published, last) if told.startswith("?") else 0
        if year is None:
            continue
        value, days = _put(told, year), tuple(_put(d, year) for d in told_days)
        if not _exists(value):
            continue
        kind: DateKind = "day" if len(value) == 10 else "month" if len(value) == 7 else "year"
        yield DateMention(span, value, kind, tuple(d for d in days if _exists(d)) if len(days) > 1 else ())
    for match in draft.lexicon.pattern("dates", "season").finditer(text):
        span = Span(match.start(), match.end())
        year = int(match.group("year")) if match.group("year") else _year_of_season(draft, span, published)
        if year:
            yield DateMention(span, str(year), "season")


def _year_of_season(draft: "Draft", span: Span, published: date | None) -> int | None:
    """The year of a season told without one: the one just over, unless its sentence looks ahead or it is "this"."""
    if published is None:
        return None
    words = span.of(draft.clean)
    begins = next((m for word, m in draft.lexicon.raw.get("seasons", {}).items() if word in words.lower()), 0)
    if not begins or draft.lexicon.pattern("dates", "this_season").search(words):
        return published.year
    start, end = draft.sentence_at(span.start)
    if draft.lexicon.pattern("dates", "ahead").search(draft.clean, start, end):
        return published.year + (begins + 2 < published.month)
    return published.year - (begins > published.month)


def _full_dates(text: str, words: Lexicon) -> Iterator[tuple[re.Match[str], str, tuple[str, ...]]]:
    """Matches of written dates with the ISO date, "????" for a year that is not told, and the days of a series."""
    for match in _NUMERIC.finditer(text):
        if match.group("y"):
            yield match, _iso(match.group("y"), match.group("m"), match.group("d")), ()
        else:
            day, month = match.group("d2"), match.group("m2")
            if int(month) > 12 >= int(day):
                day, month = month, day
            yield match, _iso(match.group("y2"), month, day), ()
    for match in _CHINESE.finditer(text):
        year = match.group("y") or match.group("yo")
        if year or match.group("d"):
            yield match, _iso(year or "????", match.group("m"), match.group("d")), ()
    for match in _months_pattern(words.language).finditer(text):
        groups = match.groupdict()
        month = words.months.get(fold_word((groups["m1"] or groups["m2"] or groups["m3"] or groups["m4"]).rstrip(".")))
        if month is None:
            continue
        days = re.findall(r"\d{1,2}", groups["days1"] or groups["days2"] or "")
        year = groups["y1"] or groups["y2"] or groups["y3"] or "????"
        if not days:
            yield match, _iso(year, str(month), None), ()
            continue
        listed = groups["days1"] or groups["days2"]
        series = tuple(_iso(year, str(month), d) for d in days) if not re.search(r"\d\s*[-–—]\s*\d", listed) else ()
        if re.search(r"\b(?:to|al?|bis|по)\b", listed):
            series = ()
        yield match, _iso(year, str(month), days[0]), series
    for match in _YEAR.finditer(text):
        yield match, match.group(1) or match.group(2), ()


@cache
def _months_pattern(language: str) -> re.Pattern[str]:
    words = lexicon(language)
    if not words.months:
        return re.compile(r"(?!)")
    names = [name for row in words.raw.get("months", {}).values() for name in row]
    month = "(?:" + "|".join(re.escape(n) for n in sorted(names, key=len, reverse=True)) + r")(?![^\W\d_])\.?"
    rules = words.raw.get("dates", {})
    join = rules.get("join", "and")
    of = rules.get("of", r"")
    ordinal = rules.get("ordinal", "")
    day = rf"\d{{1,2}}(?!\d)(?:{ordinal})?"
    days = rf"(?<![\d.,:]){day}(?:(?:\s*[,–—-]\s*|\s*,?\s+(?:{join})\s+){day}){{0,6}}"
    year = r"(?P<{}>(?:19|20)\d\d)(?!\d)"
    before = rules.get("before_month", "in")
    return re.compile(
        rf"(?P<days1>{days})(?:\s*(?:{of})?\s*|-)(?P<m1>{month})(?:(?:,|-)?\s*(?:{of})?\s*{year.format('y1')})?"
        rf"|\b(?P<m2>{month})\s+(?P<days2>{days})(?:,?\s*{year.format('y2')})?"
        rf"|\b(?P<m3>{month}),?\s*(?:{of})?\s*{year.format('y3')}"
        rf"|\b(?:{before})\s+(?P<m4>{month})(?!,?\s*(?:{of})?\s*(?:19|20)\d\d)(?!\s+\d)",
        re.IGNORECASE,
    )


def _relative(draft: "Draft", published: date | None) -> Iterator[DateMention]:
    if published is None:
        return
    for span, value in numbered_days(draft, published):
        yield DateMention(span, value, "day")
    for rule in draft.lexicon.rules("relative_dates"):
        shift = int(rule.extra.get("shift", "0"))
        for match in rule.pattern.finditer(draft.clean):
            yield DateMention(Span(match.start(), match.end()), _shifted(published, rule.kind, shift), "relative")
    for rule in draft.lexicon.rules("ago"):
        for match in rule.pattern.finditer(draft.clean):
            told = match.group("n").lower()
            count = int(told) if told.isdigit() else draft.lexicon.numbers.get(fold_phrase(told), 0)
            if count:
                value = _shifted(published, rule.kind, -count)
                yield DateMention(
                    Span(match.start(), match.end()), value, "relative" if rule.kind != "year" else "year"
                )
    for match in draft.lexicon.pattern("dates", "weekday").finditer(draft.clean):
        wanted = draft.lexicon.weekdays.get(fold_word(match.group("weekday")))
        if wanted is not None:
            span = Span(match.start("weekday"), match.end("weekday"))
            yield DateMention(span, _weekday(draft, match, span, published, wanted).isoformat(), "relative")


def _weekday(draft: "Draft", match: re.Match[str], span: Span, published: date, wanted: int) -> date:
    """The day that a weekday means: the last of its name, today's too; the coming one where the words look ahead."""
    groups, start = match.groupdict(), draft.sentence_at(span.start)[0]
    back = (published.isoweekday() - wanted) % 7
    ahead = draft.lexicon.pattern("dates", "ahead").search(draft.clean, start, span.end) is not None
    if groups.get("next"):
        return published + timedelta(days=7 - back)
    if groups.get("last"):
        return published - timedelta(days=back or 7)
    if ahead and back:
        return published + timedelta(days=7 - back)
    return published - timedelta(days=back)


def _shifted(published: date, unit: str, shift: int) -> str:
    if unit == "year":
        return str(published.year + shift)
    if unit == "month":
        months = published.year * 12 + published.month - 1 + shift
        return f"{months // 12:04d}-{months % 12 + 1:02d}"
    if unit == "week":
        return (published + timedelta(days=7 * shift)).isoformat()[:7]
    return (published + timedelta(days=shift)).isoformat()


def _anniversaries(draft: "Draft", published: date | None) -> Iterator[DateMention]:
    """ "Tenth anniversary" in a year gives the first year."""
    for match in draft.lexicon.pattern("dates", "anniversary").finditer(draft.clean):
        told = match.group("n")
        count = int(told) if told.isdigit() else draft.lexicon.ordinals.get(fold_phrase(told))
        start, end = draft.sentence_at(match.start())
        year = re.search(r"\b(?:19|20)\d\d\b", draft.clean[start:end])
        base = int(year.group()) if year else (published.year if published else 0)
        if count and base > count:
            yield DateMention(Span(match.start(), match.end()), str(base - count), "anniversary")


def _year_for(draft: "Draft", span: Span, value: str, published: date | None, last: date | None) -> int | None:
    """The year of a date told without one, by the day of publication; of an undated text by its first full date."""
    if published is None:
        return last.year if last else None
    start, end = draft.sentence_at(span.start)
    behind = draft.lexicon.pattern("dates", "behind").search(draft.clean[max(start, span.start - _BESIDE) : span.start])
    ahead = not behind and draft.lexicon.pattern("dates", "ahead").search(draft.clean, start, end) is not None
    named = re.search(r"\b(?:19|20)\d\d\b", draft.clean[max(start, span.start - 40) : min(end, span.end + 25)])
    if named and abs(int(named.group()) - published.year) <= 60 and not ahead:
        return int(named.group())
    month, day = int(value[5:7]), int(value[8:10] or 1)
    here = (month, day) if len(value) == 10 else (month, 1)
    if ahead and (month, day if len(value) == 10 else 31) < (published.month, published.day):
        return published.year + 1 if published.month - month > 3 else published.year
    if not ahead and here > (published.month, published.day):
        return published.year - 1
    return published.year


def _put(value: str, year: int) -> str:
    return value.replace("????", f"{year:04d}")


def _iso(year: str, month: str | None, day: str | None) -> str:
    return year + (f"-{int(month):02d}" if month else "") + (f"-{int(day):02d}" if month and day else "")


def _exists(value: str) -> bool:
    return _day(value if len(value) == 10 else f"{value}-01" if len(value) == 7 else f"{value}-01-01") is not None


def _day(value: str) -> date | None:
    try:
        return date.fromisoformat(value[:10])
    except ValueError:
        return None


def _last_day(draft: "Draft") -> date | None:
    """The last day of the month or year of publication, where no day is told."""
    told = draft.published.value if draft.published else ""
    if not re.fullmatch(r"\d{4}(?:-\d\d)?", told):
        return None
    year, month = int(told[:4]), int(told[5:] or 12)
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)


def _apart(found: list[DateMention]) -> list[DateMention]:
    """The mentions by place; of two that overlap the longer."""
    kept: list[DateMention] = []
    for mention in sorted(found, key=lambda m: (m.span.start, -m.span.end)):
        if kept and mention.span.start < kept[-1].span.end and mention.kind != "anniversary":
            continue
        kept.append(mention)
    return kept
