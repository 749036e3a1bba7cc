"""Names of organisations by their form: runs of capitalised words with a head such as "University" or "Ministry"."""

from collections.abc import Iterator
from dataclasses import dataclass

from syndesis.intake.reading.canonical import concept, generic_concepts, is_generic, little_words
from syndesis.intake.reading.contract import Span
from syndesis.intake.reading.draft import Draft
from syndesis.intake.reading.organisations.heads import Head, heads_in, is_name_like, ruling
from syndesis.intake.reading.organisations.surface import Surface
from syndesis.intake.reading.phrasing import is_acronym

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
_MOST_WORDS = 16
_KEEP_POSSESSIVE = frozenset(
    {"people", "women", "children", "king", "queen", "rectors", "teachers", "workers", "girls"}
)
_ARTICLES = frozenset({"the", "la", "el", "las", "los", "die", "der", "das"})
_OF = frozenset({"of", "de", "del", "von"})
_BEGINNING = frozenset({"ministry", "embassy", "consulate", "ministerio", "embajada", "secretaria"})
_SENT = frozenset({"embassy", "consulate", "high"})
_AND = frozenset({"and", "&", "y", "e", "und", "et", "и"})
_JOINING_GAPS = frozenset({" ", "-", "–", "‑", "'", "’", " & ", "&", ". "})


@dataclass(frozen=True, slots=True)
class Run:
    """Tokens `first` to `last` that stand together as a name may."""

    first: int
    last: int
    country: str = ""
    owned: bool = False
    """Whether the possessive of another organisation stands before it: "Uppsala University's College of Arts"."""


def phrases(draft: Draft) -> Iterator[Surface]:
    """Every phrase with a head word, generic ones and units included, in the order of the text."""
    for run in _runs(draft):
        for part in _parts(draft, run):
            surface = _surface(draft, part)
            if surface is not None:
                yield surface


def _runs(draft: Draft) -> Iterator[Run]:
    tokens = draft.tokens
    connectors = draft.lexicon.connectors
    at, count = 0, len(tokens)
    while at < count:
        if not is_name_like(tokens.words[at]):
            at += 1
            continue
        last = at
        while last + 1 < count and last - at < _MOST_WORDS:
            step = 1
            while (
                step <= 3
                and last + step < count
                and tokens.folded[last + step] in connectors
                and tokens.gap(last + step) == " "
            ):
                step += 1
            following = last + step
            if following >= count or not (is_name_like(tokens.words[following]) or _is_suffix(draft, following)):
                break
            if not all(_joins(draft, i) for i in range(last + 1, following + 1)):
                break
            last = following
        yield Run(at, last)
        at = last + 1


def _is_suffix(draft: Draft, index: int) -> bool:
    """The "s" of "People's", the "an" of "Xi'an"."""
    return draft.tokens.gap(index) in ("'", "’") and len(draft.tokens.words[index]) <= 2


def _joins(draft: Draft, index: int) -> bool:
    gap = draft.tokens.gap(index)
    if gap == ". ":
        before = draft.tokens.words[index - 1]
        return len(before) == 1 or before.lower() in ("st", "mt", "ft")
    return gap in _JOINING_GAPS


def _parts(draft: Draft, run: Run) -> Iterator[Run]:
    """The run without words that begin no name, cut at offices, titles, possessives and lists."""
    tokens = draft.tokens
    start, country = run.first, ""
    index = run.first
    while index <= run.last:
        length = _cut_length(draft, index, run.last)
        if length:
            yield from _split_lists(draft, start, index - 1, country)
            start, country = index + length, ""
            index = start
            continue
        if tokens.folded[index] == "s" and tokens.gap(index) in ("'", "’") and index < run.last:
            owner = _country_of(draft, start, index - 1)
            if tokens.folded[index - 1] not in _KEEP_POSSESSIVE:
                yield from _split_lists(draft, start, index - 1, country)
                start, country = index + 1, owner
        if (
            index > start
            and tokens.folded[index] in _BEGINNING
            and tokens.folded[index - 1] not in draft.lexicon.connectors
        ):
            yield from _split_lists(draft, start, index - 1, country)
            start, country = index, ""
        index += 1
    yield from _split_lists(draft, start, run.last, country)


def _cut_length(draft: Draft, index: int, last: int) -> int:
    """How many words from here are an office or a title."""
    tokens, words = draft.tokens, draft.lexicon
    for size in range(min(4, last - index + 1), 0, -1):
        phrase = " ".join(tokens.folded[index : index + size])
        if phrase in words.cuts:
            return size
    return 0


