"""The reckoning of a term, line by line."""

from collections.abc import Callable, Mapping
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from syndesis.agreements.choices import BaseRelation, RenewalRule
from syndesis.agreements.models import Agreement
from syndesis.core.labels import label_of
from syndesis.lib.terms import Kind, Step, Term

Names = Callable[[frozenset[int]], str]
"""Tells organisations by name, as far as the reader may see them."""


_SAID = {
    Kind.TEXT: gettext_lazy("Until %(until)s by its text."),
    Kind.TERM: gettext_lazy("For %(months)s from %(day)s: until %(until)s."),
    Kind.OPEN: gettext_lazy("Without an end by its text."),
    Kind.UNKNOWN: gettext_lazy("How long it runs is not known."),
    Kind.LENGTHENED: gettext_lazy("Extended until %(until)s by %(what)s."),
    Kind.SHORTENED: gettext_lazy("Ends earlier, on %(until)s, by %(what)s."),
    Kind.OPENED: gettext_lazy("Without an end by %(what)s."),
    Kind.RULE: gettext_lazy("At its end, by %(what)s: %(rule)s."),
    Kind.NOTICE: gettext_lazy("Period of notice by %(what)s: %(period)s."),
    Kind.JOINED: gettext_lazy("Joined by %(what)s: %(who)s."),
    Kind.LEFT: gettext_lazy("Left by %(what)s: %(who)s."),
    Kind.GIVEN: gettext_lazy("Decided on %(day)s that it does not go on: it ends on %(until)s."),
    Kind.ENDED: gettext_lazy("Terminated with the end of %(until)s."),
    Kind.DECIDE: gettext_lazy("Notice of %(period)s: decide by %(day)s."),
    Kind.FOLLOWED: gettext_lazy("Its place has been taken by %(what)s."),
}


def told(term: Term, texts: Mapping[int, Agreement], names: Names) -> list[str]:
    """A line for each step; `texts` are the agreements that the reader may see, by key."""
    return [line for step in term.steps if (line := _line(step, texts.get(step.key), names))]


def in_short(term: Term) -> str:
    """ "until 30 April 2027", "without an end"; blank where nobody knows."""
    if term.open_ended:
        return _("without an end")
    if term.until is None:
        return ""
    if term.estimated:
        return _("until about %(day)s") % {"day": _day(term.until)}
    return _("until %(day)s") % {"day": _day(term.until)}


def _line(step: Step, says: Agreement | None, names: Names) -> str:
    number, who = step.number or 0, names(step.parties) if step.parties else ""
    if step.kind in (Kind.JOINED, Kind.LEFT) and not who:
        return ""
    if step.kind == Kind.RENEWED:
        return _renewed(step)
    return str(_SAID[step.kind]) % {
        "until": _day(step.until),
        "day": _day(step.day),
        "months": _months(number),
        "period": period(number, step.in_days),
        "rule": label_of(RenewalRule, step.rule),
        "who": who,
        "what": _follower(says) if step.kind == Kind.FOLLOWED else _text(step, says),
    }


def _renewed(step: Step) -> str:
    number = step.number or 0
    told = {"day": _day(step.day), "months": _months(number), "until": _day(step.until), "times": step.times}
    if step.times == 1:
        return _("Renewed itself on %(day)s for %(months)s: until %(until)s.") % told
    words = ngettext(
        "Renewed itself %(times)s time for %(months)s, last on %(day)s: until %(until)s.",
        "Renewed itself %(times)s times for %(months)s, last on %(day)s: until %(until)s.",
        step.times,
    )
    return words % told


def period(number: int, in_days: bool) -> str:
    """A period of notice: "3 months", "30 days"."""
    if in_days:
        return ngettext("%(number)s day", "%(number)s days", number) % {"number": number}
    return _months(number)


def _months(number: int) -> str:
    return ngettext("%(number)s month", "%(number)s months", number) % {"number": number}


def _text(step: Step, says: Agreement | None) -> str:
    """What changed it: "the extension of 3 March 2021"; whoever may not see it learns only that it is one."""
    words = {
        BaseRelation.EXTENSION: (_("the extension of %(day)s"), _("an extension")),
        BaseRelation.ANNEX: (_("the annex of %(day)s"), _("an annex")),
    }
    default = (_("the amendment of %(day)s"), _("an amendment"))
    dated, bare = words.get(BaseRelation(says.base_relation), default) if says and says.base_relation else default
    return dated % {"day": _day(step.day)} if step.day and says else bare


def _follower(says: Agreement | None) -> str:
    if says is None:
        return _("another agreement")
    signed = says.signed_on or says.starts_on
    if says.base_relation == BaseRelation.RENEWAL:
        return _("the renewal of %(day)s") % {"day": _day(signed.first)} if signed else _("a renewal")
    return _("the successor of %(day)s") % {"day": _day(signed.first)} if signed else _("a successor")


def _day(day: date | None) -> str:
    return date_format(day, "DATE_FORMAT") if day else ""
