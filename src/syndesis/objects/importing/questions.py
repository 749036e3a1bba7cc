"""Questions: names in a file that mean no record, or more than one."""

from collections.abc import Iterable, Mapping, Sequence

from syndesis.core.models import User
from syndesis.lib.text import normal
from syndesis.objects.importing.resolving import LEAVE, SKIP, Resolver
from syndesis.objects.importing.vocabularies import MARK, Vocabulary
from syndesis.objects.importing.vocabularies import likeliest as vocabulary_likeliest
from syndesis.objects.importing.writing import reader_of
from syndesis.objects.models import Import, ImportQuestion
from syndesis.objects.references import Option, Source, is_key, source_named

OFFERED = 5
MOST_LOOKED_UP = 400
"""Names, the most frequent first, for which is looked at once what they may mean; of the others when they are shown."""


def ask(run: Import, resolvers: Mapping[str, Resolver], vocabularies: Mapping[str, Vocabulary]) -> list[ImportQuestion]:
    """The questions of a check instead of those of the one before."""
    ImportQuestion.objects.filter(batch=run).delete()
    rows = [
        ImportQuestion(
            batch=run,
            source=name,
            text=text,
            number=len(asked.rows),
            row=min(asked.rows),
            candidates=_listed(_bearing(resolver, asked.keys)),
        )
        for name, resolver in resolvers.items()
        for text, asked in resolver.asked.items()
    ]
    rows += [
        ImportQuestion(
            batch=run,
            source=MARK + name,
            text=text,
            number=len(asked.rows),
            row=min(asked.rows),
            candidates=vocabulary.candidates(),
        )
        for name, vocabulary in vocabularies.items()
        for text, asked in vocabulary.asked.items()
    ]
    return ImportQuestion.objects.bulk_create(sorted(rows, key=lambda row: -row.number))


def _bearing(resolver: Resolver, keys: Sequence[int]) -> list[Option]:
    return resolver.source.chosen(resolver.user, keys[:OFFERED]) if keys else []


def look_up(questions: Iterable[ImportQuestion], user: User | None) -> None:
    """What may be meant, of those questions of which nobody has looked yet."""
    found = []
    for question in questions:
        if not question.candidates:
            question.candidates = _listed(_meant(source_named(question.source), reader_of(user), question.text))
            found.append(question)
    ImportQuestion.objects.bulk_update(found, ["candidates"], batch_size=200)


def _meant(source: Source, user: User, text: str) -> list[Option]:
    known = source.options(user, text)[:OFFERED]
    beyond = source.beyond(user, text, OFFERED)
    return [*known, *[option for option in beyond if option.origin != "new"][:OFFERED], *_new(beyond)]


def _new(options: Iterable[Option]) -> list[Option]:
    return [option for option in options if option.origin == "new"]


def _listed(options: Iterable[Option]) -> list[list[str]]:
    return [[option.value, option.label, option.detail, option.origin] for option in options]


def likeliest(question: ImportQuestion) -> str:
    """The one candidate that bears exactly this name, or blank."""
    if question.source.startswith(MARK):
        return vocabulary_likeliest(question.text, question.candidates)
    named = [each for each in question.candidates if each[3] != "new" and _bears(each, question.text)]
    return str(named[0][0]) if len(named) == 1 else ""


def _bears(candidate: Sequence[str], text: str) -> bool:
    _value, label, detail, _origin = candidate
    return normal(text) in (normal(label), *(normal(part) for part in detail.split(" · ")))


def answer_all(run: Import, way: str) -> dict[int, str]:
    """The same answer to all questions, by their keys: `likeliest`, `new`, `leave` or `skip`."""
    questions = list(ImportQuestion.objects.filter(batch=run))
    if way == "likeliest":
        look_up(questions, run.user)
        return {question.pk: value for question in questions if (value := likeliest(question))}
    if way == "new":
        named = [question for question in questions if not question.source.startswith(MARK)]
        reader = reader_of(run.user)
        return {
            question.pk: value
            for question in named
            if source_named(question.source).wanted(reader, value := f"new:{question.text}") is not None
        }
    return dict.fromkeys((question.pk for question in questions), way)


def is_answer(question: ImportQuestion, value: str, user: User | None) -> bool:
    """Whether this user may answer so."""
    if value in (LEAVE, SKIP):
        return True
    if question.source.startswith(MARK):
        return value in [each[0] for each in question.candidates]
    source, reader = source_named(question.source), reader_of(user)
    if is_key(value):
        return source.rows(reader).filter(pk=int(value)).exists()
    return source.wanted(reader, value) is not None
