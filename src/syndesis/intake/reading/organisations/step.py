"""Step: the organisations of the text.

Needs `clean`, `lexicon`, `tokens`, `sentences`, `countries`, `places`, `issuer`. Adds the organisations of the reading,
`organisation_mentions` and `host`.
"""

from collections.abc import Sequence

from syndesis.intake.reading.draft import Draft
from syndesis.intake.reading.lexicons import shared
from syndesis.intake.reading.organisations.acronyms import resolve_acronyms
from syndesis.intake.reading.organisations.assembly import assemble
from syndesis.intake.reading.organisations.belonging import in_title, is_charge, without_parts
from syndesis.intake.reading.organisations.bystanders import leave_bystanders
from syndesis.intake.reading.organisations.chinese import chinese_phrases
from syndesis.intake.reading.organisations.definitions import define
from syndesis.intake.reading.organisations.host import find_host
from syndesis.intake.reading.organisations.known_names import known_names
from syndesis.intake.reading.organisations.listed import listed
from syndesis.intake.reading.organisations.lone_acronyms import add_lone_acronyms
from syndesis.intake.reading.organisations.lone_names import add_lone_names
from syndesis.intake.reading.organisations.merging import merge
from syndesis.intake.reading.organisations.missions import one_mission_each
from syndesis.intake.reading.organisations.offices import offices
from syndesis.intake.reading.organisations.own import recognise_home
from syndesis.intake.reading.organisations.owners import without_owners
from syndesis.intake.reading.organisations.patterned import patterned
from syndesis.intake.reading.organisations.phrases import phrases
from syndesis.intake.reading.organisations.repeats import join_repeats
from syndesis.intake.reading.organisations.runs import OF
from syndesis.intake.reading.organisations.russian import russian_phrases, with_others
from syndesis.intake.reading.organisations.short_forms import resolve_short_forms
from syndesis.intake.reading.organisations.short_names import resolve_short_names
from syndesis.intake.reading.organisations.shortened import take_for_longer
from syndesis.intake.reading.organisations.spelt_out import spell_out
from syndesis.intake.reading.organisations.surface import Surface
from syndesis.lib.tokens import fold_phrase

_REACH = 60


def run(draft: Draft) -> None:
    draft.hits = draft.gazetteer.hits(draft.tokens)
    for hit in draft.hits:
        if hit.last > hit.first:
            draft.known_ends.setdefault(hit.first, set()).add(hit.last)
    never = frozenset(shared()["never_meant"])
    known = [k for k in known_names(draft) if _is_meant(draft, k, never)]
    found = [p for p in _phrases(draft) if not _in_headline(draft, p) and _is_meant(draft, p, never)]
    for surface in (*known, *found):
        define(draft, surface)
    found = [p for p in found if p.names or p.acronyms or not (_in_quotation_marks(draft, p) or in_title(draft, p))]
    known, found = without_owners(draft, known, found)
    known, found = _without_defined(draft, known, found)
    merged = merge(draft, known, found)
    merged.bodies, parts = without_parts(draft, merged.bodies, merged.shorts)
    merged.bodies, more = spell_out(draft, merged.bodies)
    merged.units.extend((*parts, *more))
    merged.bodies.extend(s for s in listed(draft) if not any(b.first < s.first <= b.last for b in merged.bodies))
    take_for_longer(draft, merged.bodies)
    draft.unit_spans = [s.span for s in merged.units]
    draft.host_country = _host_country(draft, merged.bodies)
    assemble(draft, merged.bodies)
    resolve_acronyms(draft, merged.bodies, merged.units)
    add_lone_acronyms(draft, {a for unit in merged.units for a in unit.acronyms})
    recognise_home(draft)
    draft.organisation_mentions.sort(key=lambda m: m.span)
    add_lone_names(draft)
    draft.organisation_mentions.sort(key=lambda m: m.span)
    find_host(draft)
    _add_offices(draft)
    one_mission_each(draft)
    join_repeats(draft)
    resolve_short_forms(draft, [s for s in merged.shorts if not is_charge(draft, s)])
    resolve_short_names(draft)
    leave_bystanders(draft)
    draft.reading.organisations = [o for o in draft.reading.organisations if o.mentions]
    draft.organisation_mentions.sort(key=lambda m: m.span)


def _is_meant(draft: Draft, surface: Surface, never: frozenset[str]) -> bool:
    """Whether the name is none of those that are only talked about, or stands where somebody gives. What it is called
    in another language than the catalogue's is looked up."""
    written = fold_phrase(surface.span.of(draft.clean))
    called = shared()["international_bodies"].get(written)
    if called and not surface.names:
        surface.names = draft.gazetteer.with_words(called.split())
        surface.unit = surface.generic = False
    if surface.first == surface.last and surface.origin == "known":
        said = draft.lexicon.pattern("lone_acronyms", "only_said").match(draft.clean, surface.span.end)
        if said is not None or _begins_a_name(draft, surface.last):
            return False
    if written not in never:
        return True
    if called is None and written not in shared()["financiers"]:
        return False
    before = draft.clean[max(0, surface.span.start - _REACH) : surface.span.start]
    return draft.lexicon.pattern("lone_acronyms", "gives_before").search(before) is not None


