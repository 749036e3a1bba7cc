"""The term in numbers: each leads to the part in which the very records stand."""

from django.utils.translation import gettext as _

from syndesis.agreements.choices import RiskLevel
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
    agreed, used = dealings.places_agreed(asked).total(), dealings.places_used(asked).total()
    if not agreed and not used:
        return []
    told = _("%(number)s of %(all)s") % {"number": grouped(used), "all": grouped(agreed)} if agreed else grouped(used)
    return [Fact(_("Places used"), told, note=dealings.balance(asked), url="#exchange")]


def _risk(asked: Reviewed) -> Fact:
    """The highest of those that hold today."""
    levels = [row.level for row in asked.assessments() if row.valid_until >= asked.day]
    if not levels:
        return Fact(_("Risk"), "—", note=_("no valid assessment"), url="#risk")
    return Fact(_("Risk"), str(RiskLevel(max(levels)).label), url="#risk")
