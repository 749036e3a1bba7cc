"""A briefing put together: a pure function of the subject, the reader, the day and the language."""

from datetime import date

from django.utils import translation
from django.utils.translation import gettext as _

from syndesis.core import dates
from syndesis.core.models import User
from syndesis.directory.models import Organisation, Region
from syndesis.engagement.models import Engagement
from syndesis.engagement.wording import engagement_title, held
from syndesis.engagement.wording.occasions import place
from syndesis.insight.briefings import dealings, people, standing, who
from syndesis.insight.briefings.agenda import agenda
from syndesis.insight.briefings.asked import Asked, Subject, asked
from syndesis.insight.briefings.fitting import fitted
from syndesis.insight.briefings.numbers import numbers
from syndesis.insight.briefings.risks import risks
from syndesis.insight.briefings.shapes import SHORT, Briefing, Line, Part, part
from syndesis.insight.briefings.words import cut, joined, made_for, place_of
from syndesis.lib.partial_dates import PartialDate

REMARKS = 12
"""Talking points on two pages; what is typed beyond is kept for the longer paper."""


def briefing(
    subject: Subject, reader: User, day: date, language: str, *, length: str = SHORT, remarks: str = ""
) -> Briefing:
    """What the reader may know of a subject that they may see; the caller has asked whether they may. `remarks` are
    their own talking points, a line each: they stand first, and are kept nowhere. In a number of queries that no
    record adds to; every word is of the language, whichever one the interface has."""
    with translation.override(language):
        question = asked(subject, reader, day, length)
        title, subtitle, parts = _told(question, language)
        own = [Line(cut(line, 300)) for line in remarks.splitlines() if line.strip()]
        points = part("remarks", _("Talking points"), own[:REMARKS] if length == SHORT else own, total=len(own))
        standfirst = made_for(reader, dates.full(PartialDate.of(day)))
        whole = Briefing(title, subtitle, standfirst, language, length, _worth_telling([points, *parts]))
        return fitted(whole) if length == SHORT else whole


def _told(question: Asked, language: str) -> tuple[str, str, list[Part]]:
    subject = question.subject
    if isinstance(subject, Organisation):
        names = list(subject.names.all())
        title = who.name_in(subject, language, names)
        about, *units = who.partner(subject, title, names, question)
        of_people = [people.of_partner(subject, question), *units]
        rest = standing.of_partner(subject, question)
        subtitle = joined(_("Briefing"), place_of(subject))
    elif isinstance(subject, Engagement):
        title = engagement_title(subject)
        about, organisations, programme = who.occasion(subject, question)
        of_people = [organisations, *people.of_visit(subject, question), programme]
        rest = []
        subtitle = joined(_("Briefing"), held(subject), place(subject))
    elif isinstance(subject, Region):
        title = subject.name
        about, *of_people = who.region(subject, question)
        rest = standing.of_region(subject, question)
        subtitle = _("Briefing")
    return title, subtitle, _in_order(question, about, of_people, rest)


def _in_order(question: Asked, about: Part, of_people: list[Part], rest: list[Part]) -> list[Part]:
    """What matters most comes first: who they are, what to speak of, what may go wrong; then what it rests on."""
    return [
        about,
        numbers(question),
        agenda(question),
        risks(question),
        *of_people,
        dealings.promises(question),
        dealings.agreements(question),
        dealings.meetings(question),
        dealings.activities(question),
        *rest,
    ]


def _worth_telling(parts: list[Part]) -> list[Part]:
    return [each for each in parts if each.lines or each.pairs or each.facts or each.empty]
