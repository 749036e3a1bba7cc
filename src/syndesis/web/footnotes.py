"""Footnotes: the number behind a fact that opens the sentence which says so."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.contrib.contenttypes.models import ContentType
from django.db.models import F, Model, Q, QuerySet
from django.db.models.functions import Greatest, Substr
from django.urls import reverse

from syndesis.core import dates
from syndesis.core.models import Document, Evidence, User
from syndesis.intake.policies import documents
from syndesis.lib.sentences import sentences

MARGIN = 220
"""Characters read on either side of a span, to show the sentence around it."""
MOST = 3
"""Footnotes shown behind one fact."""


@dataclass(frozen=True)
class Footnote:
    number: int
    url: str
    quote: str
    document_title: str
    published: str


@dataclass
class Footnotes:
    """The footnotes of one page: documents are numbered in the order in which the page cites them.

    `collect` asks for all evidence of the page at once; `of` then gives the notes of a fact, as many as it has places,
    one a document.
    """

    reader: User
    _notes: dict[tuple[int, int], list[Evidence]] = field(default_factory=lambda: defaultdict(list))
    _numbers: dict[int, int] = field(default_factory=dict)
    documents: dict[int, Document] = field(default_factory=dict)

    def collect(self, records: Iterable[Model]) -> None:
        keys: dict[type[Model], set[int]] = defaultdict(set)
        for record in records:
            keys[type(record)].add(record.pk)
        if not keys:
            return
        types = ContentType.objects.get_for_models(*keys)
        wanted = Q()
        for model, ids in keys.items():
            wanted |= Q(content_type=types[model], object_id__in=ids)
        found = list(self._evidence(wanted))
        readable = documents.seen(self.reader, {evidence.text.document_id for evidence in found})
        for evidence in found:
            if evidence.text.document_id not in readable:
                continue
            self._notes[evidence.content_type_id, evidence.object_id].append(evidence)
            self.documents[evidence.text.document_id] = evidence.text.document

    def _evidence(self, wanted: Q) -> QuerySet[Evidence]:
        return (
            Evidence.objects.filter(wanted)
            .select_related("text__document")
            .defer("text__text")
            .annotate(
                window_start=Greatest(F("start") - MARGIN, 0),
                window=Substr("text__text", F("window_start") + 1, F("end") - F("window_start") + MARGIN),
            )
            .order_by("text__document__published_on_last", "start")
        )

    def of(self, *records: Model | None) -> list[Footnote]:
        """The notes of a fact that stands in these records; one for each document that says so."""
        return self._made(evidence for record in records for evidence in self._of_record(record))

    def of_field(self, record: Model, field: str) -> list[Footnote]:
        """The notes of what one field of a record says; of the record as a whole, where the name is blank."""
        return self._made(evidence for evidence in self._of_record(record) if evidence.field == field)

    def _of_record(self, record: Model | None) -> list[Evidence]:
        if record is None:
            return []
        return self._notes.get((ContentType.objects.get_for_model(record).pk, record.pk), [])

    def _made(self, cited: Iterable[Evidence]) -> list[Footnote]:
        notes: dict[int, Footnote] = {}
        for evidence in cited:
            document = evidence.text.document
            if document.pk not in notes:
                notes[document.pk] = self._note(evidence, document)
        return sorted(notes.values(), key=lambda note: note.number)[:MOST]

    def _note(self, evidence: Evidence, document: Document) -> Footnote:
        number = self._numbers.setdefault(document.pk, len(self._numbers) + 1)
        window, first = evidence.window, evidence.window_start  # type: ignore[attr-defined]
        return Footnote(
            number=number,
            url=f"{reverse('web:document', args=[document.pk])}#e{evidence.pk}",
            quote=sentence_around(window, evidence.start - first, evidence.end - first),
            document_title=document.title,
            published=dates.full(document.published_on),
        )


ABBREVIATIONS = ("st", "mr", "mrs", "ms", "dr", "prof", "sr", "sra", "no", "г", "ул", "им")


def sentence_around(window: str, start: int, end: int) -> str:
    """The sentences of a window of text that hold its characters start to end, with an ellipsis where one is cut."""
    holding = [place for place in sentences(window, ABBREVIATIONS) if place[0] < end and start < place[1]]
    first, last = (holding[0][0], holding[-1][1]) if holding else (start, end)
    cut_before = first == 0 and start >= MARGIN
    cut_after = last == len(window) and len(window) - end >= MARGIN
    quote = " ".join(window[first:last].split())
    return f"{'… ' if cut_before else ''}{quote}{' …' if cut_after else ''}"
