"""Imports made for tests."""

from typing import Any

from django.http import QueryDict

from syndesis.core.history import Actor
from syndesis.core.models import Source
from syndesis.objects import ObjectType
from syndesis.objects.exports import export
from syndesis.objects.importing import services, work
from syndesis.objects.lists import asked
from syndesis.objects.models import Import

BY = Actor(source=Source.IMPORT)


def actor(user: Any) -> Actor:
    return Actor(user, Source.IMPORT)


def exported(kind: type[ObjectType], reader: Any, form: str) -> bytes:
    """A file of ours with all that is known of each record."""
    return b"".join(export(asked(kind, reader, QueryDict("")), reader, form, everything=True).chunks)


def begun(kind: type[ObjectType], content: bytes | str, name: str = "table.csv", by: Actor = BY) -> Import:
    return services.begin(
        kind, by=by, content=content.encode() if isinstance(content, str) else content, file_name=name
    )


def checked(
    kind: type[ObjectType], content: bytes | str, name: str = "table.csv", by: Actor = BY, **more: str
) -> Import:
    """As far as the preview; `more` says what columns mean, by their letters."""
    run = begun(kind, content, name, by)
    mapping = run.choices["mapping"] | {str(ord(letter) - 65): target for letter, target in more.items()}
    run = services.choose_columns(run, by=by, mapping={number: target for number, target in mapping.items() if target})
    return again(run)


def again(run: Import) -> Import:
    """After the job that was asked for."""
    {"checking": work.check, "writing": work.write}[run.state](run.pk)
    return fresh(run)


def written(run: Import, by: Actor = BY, without_errors: bool = False) -> Import:
    return again(services.accept(run, by=by, without_errors=without_errors))


def taken_back(run: Import, by: Actor = BY) -> Import:
    services.take_back(run, by=by)
    work.take_back(run.pk, by.user.pk if by.user else None)
    return fresh(run)


def fresh(run: Import) -> Import:
    return Import.objects.select_related("file", "user").get(pk=run.pk)


def verdicts(run: Import) -> list[str]:
    return [line.verdict for line in run.lines.all()]  # type: ignore[attr-defined]


def problems(run: Import) -> list[tuple[int, str, str, str]]:
    """Row, column, value and reason of each."""
    return [(line.row, *problem) for line in run.lines.all() for problem in line.problems]  # type: ignore[attr-defined]


def counted(run: Import) -> dict[str, int]:
    names = ("create", "change", "same", "wrong", "open")
    return {name: run.counts[name] for name in names if run.counts.get(name)}
