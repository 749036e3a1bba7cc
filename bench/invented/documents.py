"""News about partners in four languages, each sentence the evidence of what it speaks of; and published figures."""

from collections.abc import Iterator
from random import Random

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model

from bench.invented.calendar import day, known
from bench.invented.directory import Book
from bench.invented.words import SUBJECTS
from syndesis.agreements.models import Agreement
from syndesis.core.models import Document, DocumentText, Evidence
from syndesis.engagement.models import Engagement, Initiative
from syndesis.insight.models import PublishedFigure

SENTENCES = {
    "en": {
        Engagement: "On {day} a delegation of {partner} visited Northern Polytechnic and spoke about {subject}.",
        Agreement: "Northern Polytechnic and {partner} signed a cooperation agreement for five years.",
        Initiative: "The partners plan to open a joint summer school in {subject} next year.",
        None: "The guests also saw the laboratories and met students who will spend a term abroad.",
    },
    "es": {
        Engagement: "El {day} una delegación de {partner} visitó Northern Polytechnic y habló de {subject}.",
        Agreement: "Northern Polytechnic y {partner} firmaron un convenio de colaboración por cinco años.",
        Initiative: "Los socios piensan abrir una escuela de verano conjunta de {subject} el próximo año.",
        None: "Los invitados vieron los laboratorios y conocieron a los estudiantes que pasarán un semestre fuera.",
    },
    "ru": {
        Engagement: "{day} делегация {partner} посетила Northern Polytechnic и говорила о теме {subject}.",
        Agreement: "Northern Polytechnic и {partner} подписали соглашение о сотрудничестве на пять лет.",
        Initiative: "Партнёры планируют открыть совместную летнюю школу по теме {subject} в следующем году.",
        None: "Гости осмотрели лаборатории и встретились со студентами, которые проведут семестр за рубежом.",
    },
    "zh": {
        Engagement: "{day}，{partner}代表团访问了Northern Polytechnic，就{subject}进行了交流。",
        Agreement: "Northern Polytechnic与{partner}签署了为期五年的合作协议。",
        Initiative: "双方计划明年共同举办{subject}暑期学校。",
        None: "来宾还参观了实验室，并与即将赴国外学习一学期的学生见面。",
    },
}
"""A sentence a language about each type of record, and one about none."""
MONTHS_RU = "января февраля марта апреля мая июня июля августа сентября октября ноября декабря".split()
MONTHS_ES = "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre".split()
INDICATORS = ("Exchange students", "Joint publications", "Partner universities")


def texts(
    rng: Random, partner: str, number: int = 1
) -> Iterator[tuple[str, str, list[tuple[type[Model] | None, int, int]]]]:
    """So many texts about a partner: the language, the text, and what each sentence is about with its span."""
    for _number in range(number):
        language = rng.choice(list(SENTENCES))
        yield language, *_text(rng, language, partner)


def _text(rng: Random, language: str, partner: str) -> tuple[str, list[tuple[type[Model] | None, int, int]]]:
    held = day(rng)
    written = {
        "en": f"{held.day} {held:%B} {held.year}",
        "es": f"{held.day} de {MONTHS_ES[held.month - 1]} de {held.year}",
        "ru": f"{held.day} {MONTHS_RU[held.month - 1]} {held.year} года",
        "zh": f"{held.year}年{held.month}月{held.day}日",
    }[language]
    text, spans = "", []
    for about in [*SENTENCES[language], None, *rng.sample([Engagement, Agreement, Initiative], 2)]:
        sentence = SENTENCES[language][about].format(day=written, partner=partner, subject=rng.choice(SUBJECTS))
        spans.append((about, len(text), len(text) + len(sentence)))
        text += sentence + (" " if rng.random() < 0.7 else "\n\n")
    return text.rstrip(), spans


def documents(book: Book, rng: Random, number: int) -> Iterator[Model]:
    for _number in range(number):
        partner = book.any_partner(rng)
        language, text, spans = next(texts(rng, partner.name))
        document = Document(
            pk=book.keys.next(Document),
            title=f"News of {partner.name}",
            language=language,
            published_on=known(rng, day(rng)),
            is_invented=True,
        )
        kept = DocumentText(pk=book.keys.next(DocumentText), document=document, text=text)
        yield document
        yield kept
        told = {
            Engagement: [key for key, _day in book.meetings[partner.pk]],
            Agreement: book.agreements[partner.pk],
            Initiative: book.promises[partner.pk],
        }
        for about, start, end in spans:
            if about is not None and told[about]:
                yield Evidence(
                    pk=book.keys.next(Evidence),
                    text=kept,
                    start=start,
                    end=end,
                    content_type=ContentType.objects.get_for_model(about),
                    object_id=rng.choice(told[about]),
                )


def figures(book: Book, rng: Random, number: int) -> Iterator[Model]:
    for _number in range(number):
        yield PublishedFigure(
            pk=book.keys.next(PublishedFigure),
            indicator=rng.choice(INDICATORS),
            value=rng.randrange(2, 400),
            as_of=known(rng, day(rng)),
            organisation=book.any_partner(rng),
            is_invented=True,
        )
