"""Having a document read a second time, and joining what was found."""

import time
from decimal import Decimal
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from syndesis.core.history import Actor, recording
from syndesis.core.jobs import enqueue
from syndesis.core.models import Source, Visibility
from syndesis.intake import gazetteers
from syndesis.intake.categories import CATEGORIES, data_of, finding_of
from syndesis.intake.models import Decision, Finding, Intake, Reader, SecondReading, SecondReadingState
from syndesis.intake.reading import contract
from syndesis.intake.reading.gazetteer import Gazetteer
from syndesis.intake.second_reader.answers import Told, understood
from syndesis.intake.second_reader.asking import Answer, NoAnswer, ask, is_on
from syndesis.intake.second_reader.instructions import messages
from syndesis.intake.second_reader.merging import same_as, with_candidates

DOUBT_LEFT = 0.5
"""How much of the doubt remains about what both readers found."""
MILLION = 1_000_000


def ask_for_second_reading(intake: Intake) -> None:
    """Within the deed that keeps the rules' findings, where a second reader is set up. A restricted document stays
    in the house."""
    if not is_on() or intake.text.document.visibility == Visibility.RESTRICTED:
        return
    _row, made = SecondReading.objects.get_or_create(intake=intake, defaults={"model": settings.READER_MODEL[:200]})
    if made:
        enqueue("syndesis.intake.tasks.read_document_again", intake.pk)


def ask_once_more(intake: Intake, *, by: Actor) -> bool:
    """After no usable answer; says whether it was asked."""
    with recording(by, "Second reading asked for"):
        failed = SecondReading.objects.filter(intake=intake, state=SecondReadingState.FAILED)
        asked = bool(is_on() and failed.update(state=SecondReadingState.ASKED, error=""))
        if asked:
            enqueue("syndesis.intake.tasks.read_document_again", intake.pk)
    return asked


def read_again(intake_id: int) -> None:
    """Put the document to the second reader and join what it says. Idempotent: what was answered stays as it is."""
    reading = SecondReading.objects.filter(intake=intake_id).select_related("intake__text").first()
    if reading is None or reading.state != SecondReadingState.ASKED:
        return
    text = reading.intake.text.text
    started = time.perf_counter()
    answer = told = None
    error = ""
    names = gazetteers.of_database()  # the first in a process takes seconds, for which nothing may be held
    try:
        answer = ask(messages(text))
        told = understood(answer.content, text)
    except NoAnswer as failure:
        error = str(failure)
    took = round((time.perf_counter() - started) * 1000)
    with recording(Actor(source=Source.JOB), "Document read a second time"):
        intake = Intake.objects.select_for_update().get(pk=intake_id)
        if not SecondReading.objects.filter(pk=reading.pk, state=SecondReadingState.ASKED).exists():
            return
        reading.took_ms, reading.error = took, error
        reading.state = SecondReadingState.FAILED if told is None else SecondReadingState.ANSWERED
        if answer is not None:
            reading.words_in, reading.words_out, reading.cost = answer.words_in, answer.words_out, cost_of(answer)
        if told is not None:
            reading.dropped = told.dropped
            reading.confirmed, reading.added = _join(intake, told, names)
        reading.save()


def tell_unanswered(intake_id: int) -> None:
    """The job broke off each time: it can be asked once more."""
    asked = SecondReading.objects.filter(intake=intake_id, state=SecondReadingState.ASKED)
    with recording(Actor(source=Source.JOB), "Second reading given up"):
        asked.update(state=SecondReadingState.FAILED, error=_("The reading broke off each time that it was tried."))


def cost_of(answer: Answer) -> Decimal | None:
    """By the prices of a million tokens sent and received; none where they or the numbers are unknown."""
    prices = settings.READER_PRICE
    if not prices or answer.words_in is None or answer.words_out is None:
        return None
    return (answer.words_in * prices[0] + answer.words_out * prices[1]) / MILLION


def _join(intake: Intake, told: Told, names: Gazetteer) -> tuple[int, int]:
    """How many findings of the rules were confirmed, and how many came in addition."""
    held = list(intake.findings.order_by("position"))
    position = max((row.position for row in held), default=-1) + 1
    meant: dict[str, str] = {}
    confirmed: dict[int, Finding] = {}
    added: list[Finding] = []
    for each in told.found:
        category = CATEGORIES[type(each)]
        found = with_candidates(each, names) if isinstance(each, contract.OrganisationFound) else each
        data = _referring(data_of(found), meant)
        same = same_as(held, category, found, data)
        if same is not None:
            meant[found.key] = same.key
            confirmed[same.pk] = same
            continue
        place = position + len(added)
        added.append(finding_of(intake, found, data=data, position=place, read_by=Reader.SECOND))
    for row in confirmed.values():
        row.read_by = Reader.BOTH
        if row.decision == Decision.OPEN:
            row.confidence = 1 - DOUBT_LEFT * (1 - row.confidence)
    Finding.objects.bulk_update(confirmed.values(), ["read_by", "confidence"])
    Finding.objects.bulk_create(added)
    return len(confirmed), len(added)


def _referring(data: dict[str, Any], meant: dict[str, str]) -> dict[str, Any]:
    """Refers to the rules' findings where these are the same."""
    for name in ("organisations", "parties", "people"):
        if name in data:
            data[name] = list(dict.fromkeys(meant.get(key, key) for key in data[name]))
    if data.get("organisation"):
        data["organisation"] = meant.get(data["organisation"], data["organisation"])
    return data
