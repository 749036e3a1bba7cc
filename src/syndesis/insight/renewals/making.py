"""A renewal pack put together: a pure function of the agreement, the reader, the day and the language."""

from datetime import date

from django.utils import translation
from django.utils.translation import gettext as _

from syndesis.agreements.models import Agreement
from syndesis.agreements.wording import agreement_title
from syndesis.core import dates
from syndesis.core.models import User
from syndesis.insight.briefings.shapes import LONG, Briefing, Part
from syndesis.insight.briefings.words import joined, made_for
from syndesis.insight.renewals import dealings, standing
from syndesis.insight.renewals.asked import Reviewed
from syndesis.insight.renewals.numbers import numbers
from syndesis.lib.partial_dates import PartialDate


def renewal_pack(agreement: Agreement, reader: User, day: date, language: str) -> Briefing:
    """What the reader may know of the term of an agreement that they may see; the caller has asked whether they may. In
    a number of queries that no record adds to."""
    with translation.override(language):
        asked = Reviewed(agreement, reader, day)
        parts = [
            standing.about(asked),
            *numbers(asked),
            standing.outcomes(asked),
            dealings.activities(asked),
            dealings.exchange(asked),
            dealings.meetings(asked),
            *dealings.promises(asked),
            standing.obligations(asked),
            dealings.publications(asked),
            standing.risk(asked),
        ]
        return Briefing(
            title=agreement_title(agreement),
            subtitle=joined(_("Renewal pack"), agreement.reference),
            standfirst=made_for(reader, dates.full(PartialDate.of(day))),
            language=language,
            length=LONG,
            parts=[each for each in parts if _is_told(each)],
        )


def _is_told(part: Part) -> bool:
    return bool(part.lines or part.pairs or part.facts or part.empty)
