"""Mending a reading before it is accepted: what it missed is added, what it took apart joined, what it ran together
split. All of it is kept beside the reading, so that the accuracy is told truly."""

import re
from typing import Any

from django.utils.translation import gettext as _

from syndesis.activities.choices import ActivityKind
from syndesis.agreements.choices import AgreementKind
from syndesis.catalogue import queries as catalogue
from syndesis.core.history import Actor, recording
from syndesis.core.services import Refused
from syndesis.directory.queries import by_name
from syndesis.engagement.choices import EngagementKind
from syndesis.intake import policies
from syndesis.intake.agreement_statuses import AgreementRead
from syndesis.intake.categories import finding_of
from syndesis.intake.models import Decision, Finding, FindingCategory, Intake, Reader
from syndesis.intake.reading import contract
from syndesis.intake.reading.contract import Candidate, Reason, Span
from syndesis.intake.reading.organisations.kinds import head_kind
from syndesis.lib import sentences
from syndesis.lib.person_names import apart

LONGEST = 1000
"""Characters that may be added as one finding."""
ADDABLE = tuple(category for category in FindingCategory if category != FindingCategory.DOCUMENT)
MOST_CANDIDATES = 5
SO_CALLED = (Reason("known_record"),)
REFERENCES = ("organisations", "parties", "people")


def add_finding(*, by: Actor, intake: Intake, category: str, words: str, near: int = 0) -> Finding:
    """Add what the reading missed: words of the text, the ones nearest to the place `near` where they occur more than
    once. Raises Refused where they do not stand in the text."""
    if category not in ADDABLE:
        raise Refused(_("Say what it is."), "category")
    text = intake.text.text
    span = _nearest(words, text, near)
    with recording(by, "Finding added"):
        _hold(intake, by)
        held = list(intake.findings.all())
        found = _MADE[FindingCategory(category)](
            " ".join(span.of(text).split()), {"key": _free_key(held), "evidence": span, "mentions": [span]},
            _organisations_about(held, span, text),
        )  # fmt: skip
        position = max((row.position for row in held), default=-1) + 1
        made = finding_of(intake, found, position=position, read_by=Reader.PERSON)
        made.confidence = 1.0
        made.save()
    return made


def join(*, by: Actor, finding: Finding, other: Finding) -> Finding:
    """Say that two findings are one: `finding` stays and is mentioned wherever the other was, and what named the
    other names it. Raises Refused for findings that are decided, or of two kinds or documents."""
    with recording(by, "Findings joined"):
        _hold(finding.intake, by)
        rows = {row.pk: row for row in Finding.objects.filter(pk__in=[finding.pk, other.pk], decision=Decision.OPEN)}
        if len(rows) < 2:
            raise Refused(_("This finding is decided already."))
        kept, lost = rows[finding.pk], rows[other.pk]
        if (kept.intake_id, kept.category) != (lost.intake_id, lost.category):
            raise Refused(_("Only findings of one kind in one document can be joined."))
        kept.spans = [list(span) for span in sorted({tuple(span) for span in [*kept.spans, *lost.spans]})]
        kept.save()
        _refer(kept.intake_id, lost.key, kept.key)
        lost.decision = Decision.REJECTED
        lost.save()
    return kept


def split(*, by: Actor, finding: Finding, words: str) -> Finding:
    """Say that some mentions of a finding, those with these words, mean another: they become a finding of their own."""
    text = finding.intake.text.text
    with recording(by, "Finding split"):
        _hold(finding.intake, by)
        row = Finding.objects.filter(pk=finding.pk, decision=Decision.OPEN).first()
        if row is None:
            raise Refused(_("This finding is decided already."))
        apart_ = [span for span in row.spans if " ".join(text[span[0] : span[1]].split()) == words]
        rest = [span for span in row.spans if span not in apart_]
        if not apart_ or not rest:
            raise Refused(_("Choose some of its mentions, not all."))
        row.spans = rest
        row.start, row.end = rest[0] if [row.start, row.end] in apart_ else (row.start, row.end)
        row.save()
        return add_finding(by=by, intake=row.intake, category=row.category, words=words, near=apart_[0][0])


def wordings(finding: Finding, text: str) -> list[str]:
    """The different words by which a finding is mentioned, in order."""
    return list(dict.fromkeys(" ".join(text[start:end].split()) for start, end in finding.spans))


def _hold(intake: Intake, by: Actor) -> None:
    locked = Intake.objects.select_for_update().get(pk=intake.pk)
    policies.intakes.check(by.user, locked)


