"""The term in numbers: each leads to the part in which the very records stand."""

from collections import Counter

from django.utils.translation import gettext as _

from syndesis.agreements.choices import ExchangeDirection, RiskLevel
from syndesis.directory.queries.headline import grouped
from syndesis.insight.briefings.shapes import Fact, Part
from syndesis.insight.renewals import dealings, standing
from syndesis.insight.renewals.asked import Reviewed


def numbers(asked: Reviewed) -> list[Part]:
    came = [
        _of(_("Outcomes reached"), *standing.reached(asked), "outcomes"),
        Fact(_("Activities"), grouped(asked.activities().count()), note=_under(asked), url="#activities"),
        Fact(_("Meetings and visits"), grouped(asked.meetings().count()), url="#meetings"),
        *_publications(asked),
        *_exchange(asked),
    ]
    owed = [
        Fact(_("Promises kept"), grouped(asked.promises_kept().count()), url="#kept"),
        Fact(_("Still open"), grouped(asked.promises_open().count()), url="#open"),
        Fact(_("Dropped"), grouped(asked.promises_dropped().count()), url="#dropped"),
        _of(_("Obligations met"), *standing.obligations_met(asked), "obligations"),
        _risk(asked),
    ]
    return [
        Part("numbers", _("What came of it"), facts=tuple(came)),
        Part("owed", _("What was promised and owed"), facts=tuple(owed)),
    ]


def _of(label: str, number: int, among: int, anchor: str) -> Fact:
    if not among:
        return Fact(label, "—", url=f"#{anchor}")
    return Fact(label, _("%(number)s of %(all)s") % {"number": number, "all": among}, url=f"#{anchor}")


def _under(asked: Reviewed) -> str:
    number = asked.activities().filter(agreement__in=asked.family).count()
    return _("%(number)s under it") % {"number": number} if number else ""


def _publications(asked: Reviewed) -> list[Fact]:
    number = asked.publications().count()
    return [Fact(_("Joint publications"), grouped(number), url="#publications")] if number else []


def _exchange(asked: Reviewed) -> list[Fact]:
    """Places used of those agreed in the years of the term; none where exchange is no matter of it."""
    agreed, used = dealings.places_agreed(asked), dealings.places_used(asked)
    if not agreed and not used:
        return []
    facts = []
    for direction in ExchangeDirection:
        number, among = (_sum(each, direction) for each in (used, agreed))
        label = _("Places used: %(direction)s") % {"direction": direction.label.lower()}
        fact = _of(label, number, among, "exchange") if among else Fact(label, grouped(number), url="#exchange")
        facts.append(fact)
    told = dealings.balance(asked)
    return [*facts, Fact(_("Balance"), told, url="#exchange")] if told else facts


def _sum(places: Counter[tuple[int, str]], direction: str) -> int:
    return sum(number for (_year, way), number in places.items() if way == direction)


def _risk(asked: Reviewed) -> Fact:
    """The highest of those that hold today."""
    levels = [row.level for row in asked.assessments() if row.valid_until >= asked.day]
    if not levels:
        return Fact(_("Risk"), "—", note=_("no valid assessment"), url="#risk")
    return Fact(_("Risk"), str(RiskLevel(max(levels)).label), url="#risk")
