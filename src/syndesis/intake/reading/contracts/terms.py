"""What an agreement is called, in which languages it is made out, and its clauses."""

import re

from syndesis.intake.reading.contract import Span
from syndesis.intake.reading.contracts.articles import Article, article_at, cited, sentences
from syndesis.intake.reading.contracts.found import ClauseFound, ContractFound, LanguageFound
from syndesis.intake.reading.contracts.words import Words

_TOP = 900
_REFERENCE = re.compile(r"(?:\bNo\.?|№|\bNr\.?|\bN\.?º|\bRef\.?:?|编号[：:])\s*([\w/.-]*\d[\w/.-]*)", re.IGNORECASE)
_NEAR = 60


def name(found: ContractFound, text: str, words: Words) -> None:
    """Adds the title, the kind that it tells, the reference number."""
    match = words.pattern("recognition", "title").search(text, 0, _TOP)
    if match is not None:
        first = next((at for at in range(match.start(), match.end()) if text[at].isalnum()), match.start())
        start, end = text.rfind("\n", 0, first) + 1, text.find("\n", first)
        span = _trimmed(text, Span(start, len(text) if end < 0 else end))
        title = " ".join(text[span.start : span.end].split())
        if len(title) > 160:
            title, span = "", Span(match.start(), match.end())
        found.title, found.title_span = title.capitalize() if title.isupper() else title, span
    shown = found.title or text[:_TOP]
    found.kind = next((kind for pattern, kind in words.kinds if pattern.search(shown)), "other")
    if reference := _REFERENCE.search(text, 0, _TOP):
        found.reference = reference[1].rstrip(".")[:60]
        found.reference_span = Span(reference.start(), reference.start(1) + len(found.reference))


def languages(found: ContractFound, text: str, words: Words) -> None:
    """Adds the languages of the sentence that says in which the text is made out."""
    for sentence in sentences(text):
        if not words.pattern("languages", "cue").search(text, sentence.start, sentence.end):
            continue
        named = [
            (code, match)
            for code, pattern in words.named("language_names").items()
            if (match := pattern.search(text, sentence.start, sentence.end))
        ]
        if not named:
            continue
        ruling = _ruling(text, words, sentence)
        found.languages = [
            LanguageFound(language=code, is_authentic=not ruling or code in ruling)
            for code, match in sorted(named, key=lambda each: each[1].start())
        ]
        found.languages_span = cited(sentence)
        return


def _ruling(text: str, words: Words, sentence: Span) -> set[str]:
    """The language whose version prevails, where this sentence or the next says so; none where all are equal."""
    end = min(len(text), sentence.end + 300)
    prevails = words.pattern("languages", "prevails").search(text, sentence.start, end)
    if prevails is None:
        return set()
    near = Span(max(sentence.start, prevails.start() - _NEAR), min(end, prevails.end() + _NEAR // 3))
    codes = words.named("language_names").items()
    last = [(m.end(), code) for code, pattern in codes for m in pattern.finditer(text, near.start, near.end)]
    return {max(last)[1]} if last else set()


def clauses(found: ContractFound, text: str, words: Words, parts: list[Article]) -> None:
    """Adds for each kind the first article whose heading names it, with its first sentence; else the first sentence
    that speaks of it."""
    for kind, pattern in words.named("clauses").items():
        headed = next((part for part in parts if pattern.search(part.title)), None)
        span = _of_article(text, pattern, headed) if headed else None
        if span is None:
            if kind in ("fees", "publication", "termination", "liability"):
                continue  # words that stand in many sentences which are no clause of the kind
            span = next(
                (each for each in _told(text, words, parts) if pattern.search(text, each.start, each.end)), None
            )
        if span is not None:
            within = headed or article_at(parts, span.start)
            found.clauses.append(ClauseFound(kind=kind, where=within.label[:60] if within else "", span=cited(span)))
    found.clauses.sort(key=lambda each: each.span.start)


def _of_article(text: str, pattern: re.Pattern[str], article: Article) -> Span | None:
    """Its first sentence that speaks of what its heading names; else its first."""
    within = list(sentences(text, article.body, article.end))
    return next((each for each in within if pattern.search(text, each.start, each.end)), next(iter(within), None))


def _told(text: str, words: Words, parts: list[Article]) -> list[Span]:
    """Sentences of the body, not its title nor headings."""
    headings = {part.title for part in parts}
    top = text.find("\n", found.end()) if (found := words.pattern("recognition", "title").search(text, 0, _TOP)) else 0
    return [s for s in sentences(text, max(top, 0)) if text[s.start : s.end] not in headings and s.end - s.start > 25]


def _trimmed(text: str, span: Span) -> Span:
    start, end = span.start, span.end
    while start < end and not text[start].isalnum():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)