def _begins_a_name(draft: Draft, at: int) -> bool:
    """Whether an acronym is but the beginning of a longer name: "ABC Queensland", not "ABC President"."""
    tokens, following = draft.tokens, at + 1
    if following >= len(tokens) or tokens.gap(following) != " " or not tokens.words[following][0].isupper():
        return False
    if any(h.start <= tokens.starts[at] < h.end for h in draft.headings) or following in draft.country_tokens:
        return False
    folded = tokens.folded[following]
    return not (folded in draft.lexicon.roles or folded in draft.lexicon.cuts or folded in draft.lexicon.given_names)


def _without_defined(
    draft: Draft, known: Sequence[Surface], found: Sequence[Surface]
) -> tuple[list[Surface], list[Surface]]:
    """The surfaces without those that are an acronym which the text itself defines for another."""
    defined = {a for surface in (*known, *found) for a in surface.acronyms}
    return [s for s in known if s.first != s.last or s.span.of(draft.clean) not in defined], [
        s for s in found if s.first != s.last or s.span.of(draft.clean) not in defined
    ]


def _phrases(draft: Draft) -> Sequence[Surface]:
    """Phrases by form in the manner of the text's language, unless a title ends the name, and names without a head."""
    named = list(patterned(draft))
    titled = {p.first for p in named if draft.clean[p.span.end - 1] in '”»"'}
    formed = [f for f in _by_form(draft) if f.first not in titled]
    named = [p for p in named if not any(_is_inside(draft, p, f) for f in formed)]
    return sorted([*formed, *named], key=lambda s: (s.first, -s.last))


def _is_inside(draft: Draft, piece: Surface, whole: Surface) -> bool:
    """Whether a name without a head word is but the end of a longer name with one."""
    inside = whole.first < piece.first and piece.last <= whole.last and not (whole.unit or whole.generic)
    return inside and draft.tokens.folded[piece.first - 1] in OF


def _by_form(draft: Draft) -> Sequence[Surface]:
    if draft.language == "ru":
        return with_others(russian_phrases(draft), phrases(draft))
    return [*(chinese_phrases(draft) if draft.language == "zh" else ()), *phrases(draft)]


def _in_headline(draft: Draft, phrase: Surface) -> bool:
    """Whether the phrase stands in a headline in which every word is written large, so that its ends cannot be told."""
    for heading in draft.headings:
        if heading.start <= phrase.span.start < heading.end and "(" not in heading.of(draft.clean):
            words = heading.of(draft.clean).split()
            large = sum(w[:1].isupper() for w in words)
            return len(words) > 5 and large * 4 >= len(words) * 3
    return False


def _in_quotation_marks(draft: Draft, phrase: Surface) -> bool:
    """Whether the phrase alone stands in quotation marks, as a byword does."""
    before, after = (
        draft.clean[phrase.span.start - 1 : phrase.span.start],
        draft.clean[phrase.span.end : phrase.span.end + 1],
    )
    return (before, after) in (("‘", "’"), ("“", "”"), ('"', '"'), ("«", "»"), ("'", "'"))


def _host_country(draft: Draft, bodies: Sequence[Surface]) -> str:
    """The country of our own institution where it is named, else that of the known university named first."""
    home = draft.gazetteer.home
    if home is not None and any(n.organisation is home for s in bodies for n in s.names):
        return home.country
    issuer = draft.issuer.span if draft.issuer else None
    order = sorted(bodies, key=lambda s: (not (issuer and issuer.start <= s.span.start < issuer.end), s.first))
    for surface in order:
        countries = {n.organisation.country for n in surface.names if n.organisation.kind == "university"}
        if countries:
            return next(iter(countries)) if len(countries) == 1 else ""
    return ""


def _add_offices(draft: Draft) -> None:
    host = draft.organisation(draft.host) if draft.host else None
    home = draft.gazetteer.home
    country = host.country if host else home.country if home else ""
    surfaces = list(offices(draft, country))
    _drop_pieces(draft, surfaces)
    taken = draft.taken_tokens()
    surfaces = [s for s in surfaces if taken.isdisjoint(range(s.first, s.last + 1))]
    for surface in surfaces:
        surface.names = draft.gazetteer.with_words(fold_phrase(surface.name).split())
    assemble(draft, surfaces)


def _drop_pieces(draft: Draft, titles: Sequence[Surface]) -> None:
    """Drop the unknown bodies that are but a piece of an office's title: "Minister for Health and Local Government"."""
    pieces = {
        m.key
        for m in draft.organisation_mentions
        for title in titles
        if title.span.start < m.span.start < title.span.end
    }
    gone = {o.key for o in draft.reading.organisations if o.key in pieces and not o.linked and len(o.mentions) == 1}
    draft.reading.organisations = [o for o in draft.reading.organisations if o.key not in gone]
    draft.organisation_mentions = [m for m in draft.organisation_mentions if m.key not in gone]