def _nearest(words: str, text: str, near: int) -> Span:
    parts = words.split()
    if not parts or len(words) > LONGEST or "\x00" in words:
        raise Refused(_("Select some words of the text, %(most)s characters at most.") % {"most": LONGEST}, "words")
    pattern = r"\s+".join(re.escape(part) for part in parts)
    places = [Span(found.start(), found.end()) for found in re.finditer(pattern, text)]
    if not places:
        raise Refused(_("These words do not stand in the text."), "words")
    return min(places, key=lambda span: abs(span.start - near))


def _free_key(held: list[Finding]) -> str:
    taken = {row.key for row in held}
    return next(key for number in range(1, len(held) + 2) if (key := f"r{number}") not in taken)


def _organisations_about(held: list[Finding], span: Span, text: str) -> list[str]:
    """Keys of the organisations that the same sentence mentions."""
    spans = sentences.sentences(text)
    at = sentences.containing(spans, span.start)
    start, end = spans[at] if at >= 0 else (0, len(text))
    rows = [row for row in held if row.category == FindingCategory.ORGANISATION and row.decision != Decision.REJECTED]
    return [row.key for row in rows if any(start <= one < end for one, _end in row.spans)]


def _refer(intake: int, old: str, new: str) -> None:
    """What named the one now names the other."""
    for row in Finding.objects.filter(intake=intake, decision=Decision.OPEN):
        data = dict(row.data)
        for name in REFERENCES:
            if old in data.get(name, ()):
                data[name] = list(dict.fromkeys(new if key == old else key for key in data[name]))
        for name in ("organisation", "parent"):
            if data.get(name) == old:
                data[name] = new
        if data != row.data:
            row.data = data
            row.save()


def _organisation(words: str, own: dict[str, Any], _around: list[str]) -> contract.Found:
    """Linked where one of our record is called just so; else the catalogue offers those that may be meant."""
    known = list(by_name(words)[:MOST_CANDIDATES])
    ours = [
        Candidate("record", str(each.pk), each.name, each.kind, each.country, each.city, "", 0.8, SO_CALLED)
        for each in known
    ]
    others = [
        Candidate("catalogue", each.ror, each.name, each.kind, each.country, each.city, each.ror, 0.5)
        for each in catalogue.suggest(words, limit=MOST_CANDIDATES)
    ]
    return contract.OrganisationFound(
        **own,
        name=words[:300],
        kind=head_kind(words) or "other",
        candidates=[*ours, *others],
        linked=len(known) == 1,
        is_home=len(known) == 1 and known[0].is_home,
    )


def _person(words: str, own: dict[str, Any], around: list[str]) -> contract.Found:
    given, family = apart("", words)
    if not given and " " in words:
        given, family = words.rsplit(" ", 1)
    return contract.PersonFound(**own, given_name=given, family_name=family, organisation=next(iter(around), ""))


def _engagement(words: str, own: dict[str, Any], around: list[str]) -> contract.Found:
    return contract.EngagementFound(**own, kind=EngagementKind.MEETING, organisations=around)


def _agreement(words: str, own: dict[str, Any], around: list[str]) -> contract.Found:
    return contract.AgreementFound(**own, kind=AgreementKind.FRAMEWORK, status=AgreementRead.SIGNED, parties=around)


def _activity(words: str, own: dict[str, Any], around: list[str]) -> contract.Found:
    return contract.ActivityFound(
        **own, kind=ActivityKind.OTHER, status="existing", name=words[:300], organisations=around
    )


def _commitment(words: str, own: dict[str, Any], around: list[str]) -> contract.Found:
    return contract.CommitmentFound(**own, status="agreed", topic=words[:300], organisations=around)


def _figure(words: str, own: dict[str, Any], around: list[str]) -> contract.Found:
    """The first number of the words, and the words without it."""
    number = re.search(r"\d[\d,.\s]*", words)
    digits = re.sub(r"[,.\s](?=\d{3}\b)", "", number[0]).strip(" ,.").replace(",", ".") if number else ""
    try:
        value = float(digits)
    except ValueError:
        raise Refused(_("A figure needs a number: select it with what it counts."), "words") from None
    indicator = " ".join(words.replace(number[0], " ").split())[:300] if number else ""
    return contract.FigureFound(
        **own, indicator=indicator or words[:300], value=value, organisation=next(iter(around), "")
    )


_MADE = {
    FindingCategory.ORGANISATION: _organisation,
    FindingCategory.PERSON: _person,
    FindingCategory.ENGAGEMENT: _engagement,
    FindingCategory.AGREEMENT: _agreement,
    FindingCategory.ACTIVITY: _activity,
    FindingCategory.COMMITMENT: _commitment,
    FindingCategory.FIGURE: _figure,
}
