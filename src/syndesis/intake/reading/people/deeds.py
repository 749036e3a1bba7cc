"""Offices told by what somebody does, "who manages Public Relations for ...", or as those of another, "who holds the
same office at ..."."""

from syndesis.intake.reading.contract import Span
from syndesis.intake.reading.draft import Draft
from syndesis.intake.reading.people.beside import after_letters, employer_beside
from syndesis.intake.reading.people.roles import ARTICLES, Role, is_possessive, role_size
from syndesis.intake.reading.people.roles_after import office_at

_LONGEST, _LEAST_WORDS, _LATEST = 110, 4, 4


def role_by_deed(draft: Draft, end: int) -> Role | None:
    """The office that follows a name as a deed: up to the stop, or to the body for which it is done."""
    end = after_letters(draft, end)
    told = draft.lexicon.pattern("office_by_deed").match(draft.clean, end, min(len(draft.clean), end + _LONGEST))
    if told is None:
        return None
    last = wide = told.end("deed")
    held = next((m for m in draft.organisation_mentions if told.start("deed") < m.span.start < last), None)
    if held is not None and held.span.end <= last and not is_possessive(draft, held.span.end):
        leads_on = draft.lexicon.pattern("leads_to_employer").search(draft.clean, told.start("deed"), held.span.start)
        wide = held.span.end
        last = leads_on.start() if leads_on else last
    return Role(Span(told.start("deed"), last), Span(told.start("deed"), max(wide, last)))


def same_role(draft: Draft, end: int, other: Role | None) -> Role | None:
    """The office of the person told before, where the words after the name say that this one holds the same."""
    if other is None:
        return None
    told = draft.lexicon.pattern("same_office").match(draft.clean, after_letters(draft, end))
    if told is None:
        return None
    employer = employer_beside(draft, told.end())
    return Role(other.span, Span(told.start(), employer.span.end if employer is not None else told.end()))


def role_of_sentence_before(draft: Draft, start: int) -> Role | None:
    """The office with which the sentence before begins, where it names nobody and this one begins with the name: "The
    ambassador of Norway has been to see us. Nils Ek came to ..."."""
    tokens, words = draft.tokens, draft.lexicon
    first, _ = draft.sentence_at(start)
    if first != start or not start or "\n" in draft.clean[start - 1 : start]:
        return None
    begin, end = draft.sentence_at(len(draft.clean[:start].rstrip()) - 1)
    inside = tokens.within(begin, end)
    if len(inside) < _LEAST_WORDS or tokens.folded[inside[0]] not in ARTICLES:
        return None
    named = (i for i in inside if tokens.folded[i] in words.given_names and tokens.words[i][0].isupper())
    if any(draft.mention_over(tokens.starts[i]) is None for i in named):
        return None
    role_at = next((i for i in inside[1:_LATEST] if role_size(draft, i)), -1)
    head = " ".join(tokens.folded[role_at : role_at + role_size(draft, role_at)]) if role_at >= 0 else ""
    if not head or head in words.occupations or any(tokens.words[i][0].isupper() for i in range(inside[1], role_at)):
        return None
    return office_at(draft, role_at, role_at)
