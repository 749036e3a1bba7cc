"""Where a text and the record do not say the same: both sides, so that the reviewer sees which is the newer one."""

from collections.abc import Callable, Iterator
from typing import Any

from django.utils.translation import gettext as _

from syndesis.agreements.models import Agreement
from syndesis.core import dates
from syndesis.core.countries import country_name
from syndesis.directory.models import Organisation, Person, Position
from syndesis.engagement.models import Engagement
from syndesis.intake.agreement_statuses import ON_RECORD
from syndesis.intake.matching import Matcher
from syndesis.intake.models import Finding, FindingCategory
from syndesis.lib.partial_dates import PartialDate
from syndesis.lib.tokens import fold_phrase


def contradictions(matcher: Matcher, finding: Finding, record: Any) -> list[str]:
    """What the record has instead. Accepting changes none of it: what a text says is added with its own date."""
    if finding.category == FindingCategory.FIGURE:
        return list(_figures(matcher, finding))
    say = _OF.get(type(record))
    return list(say(finding, record)) if say else []


def _figures(matcher: Matcher, finding: Finding) -> Iterator[str]:
    for figure in matcher.other_figures(finding):
        told = {"value": f"{figure.value:g}", "day": dates.full(figure.as_of)}
        yield (_("the record has %(value)s as of %(day)s") if figure.as_of else _("the record has %(value)s")) % told


def _organisation(finding: Finding, record: Organisation) -> Iterator[str]:
    country = finding.data.get("country")
    if country and record.country and country != record.country:
        yield _has(country_name(record.country))


def _person(finding: Finding, record: Person) -> Iterator[str]:
    """Another office than those on record; the newest one is told, with its days."""
    role = fold_phrase(finding.data.get("role") or "")
    held = list(record.positions.all())
    if not role or not held or any(role in fold_phrase(each.title) or fold_phrase(each.title) in role for each in held):
        return
    newest = max(held, key=_begun)
    since = _("%(position)s since %(day)s") % {"position": newest.title, "day": dates.after_word(newest.starts_on)}
    yield _has(since if newest.starts_on else newest.title)


def _begun(position: Position) -> str:
    return str(position.seen_last_on or position.starts_on or "")


def _engagement(finding: Finding, record: Engagement) -> Iterator[str]:
    yield from _day(finding.data.get("date"), record.held_on)


def _agreement(finding: Finding, record: Agreement) -> Iterator[str]:
    yield from _day(finding.data.get("date"), record.signed_on)
    status = ON_RECORD.get(finding.data["status"])
    if status and status != record.status:
        yield _has(str(record.get_status_display()))


def _day(told: str | None, held: PartialDate | None) -> Iterator[str]:
    """Where one is a part of the other, both are right."""
    if told and held and not PartialDate.parse(told).agrees_with(held):
        yield _has(dates.full(held))


def _has(what: str) -> str:
    return _("the record has %(value)s") % {"value": what}


_OF: dict[type, Callable[[Finding, Any], Iterator[str]]] = {
    Organisation: _organisation,
    Person: _person,
    Engagement: _engagement,
    Agreement: _agreement,
}