def _split_lists(draft: Draft, first: int, last: int, country: str) -> Iterator[Run]:
    """The part cut at each "and" that joins two names rather than two words of one name."""
    tokens = draft.tokens
    start = first
    for index in range(first + 1, last):
        is_and = tokens.folded[index] in _AND or "&" in tokens.gap(index)
        if is_and and _joins_two_names(draft, start, index, last):
            yield from _trimmed(draft, start, index - 1, country)
            start, country = (index + 1 if tokens.folded[index] in _AND else index), ""
    yield from _trimmed(draft, start, last, country)


def _joins_two_names(draft: Draft, first: int, index: int, last: int) -> bool:
    left = heads_in(draft, first, index - 1)
    right = heads_in(draft, index + 1, last)
    if not left:
        words = draft.tokens.words
        article = draft.tokens.folded[index + 1] in _ARTICLES
        alone = is_acronym(words[index - 1]) or index - 1 in draft.known_ends.get(first, ())
        return bool(right) and (article or alone)
    open_left = any(
        draft.tokens.folded[i] in ("of", "for", "de", "fur", "des", "der") for i in range(left[0].last + 1, index)
    )
    if draft.tokens.folded[index + 1] in _ARTICLES:
        return True
    if right:
        starts_with_head = right[0].first <= index + 2 and not open_left
        return starts_with_head or not open_left or right[0].last >= last - 1 or right[0].first == index + 1
    if not open_left:
        return True
    known = draft.known_ends.get(first, ())
    return index - 1 in known and last not in known


def _trimmed(draft: Draft, first: int, last: int, country: str) -> Iterator[Run]:
    tokens, words = draft.tokens, draft.lexicon
    while first <= last and (tokens.folded[first] in words.not_in_names or not is_name_like(tokens.words[first])):
        first += 1
    first = _without_members(draft, first, last)
    while last >= first and (
        tokens.folded[last] in words.connectors or (tokens.folded[last] == "s" and tokens.gap(last) in ("'", "’"))
    ):
        last -= 1
    while last > first and last in draft.country_tokens and _ends_adjective(draft, last):
        last -= 1
    while last > first + 1 and tokens.folded[last - 1] in ("der", "einer") and tokens.folded[last] in words.heads:
        last -= 2
    if first > last or all(i in draft.country_tokens for i in range(first, last + 1)):
        return
    mention = draft.country_at.get(first) if words.language == "en" else None
    told = mention is not None and any(_is_distinctive(draft, i) for i in range(mention.last + 1, last + 1))
    sent = mention is not None and mention.last < last and tokens.folded[mention.last + 1] in _SENT
    if mention is not None and told and mention.is_adjective and mention.first not in draft.known_ends and not sent:
        yield Run(mention.last + 1, last, mention.code)
    else:
        yield Run(first, last, country, _is_owned(draft, first))


def _is_owned(draft: Draft, first: int) -> bool:
    tokens = draft.tokens
    return (
        first > 1
        and tokens.folded[first - 1] == "s"
        and tokens.gap(first - 1) in ("'", "’")
        and bool(heads_in(draft, max(0, first - 4), first - 2))
    )


def _without_members(draft: Draft, first: int, last: int) -> int:
    """Where the name begins after its members: "Guests of the Ministry"."""
    tokens = draft.tokens
    if first + 1 > last or tokens.folded[first + 1] not in _OF or heads_in(draft, first, first):
        return first
    rest = first + 2
    while rest < last and tokens.folded[rest] in _ARTICLES:
        rest += 1
    heads = heads_in(draft, rest, last)
    return rest if heads and not draft.known_ends.get(first) and is_name_like(tokens.words[rest]) else first


def _ends_adjective(draft: Draft, last: int) -> bool:
    mention = draft.country_at.get(last)
    return mention is not None and mention.is_adjective and mention.first == last


def _is_distinctive(draft: Draft, index: int) -> bool:
    folded = draft.tokens.folded[index]
    return (
        folded not in little_words() and concept(folded) not in generic_concepts() and index not in draft.country_tokens
    )


def _country_of(draft: Draft, first: int, last: int) -> str:
    mention = next((draft.country_at[i] for i in range(first, last + 1) if i in draft.country_at), None)
    return mention.code if mention else ""


