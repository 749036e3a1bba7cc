"""Step: the organisations of the text.

Needs `clean`, `lexicon`, `tokens`, `sentences`, `countries`, `places`, `issuer`. Adds the organisations of the reading,
`organisation_mentions` and `host`.
"""

from collections.abc import Sequence

from syndesis.intake.reading.draft import Draft
from syndesis.intake.reading.organisations.acronyms import resolve_acronyms
from syndesis.intake.reading.organisations.assembly import assemble
from syndesis.intake.reading.organisations.chinese import chinese_phrases
from syndesis.intake.reading.organisations.definitions import define
from syndesis.intake.reading.organisations.known_names import known_names
from syndesis.intake.reading.organisations.listed import listed
from syndesis.intake.reading.organisations.merging import merge
from syndesis.intake.reading.organisations.offices import offices
from syndesis.intake.reading.organisations.phrases import phrases
from syndesis.intake.reading.organisations.russian import russian_phrases
from syndesis.intake.reading.organisations.short_forms import find_host, resolve_short_forms
from syndesis.intake.reading.organisations.short_names import resolve_short_names
from syndesis.intake.reading.organisations.surface import Surface
from syndesis.lib.tokens import fold_phrase


def run(draft: Draft) -> None:
    draft.hits = draft.gazetteer.hits(draft.tokens)
    for hit in draft.hits:
        if hit.last > hit.first:
            draft.known_ends.setdefault(hit.first, set()).add(hit.last)
    known = list(known_names(draft))
    found = [p for p in _phrases(draft) if not _in_headline(draft, p)]
    for surface in (*known, *found):
        define(draft, surface)
    merged = merge(draft, known, found)
    merged.bodies.extend(listed(draft))
    assemble(draft, merged.bodies)
    resolve_acronyms(draft, merged.bodies, merged.units)
    find_host(draft)
    _add_offices(draft)
    resolve_short_forms(draft, merged.shorts)
    resolve_short_names(draft)
    draft.organisation_mentions.sort(key=lambda m: m.span)


def _phrases(draft: Draft) -> Sequence[Surface]:
    if draft.language == "ru":
        return [*russian_phrases(draft), *phrases(draft)]
    if draft.language == "zh":
        return [*chinese_phrases(draft), *phrases(draft)]
    return list(phrases(draft))


def _in_headline(draft: Draft, phrase: Surface) -> bool:
    """Whether the phrase stands in a headline in which every word is written large, so that its ends cannot be told."""
    for heading in draft.headings:
        if heading.start <= phrase.span.start < heading.end:
            words = heading.of(draft.clean).split()
            large = sum(w[:1].isupper() for w in words)
            return len(words) > 5 and large * 4 >= len(words) * 3
    return False


def _add_offices(draft: Draft) -> None:
    host = draft.organisation(draft.host) if draft.host else None
    home = draft.gazetteer.home
    country = host.country if host else home.country if home else ""
    taken = draft.taken_tokens()
    surfaces = [s for s in offices(draft, country) if taken.isdisjoint(range(s.first, s.last + 1))]
    for surface in surfaces:
        surface.names = draft.gazetteer.with_words(fold_phrase(surface.name).split())
    assemble(draft, surfaces)
