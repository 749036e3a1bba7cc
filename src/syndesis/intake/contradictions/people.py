"""A person in another office, or elsewhere."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from syndesis.directory.models import Person, Position
from syndesis.intake.contradictions.sides import Contradiction, on, since_day
from syndesis.intake.matching import Matcher
from syndesis.intake.models import Finding
from syndesis.lib.tokens import fold_phrase


def person(matcher: Matcher, finding: Finding, record: Person) -> Iterator[Contradiction]:
    """Another office than those on record; the newest one is told, with its days."""
    role = finding.data.get("role") or ""
    held, words = list(record.positions.all()), fold_phrase(role)
    if not words or not held or any(words in each or each in words for each in (fold_phrase(p.title) for p in held)):
        return
    newest = max(held, key=_begun)
    yield Contradiction(
        on(role, matcher.case.reported_on), _office(newest), _("Both are kept, each with the days of which we know.")
    )


def _office(position: Position) -> str:
    if position.starts_on or not position.seen_last_on:
        return since_day(position.title, position.starts_on)
    return on(position.title, position.seen_last_on)


def _begun(position: Position) -> str:
    return str(position.seen_last_on or position.starts_on or "")


def namesake(matcher: Matcher, finding: Finding, other: Person) -> Iterator[Contradiction]:
    where = ", ".join(str(each.data["name"]) for each in matcher.case.organisations_of(finding))
    newest = max(other.positions.all(), key=_begun)
    held = ", ".join(filter(None, (str(other), newest.title, str(newest.organisation or ""))))
    told = ", ".join(filter(None, (finding.data.get("role"), where)))
    yield Contradiction(on(told, matcher.case.reported_on), held, _("Enters as another person of that name."))
