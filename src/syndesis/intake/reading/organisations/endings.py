"""Where the name of an organisation ends: with its place or quotation marks, before a country that is added."""

import re
from functools import cache

from syndesis.intake.reading.draft import Draft
from syndesis.intake.reading.organisations.cuts import is_distinctive
from syndesis.intake.reading.organisations.heads import Head, is_name_like
from syndesis.intake.reading.organisations.offices import fields
from syndesis.intake.reading.organisations.runs import ARTICLES, OF, joins

_ENGLISH_HEADS = frozenset(
    {
        "university",
        "polytechnic",
        "academy",
        "college",
        "association",
        "league",
        "network",
        "technology",
        "company",
        "institute",
    }
)


_BODIES = frozenset(
    {"council", "ministry", "commission", "committee", "centre", "center", "foundation", "fund", "trust", "board",
     "authority", "hospital", "agency", "association", "society", "chamber", "museum", "organisation", "organization"}
)  # fmt: skip
_OF_PERSON = frozenset({"of", "from", "at"})


def after_genitive(draft: Draft, first: int, head: int) -> int:
    """Where a German name begins whose head is the genitive of a noun before it: "Gründung des Netzwerks ..."."""
    joints = [i for i in range(first, head) if draft.tokens.folded[i] in ("der", "des")]
    return joints[-1] + 1 if joints else first


def without_country(draft: Draft, first: int, last: int, head: Head) -> tuple[int, str]:
    """The end of a Spanish name without the country that is only added to it, and that country: "Universidad del
    Valle de los Estados Unidos"."""
    tokens = draft.tokens
    unchanged = last, ""
    if draft.lexicon.language != "es" or last not in draft.country_tokens or last in draft.known_ends.get(first, ()):
        return unchanged
    if head.kind not in ("university", "research_institute", "school", "company", "technology_park"):
        return unchanged
    mention = next((m for m in draft.countries_in(tokens.starts[first], tokens.ends[last]) if m.last == last), None)
    if mention is None or mention.is_adjective:
        return unchanged
    end = mention.first - 1
    while end > head.last and (tokens.folded[end] in ARTICLES or tokens.folded[end] in OF):
        end -= 1
    if end == mention.first - 1 or not any(is_distinctive(draft, i) for i in range(first, end + 1)):
        return unchanged
    return end, mention.code


def goes_on(draft: Draft, heads: list[Head], last: int) -> bool:
    """Whether an English name goes on after its last head with a common word: "University Rankings"."""
    tokens = draft.tokens
    end = heads[-1].last
    if draft.lexicon.language != "en" or end >= last or tokens.folded[end] not in _ENGLISH_HEADS:
        return False
    following = end + 1
    if tokens.folded[following] in draft.lexicon.connectors or following in draft.country_tokens:
        return False
    if end in {e for i in range(heads[0].first - 6, end + 1) for e in draft.known_ends.get(i, ())}:
        return False
    rest = draft.clean[tokens.starts[following] : tokens.ends[last]]
    return not draft.gazetteer.city_countries(rest) and tokens.gap(following) == " "


def holds_office(draft: Draft, first: int) -> bool:
    """Whether an office "of" the name stands before it, so that what follows the name is who holds it: "Rector of
    Nelson University Mary Field"."""
    tokens, at = draft.tokens, first - 1
    if at > 0 and tokens.folded[at] in ARTICLES:
        at -= 1
    return at > 0 and tokens.folded[at] in OF and tokens.folded[at - 1] in draft.lexicon.roles


def without_person(draft: Draft, heads: list[Head], last: int) -> int:
    """The end of an English name without the person told right behind it: "the Council Mary Field"."""
    end = heads[-1].last
    if draft.lexicon.language != "en" or not 2 <= last - end <= 3 or draft.tokens.folded[end] not in _BODIES:
        return last
    return end if draft.tokens.folded[end + 1] in draft.lexicon.given_names else last


def with_place(draft: Draft, head: Head, last: int) -> int:
    """An embassy or consulate has the place after "in" in its name."""
    tokens = draft.tokens
    if head.kind != "government" or not tokens.folded[head.first].startswith(
        ("embas", "consul", "embaj", "high", "высок")
    ):
        return last
    at = last + 1
    if at + 1 < len(tokens) and tokens.folded[at] in ("in", "en", "to") and tokens.gap(at) == " ":
        end = at + 1
        if not is_name_like(tokens.words[end]) or tokens.gap(end) != " ":
            return last
        while end + 1 < len(tokens) and is_name_like(tokens.words[end + 1]) and joins(draft, end + 1) and end - at < 4:
            end += 1
        return end
    return last


def with_fields(draft: Draft, head: Head, last: int) -> int:
    """A ministry or department has all its fields in its name: "Department of Education, Skills and Employment"."""
    tokens = draft.tokens
    if head.kind != "government" or not tokens.folded[head.first].startswith(("minist", "department")):
        return last
    match = _fields_after(draft.lexicon.language).match(draft.clean, tokens.ends[head.first])
    if match is None or match.end() <= tokens.ends[last]:
        return last
    end = tokens.at_or_after(match.end()) - 1
    words = (i for i in range(last + 1, end + 1) if tokens.folded[i] not in draft.lexicon.connectors)
    return end if all(is_name_like(tokens.words[i]) for i in words) else last


@cache
def _fields_after(language: str) -> re.Pattern[str]:
    return re.compile(rf"\s(?:of|for|de)\s(?:the\s|la\s)?{fields(language)}")


def with_quotes(draft: Draft, head: Head, last: int) -> int:
    """A name in quotation marks right after the head belongs to it: Technopark "North"."""
    tokens = draft.tokens
    if head.last != last or last + 1 >= len(tokens) or tokens.gap(last + 1) not in (' "', " “", " «", " „"):
        return last
    for end in range(last + 1, min(last + 7, len(tokens))):
        closing = draft.clean[tokens.ends[end] : tokens.ends[end] + 1]
        if closing in '"”»“' and closing:
            return end
        if "\n" in tokens.gap(end):
            return last
    return last


def quoted_end(draft: Draft, last: int) -> int:
    end = draft.tokens.ends[last]
    if draft.clean[end : end + 1] in ('"', "”", "»", "“") and _opened(draft.clean, end):
        return end + 1
    return end


def _opened(text: str, end: int) -> bool:
    """Whether the closing mark at `end` has its opening mark a few words before."""
    before = text[max(0, end - 60) : end]
    opening = {'"': '"', "”": "“", "»": "«", "“": "„"}[text[end]]
    return opening in before and "\n" not in before[before.rfind(opening) :]


def behind_person(draft: Draft, first: int, head: int) -> int:
    """Where the name begins behind that of a person: "Ana Sá of Universidade Nova"."""
    tokens = draft.tokens
    at = next((i for i in range(head - 1, first + 1, -1) if tokens.folded[i] in _OF_PERSON), 0)
    if not at:
        return first
    is_person = tokens.folded[first] in draft.lexicon.given_names or (
        first > 0 and (tokens.folded[first - 1],) in draft.lexicon.title_words
    )
    begin = at + 1 + (tokens.folded[at + 1] in ARTICLES)
    return begin if is_person else first
