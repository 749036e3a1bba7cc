"""What the second reader did for the institution: how often it answered, what it found, its time and its cost."""

from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.db.models import Avg, Count, Max, Q, QuerySet, Sum
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from syndesis.intake.models import SecondReading, SecondReadingState
from syndesis.intake.second_reader.asking import is_on

STATES = {state.value: Count("pk", filter=Q(state=state)) for state in SecondReadingState}


def second_reader(asked: QuerySet[SecondReading]) -> dict[str, Any]:
    """{setting: {model, host, wait} or None, facts (ui/facts.html), fault: the last one, or nothing}."""
    told = asked.aggregate(
        number=Count("pk"), seen=Sum("confirmed"), added=Sum("added"), dropped=Sum("dropped"), cost=Sum("cost"),
        usual=Avg("took_ms"), longest=Max("took_ms"), **STATES,
    )  # fmt: skip
    fault = asked.filter(state=SecondReadingState.FAILED).order_by("-asked_at").first()
    return {"setting": _setting(), "facts": _facts(told) if told["number"] else [], "fault": fault and fault.error}


def _setting() -> dict[str, Any] | None:
    if not is_on():
        return None
    host = urlsplit(settings.READER_URL).hostname or ""
    return {"model": settings.READER_MODEL, "host": host, "wait": settings.READER_SECONDS}


def _facts(told: dict[str, Any]) -> list[dict[str, Any]]:
    facts = [
        {"label": _("Documents"), "value": told["number"]},
        {"label": _("No usable answer"), "value": told["failed"]},
        {"label": _("Confirmed"), "value": told["seen"]},
        {"label": _("Added"), "value": told["added"]},
        {"label": _("Dropped"), "value": told["dropped"], "note": _("not in the text")},
        {"label": _("Time, on average"), "value": _seconds(told["usual"]), "note": _longest(told["longest"])},
    ]
    if told["cost"] is not None:
        facts.append({"label": _("Cost"), "value": number_format(told["cost"], 2 if told["cost"] >= 1 else 4)})
    return facts


def _seconds(milliseconds: float | None) -> str:
    if milliseconds is None:
        return "–"
    return _("%(time)s s") % {"time": number_format(milliseconds / 1000, 1)}


def _longest(milliseconds: float | None) -> str:
    return _("at most %(time)s") % {"time": _seconds(milliseconds)} if milliseconds else ""
