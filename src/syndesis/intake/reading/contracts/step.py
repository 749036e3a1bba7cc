"""Step: the text of an agreement itself, read for what it says of itself.

Needs what `agreements` needs, and the people. Where the text is that of an agreement, it puts one agreement in the
place of all that its sentences seemed to tell of: what the parties shall do is no promise, meeting or activity yet.
"""

from dataclasses import fields

from syndesis.intake.reading.contract import Metadata, Span
from syndesis.intake.reading.contracts import days, periods, signatories, terms
from syndesis.intake.reading.contracts.articles import articles
from syndesis.intake.reading.contracts.found import ContractFound
from syndesis.intake.reading.contracts.parties import parties
from syndesis.intake.reading.contracts.recognition import is_contract
from syndesis.intake.reading.contracts.words import words_of
from syndesis.intake.reading.draft import Draft
from syndesis.intake.reading.reasons import reason

_TOP = 200


def run(draft: Draft) -> None:
    words = words_of(draft.language)
    parts = articles(draft.clean, words)
    if not is_contract(draft.clean, words, parts, is_told=draft.is_agreement):
        return
    draft.clean = draft.text  # signatures look like the links below a page, which the reading of news leaves out
    named = parties(draft, words, parts)
    top = Span(0, max(1, min(len(draft.clean), _TOP)))
    found = ContractFound(key="a1", evidence=top, kind="framework", status="planned")
    terms.name(found, draft.clean, words)
    found.evidence = found.title_span or top
    found.parties = [party.key for party in named]
    periods.run(found, draft.clean, words)
    days.run(found, draft, words, parts)
    terms.languages(found, draft.clean, words)
    terms.clauses(found, draft.clean, words, parts)
    signatories.run(found, draft, words, named, parts)
    found.status = "signed" if found.date else "planned"
    found.confidence = 0.85 if len(named) >= 2 else 0.6
    found.reasons = (reason("own_text", found.title),)
    found.mentions = _places(found)
    reading = draft.reading
    reading.agreements = [found]
    reading.engagements, reading.activities, reading.commitments, reading.figures = [], [], [], []
    if found.title and found.title_span:
        draft.title = Metadata(value=found.title, span=found.title_span)
    if found.date and found.date_span:
        draft.published = Metadata(value=found.date, span=found.date_span)  # the day for which it attests what it says


def _places(found: ContractFound) -> list[Span]:
    """All the words that say something of the agreement, each once, in their order."""
    spans = {getattr(found, each.name) for each in fields(found) if each.name.endswith("_span")} - {None}
    spans |= {each.span for each in found.clauses} | {each.span for each in found.signatories}
    return sorted({found.evidence, *spans})
