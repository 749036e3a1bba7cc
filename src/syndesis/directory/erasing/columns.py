"""In which columns of which tables people may have written a name: all that hold words, of whatever package."""

from collections.abc import Iterator
from functools import cache
from typing import Any

from django.apps import apps
from django.db.models import CharField, Field, JSONField, Model, TextField, URLField

from syndesis.core.models import (
    ApiToken,
    HistoryContext,
    HistoryEvent,
    MailRequest,
    Schedule,
    SearchEntry,
    SearchVocabulary,
    SearchWord,
    StoredFile,
    Submission,
    User,
    UserSession,
    WorkerHeartbeat,
)
from syndesis.directory.models import (
    Contact,
    Organisation,
    OrganisationIdentifier,
    OrganisationName,
    Person,
    PersonIdentifier,
    PersonName,
)

Column = Field[Any, Any]

LEFT_OUT: set[type[Model]] = {
    ApiToken, HistoryContext, HistoryEvent, MailRequest, OrganisationIdentifier, OrganisationName, Contact,
    PersonIdentifier, PersonName, Schedule, SearchEntry, SearchVocabulary, SearchWord, StoredFile, Submission, User,
    UserSession, WorkerHeartbeat,
}  # fmt: skip
"""Tables that are not looked through: those of who may sign in; what is derived or has a way of its own here; names of
organisations, and of other people, which are no words about this one."""
LEFT_OUT_APPS = {"catalogue"}
PUBLISHED = {"agreements.ScreeningEntry"}
"""Tables of what others have published, which names somebody else, or is not ours to change."""
LEFT_OUT_COLUMNS = {
    (Organisation, "name"), (Organisation, "city"), (Person, "given_name"), (Person, "family_name"),
    (Person, "salutation"),
}  # fmt: skip
SHORTEST = 11
"""Characters of a column in which a name may stand: codes and dates are shorter."""


@cache
def searched() -> dict[type[Model], tuple[Column, ...]]:
    """The tables that are looked through, each with its columns."""
    ours = [model for model in apps.get_models() if _is_ours(model) and model not in LEFT_OUT]
    looked_through = [model for model in ours if model._meta.label not in PUBLISHED]
    return {model: columns for model in looked_through if (columns := tuple(_columns(model)))}


def _is_ours(model: type[Model]) -> bool:
    config = apps.get_app_config(model._meta.app_label)
    return config.label not in LEFT_OUT_APPS and not config.name.startswith("django") and config.label != "axes"


def _columns(model: type[Model]) -> Iterator[Column]:
    for field in model._meta.concrete_fields:
        if field.choices or field.is_relation or (model, field.name) in LEFT_OUT_COLUMNS:
            continue
        is_words = isinstance(field, CharField) and (field.max_length or SHORTEST) >= SHORTEST
        if is_words or isinstance(field, TextField | JSONField):
            yield field


def in_any_case(column: Column) -> bool:
    """Whether a name stands there without capitals: in addresses and names of files."""
    return isinstance(column, URLField) or column.name in ("file_name", "query")
