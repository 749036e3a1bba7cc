"""An organisation of another country, and a relation that is told otherwise."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from syndesis.core import dates
from syndesis.core.countries import country_name
from syndesis.core.labels import label_of
from syndesis.directory.choices import Tier
from syndesis.directory.models import Organisation, Partnership
from syndesis.intake.contradictions.sides import Contradiction, on, since_day, stays
from syndesis.intake.matching import Matcher
from syndesis.intake.models import Finding
from syndesis.intake.tiers import against, may_enter
from syndesis.lib.partial_dates import PartialDate


def organisation(matcher: Matcher, finding: Finding, record: Organisation) -> Iterator[Contradiction]:
    data, partnership = finding.data, matcher.partnerships.of(record)
    country = data.get("country")
    if country and record.country and country != record.country:
        yield Contradiction(country_name(country), country_name(record.country), stays())
    if partnership is not None:
        yield from _since(data.get("since") or "", partnership)
        yield from _tier(matcher, data.get("tier") or "", partnership)


def _since(told: str, partnership: Partnership) -> Iterator[Contradiction]:
    held, day = partnership.started_on, PartialDate.parse(told) if told else None
    if held is None or day is None or day.agrees_with(held):
        return
    earlier = day.first < held.first
    then = _("The partnership begins earlier, with this text as its evidence.") if earlier else stays()
    yield Contradiction(_together_since(day), _together_since(held), then)


def _together_since(day: PartialDate) -> str:
    return _("working together since %(day)s") % {"day": dates.after_word(day)}


def _tier(matcher: Matcher, told: str, partnership: Partnership) -> Iterator[Contradiction]:
    day, entries = matcher.case.reported_on, list(partnership.tiers.all())
    held = against(told, day, entries) if told else None
    if held is None:
        return
    then = _("From the day of the text on.") if may_enter(told, day, entries) else stays()
    yield Contradiction(on(label_of(Tier, told), day), since_day(str(held), held.starts_on), then)