def _surface(draft: Draft, run: Run) -> Surface | None:
    tokens = draft.tokens
    first, last = run.first, run.last
    heads = heads_in(draft, first, last)
    if not heads:
        return None
    if draft.lexicon.language == "de":
        first = _after_genitive(draft, first, heads[0].first)
    head = ruling(draft, heads)
    last, country = _without_country(draft, first, last, head) if run.last == last else (last, "")
    if _goes_on(draft, heads, last) and _holds_office(draft, first):
        last = heads[-1].last
    last = _with_place(draft, head, last)
    last = _with_quotes(draft, head, last)
    if (
        tokens.folded[last] in draft.lexicon.names_go_on
        or _goes_on(draft, heads, last)
        or (draft.lexicon.language == "es" and heads[0].first > first + 2)
    ):
        return None
    surface = Surface(
        Span(tokens.starts[first], _quoted_end(draft, last)), first, last, "phrase", head.kind,
        country=run.country or country,
    )  # fmt: skip
    quoted = last > run.last
    surface.generic = not quoted and _names_none(draft, first, last, head)
    if first == last and head.kind not in ("government", "company"):
        surface.generic = True
    if head.unit == "always" or (heads[0].unit and heads[0].first == first and not _is_national(draft, heads[0], last)):
        surface.unit = True
    if head.kind is None or (run.owned and head.kind in ("university", "research_institute", "school", "other")):
        surface.unit = True
    surface.owned = run.owned
    return surface


def _after_genitive(draft: Draft, first: int, head: int) -> int:
    """Where a German name begins whose head is the genitive of a noun before it: "Gründung des Netzwerks ..."."""
    joints = [i for i in range(first, head) if draft.tokens.folded[i] in ("der", "des")]
    return joints[-1] + 1 if joints else first


def _without_country(draft: Draft, first: int, last: int, head: Head) -> tuple[int, str]:
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
    while end > head.last and (tokens.folded[end] in _ARTICLES or tokens.folded[end] in _OF):
        end -= 1
    if end == mention.first - 1 or not any(_is_distinctive(draft, i) for i in range(first, end + 1)):
        return unchanged
    return end, mention.code


def _names_none(draft: Draft, first: int, last: int, head: Head) -> bool:
    """Whether the phrase names no single body: heads and generic words, with at most a country's adjective."""
    tokens = draft.tokens
    loose = head.kind not in ("government", "association", "funder", "technology_park")
    for index in range(first, last + 1):
        if index in draft.country_tokens:
            mention = next(
                (c for c in draft.countries_in(tokens.starts[first], tokens.ends[last]) if c.first <= index <= c.last),
                None,
            )
            if mention is None or not mention.is_adjective or not loose:
                return False
            continue
        folded = tokens.folded[index]
        if not (is_generic([folded]) or folded in draft.lexicon.heads):
            return False
    return True


def _goes_on(draft: Draft, heads: list[Head], last: int) -> bool:
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


def _holds_office(draft: Draft, first: int) -> bool:
    """Whether an office "of" the name stands before it, so that what follows the name is who holds it: "Rector of
    Nelson University Mary Field"."""
    tokens, at = draft.tokens, first - 1
    if at > 0 and tokens.folded[at] in _ARTICLES:
        at -= 1
    return at > 0 and tokens.folded[at] in _OF and tokens.folded[at - 1] in draft.lexicon.roles


def _is_national(draft: Draft, head: Head, last: int) -> bool:
    """ "Academy of Sciences of Uzbekistan" is no unit; nor is what may be generic but bears a country."""
    if head.unit == "always":
        return False
    return any(i in draft.country_tokens for i in range(head.last + 1, last + 1))


def _with_place(draft: Draft, head: Head, last: int) -> int:
    """An embassy or consulate has the place after "in" in its name."""
    tokens = draft.tokens
    if head.kind != "government" or not tokens.folded[head.first].startswith(("embas", "consul", "embaj", "высок")):
        return last
    at = last + 1
    if at + 1 < len(tokens) and tokens.folded[at] in ("in", "en", "to") and tokens.gap(at) == " ":
        end = at + 1
        if not is_name_like(tokens.words[end]) or tokens.gap(end) != " ":
            return last
        while end + 1 < len(tokens) and is_name_like(tokens.words[end + 1]) and _joins(draft, end + 1) and end - at < 4:
            end += 1
        return end
    return last


def _with_quotes(draft: Draft, head: Head, last: int) -> int:
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


def _quoted_end(draft: Draft, last: int) -> int:
    end = draft.tokens.ends[last]
    if draft.clean[end : end + 1] in ('"', "”", "»", "“") and _opened(draft.clean, end):
        return end + 1
    return end


def _opened(text: str, end: int) -> bool:
    """Whether the closing mark at `end` has its opening mark a few words before."""
    before = text[max(0, end - 60) : end]
    opening = {'"': '"', "”": "“", "»": "«", "“": "„"}[text[end]]
    return opening in before and "\n" not in before[before.rfind(opening) :]
