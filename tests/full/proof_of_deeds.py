"""Decisions, records and their history held against the ledger: no deed is lost, and none is half done."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from django.contrib.contenttypes.models import ContentType

from syndesis.core.history import events_of
from syndesis.core.history.triggers import audited_models
from syndesis.core.models import (
    Change,
    Document,
    DocumentText,
    Evidence,
    HistoryContext,
    HistoryEvent,
    Operation,
    StoredFile,
    User,
)
from syndesis.intake.models import Decision, Finding, Intake
from tests.full.ledger import Ledger

BEFORE_REVIEW = (Document, DocumentText, Finding, Intake, StoredFile, User)
"""Written without anybody's decision; all other audited tables hold what was accepted, or stood there before."""


def complaints(ledger: Ledger, before: int) -> Iterator[str]:
    """`before` is the last change that was made before the first document came."""
    for row in Finding.objects.select_related("change", "content_type"):
        possible = ledger.states.get(row.pk, {"open"})
        if row.decision not in possible:
            yield f"finding {row.pk} is {row.decision}, and was left {' or '.join(sorted(possible))}"
        yield from _accepted(row) if row.decision == Decision.ACCEPTED else _nothing(row)
        yield from _turns(row)
    yield from _records(before)
    yield from _history()


def _accepted(row: Finding) -> Iterator[str]:
    if row.change is None or row.record is None:
        yield f"finding {row.pk} is accepted, with the deed {row.change} and the record {row.record}"
        return
    evidence = Evidence.objects.filter(
        content_type=row.content_type, object_id=row.object_id, text=row.intake.text_id, start=row.start, end=row.end
    )
    if not evidence.exists():
        yield f"finding {row.pk} is accepted without evidence"
    last = events_of(row).first()
    if last is None or last.change != row.change:
        yield f"finding {row.pk} was accepted by {row.change_id}, and its history says {last and last.change_id}"


def _nothing(row: Finding) -> Iterator[str]:
    if row.change is not None or row.content_type is not None or row.object_id is not None:
        yield f"finding {row.pk} is {row.decision} and has something of an acceptance"


def _turns(row: Finding) -> Iterator[str]:
    """Each deed took effect once: whoever accepts or rejects finds the finding open, whoever undoes does not."""
    updates = events_of(row).filter(operation=Operation.UPDATE).order_by("id")
    states = [event.old["decision"] for event in updates if event.old] + [row.decision]
    steps = list(pairwise(states))
    if any((left == Decision.OPEN) == (right == Decision.OPEN) for left, right in steps):
        yield f"finding {row.pk} went through {states}"


def _records(before: int) -> Iterator[str]:
    """Every row of the record belongs to an acceptance that stands; so an undone one has left nothing."""
    stands = set(Finding.objects.exclude(change=None).values_list("change", flat=True))
    for model in audited_models():
        if model in BEFORE_REVIEW:
            continue
        inserts = HistoryEvent.objects.filter(model=model._meta.label_lower, operation=Operation.INSERT)
        made = dict(inserts.order_by("id").values_list("object_id", "change"))
        for key in model._base_manager.values_list("pk", flat=True):
            change = made.get(key)
            if change is None or (change > before and change not in stands):
                yield f"{model._meta.verbose_name} {key} was made by {change}, no acceptance that stands"
    for content_type in ContentType.objects.filter(pk__in=Evidence.objects.values("content_type")):
        model = content_type.model_class()
        assert model
        cited = Evidence.objects.filter(content_type=content_type)
        for row in cited.exclude(object_id__in=model._base_manager.values("pk")):
            yield f"evidence {row.pk} is of {content_type} {row.object_id}, which is gone"


def _history() -> Iterator[str]:
    for event in HistoryEvent.objects.exclude(change__in=Change.objects.all()):
        yield f"{event} is history of no deed"
    for context in HistoryContext.objects.exclude(change_id=None):
        yield f"the change {context.change_id} is still under way"
    lasting = defaultdict(set)
    for model, key, operation in HistoryEvent.objects.order_by("id").values_list("model", "object_id", "operation"):
        (lasting[model].discard if operation == Operation.DELETE else lasting[model].add)(key)
    for model in audited_models():
        rows = set(model._base_manager.values_list("pk", flat=True))
        if rows != lasting[model._meta.label_lower]:
            yield f"{model._meta.verbose_name_plural}: the history tells of other rows than there are"
