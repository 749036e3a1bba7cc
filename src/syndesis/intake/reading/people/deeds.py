"""Offices told by what somebody does, "who manages Public Relations for ...", or as those of another, "who holds the
same office at ..."."""

from syndesis.intake.reading.contract import Span
from syndesis.intake.reading.draft import Draft
from syndesis.intake.reading.people.beside import after_letters, employer_beside
from syndesis.intake.reading.people.roles import Role, is_possessive

_LONGEST = 110


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
