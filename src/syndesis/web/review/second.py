"""What a review says of the second reader."""

from typing import Any

from django.urls import reverse
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from syndesis.intake.models import Intake, SecondReading, SecondReadingState


def second_reading(intake: Intake) -> dict[str, Any] | None:
    """{text, asked, failed, again_url}; nothing where none was asked."""
    asked = SecondReading.objects.filter(intake=intake).first()
    if asked is None:
        return None
    failed = asked.state == SecondReadingState.FAILED
    return {
        "text": _told(asked),
        "asked": asked.state == SecondReadingState.ASKED,
        "failed": failed,
        "again_url": reverse("web:read_again", args=[intake.pk]) if failed else "",
    }


def _told(asked: SecondReading) -> str:
    if asked.state == SecondReadingState.ASKED:
        return _("A second reader (%(model)s) is asked; what it finds joins the list.") % {"model": asked.model}
    if asked.state == SecondReadingState.FAILED:
        return _("The second reader (%(model)s) gave no usable answer: %(error)s") % {
            "model": asked.model,
            "error": asked.error,
        }
    seconds = number_format((asked.took_ms or 0) / 1000, 1)
    parts = [
        _("Second reader %(model)s, %(time)s s") % {"model": asked.model, "time": seconds},
        ngettext("%(number)s confirmed", "%(number)s confirmed", asked.confirmed) % {"number": asked.confirmed},
        ngettext("%(number)s added", "%(number)s added", asked.added) % {"number": asked.added},
    ]
    if asked.dropped:
        dropped = ngettext("%(number)s dropped, not in the text", "%(number)s dropped, not in the text", asked.dropped)
        parts.append(dropped % {"number": asked.dropped})
    if asked.cost is not None:
        parts.append(_("cost %(cost)s") % {"cost": number_format(asked.cost, 4)})
    return " · ".join(parts)
