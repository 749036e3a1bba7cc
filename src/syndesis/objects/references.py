"""References: where a field that leads to other records finds them, within what its reader may see.

A value is the key of a record (`17`), or, from a source that can make records, what it is to be made of
(`catalogue:03n6nwv02`, `new:Orchid University`); it comes to be when the form is saved, in the same deed.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model, Q, QuerySet

from syndesis.core import search
from syndesis.core.history import Actor
from syndesis.core.models import SearchEntry, User
from syndesis.lib.text import normal
from syndesis.objects.columns import read
from syndesis.objects.registry import of, registered
from syndesis.objects.services import seen_by

OPTIONS = 8
"""Offered at once."""
LIKELY = 60
"""Points of a hit that has all words of the query, if not all letters (`core.search.Hit`)."""
DIGITS = 18
"""Of a key: more fit into no column."""
LONGEST = 300
"""Characters of a query, and of a name that is to become a record."""


@dataclass(frozen=True)
class Option:
    """Something that a field may refer to."""

    value: str
    label: str
    detail: str = ""
    origin: str = "record"
    """Where it comes from: `record`, `catalogue`, or `new` for what is on no record yet."""
    likely: bool = True
    """Whether it is what was typed, so that Enter may choose it; else it is only offered."""


@dataclass(frozen=True)
class Wanted:
    """A record that is to be made when the form is saved."""

    value: str
    source: "Source"

    def make(self, by: Actor) -> Model:
        return self.source.make(self.value, by=by)


class Source:
    """The records of one model as a field offers them; subclass it to offer what is on no record yet."""

    def __init__(self, model: type[Any], name: str, icon: str) -> None:
        self.model, self.name, self.icon = model, name, icon

    def rows(self, user: User) -> QuerySet[Any]:
        """What this user may refer to."""
        rows: QuerySet[Any] = self.model._default_manager.filter(seen_by(self.model, user))
        return rows

    def options(self, user: User, words: str, besides: int | None = None) -> list[Option]:
        """What may be meant by words, likeliest first; for none, the first by the order of the model."""
        if words.strip():
            hits = self._hits(user, words, besides)
            return [Option(str(hit.pk), hit.title, hit.subtitle, likely=hit.points >= LIKELY) for hit in hits]
        return self.described(self._current(user, besides).prefetch_related(*self._prefetch())[:OPTIONS])

    def beyond(self, user: User, words: str, limit: int) -> list[Option]:
        """What could be made of words, by those who may make it."""
        return []

    def named(self, user: User, text: str, besides: int | None = None) -> list[Option]:
        """The records that bear exactly this name, but for capitals and accents."""
        hits = self._hits(user, text, besides)
        other = self.other_names([hit.pk for hit in hits])
        return [
            Option(str(hit.pk), hit.title, hit.subtitle)
            for hit in hits
            if normal(text) in map(normal, (hit.title, *other.get(hit.pk, ())))
        ]

    def meant(self, user: User, texts: Collection[str]) -> dict[str, list[int]]:
        """The keys of the records that each of these texts names exactly, but for capitals and accents: by title, or by
        a field that alone tells records apart. For many at once, in as many queries as for one."""
        rows = self._current(user, None)
        kind = ContentType.objects.get_for_model(self.model)
        entries = SearchEntry.objects.filter(content_type=kind, object_id__in=rows.values("pk"))
        known = list(entries.values_list("title", "object_id"))
        for name in of(self.model).import_key:
            if isinstance(name, str) and name in of(self.model).fields() and not self._is_reference(name):
                known += rows.exclude(**{name: ""}).values_list(name, "pk")
        return keys_by_text(known, texts)

    def _is_reference(self, name: str) -> bool:
        return bool(self.model._meta.get_field(name).is_relation)

    def identified(self, user: User, texts: Collection[str]) -> dict[str, str]:
        """What would be made of texts that are identifiers of what is on no record yet: values of this source."""
        return {}

    def other_names(self, keys: Collection[int]) -> Mapping[int, Collection[str]]:
        """By what other names than their title records are known, by key."""
        return {}

    def chosen(self, user: User, keys: Iterable[Any]) -> list[Option]:
        """Records by their keys, in that order, with their names; those that the user may not see are left out."""
        wanted = [int(key) for key in map(str, keys) if is_key(key)]
        if not wanted:
            return []
        rows = self.rows(user).filter(pk__in=wanted).prefetch_related(*self._prefetch())
        found = {int(option.value): option for option in self.described(rows)}
        return [found[key] for key in wanted if key in found]

    def described(self, rows: Iterable[Any]) -> list[Option]:
        return [Option(str(row.pk), self.label(row)) for row in rows]

    def label(self, row: Any) -> str:
        return str(read(row, of(self.model).title))

    def wanted(self, user: User, value: str) -> Option | None:
        """What would be made of a value that is no key; nothing where the value means nothing to this source, or where
        the user may not make it."""
        return None

    def make(self, value: str, *, by: Actor) -> Model:
        raise NotImplementedError

    def _current(self, user: User, besides: int | None) -> QuerySet[Any]:
        return self.rows(user).filter(archived_at=None).exclude(pk=besides)

    def _hits(self, user: User, words: str, besides: int | None) -> list[search.Hit]:
        rows = search.within({self.model: self._current(user, besides)})
        return search.suggest(words[:LONGEST], within=rows, limit=OPTIONS)

    def _prefetch(self) -> Sequence[str]:
        return of(self.model).prefetch


class UserSource(Source):
    """The people who can sign in, by the names that they are shown with."""

    def meant(self, user: User, texts: Collection[str]) -> dict[str, list[int]]:
        rows = self.rows(user).values_list("display_name", "username", "email", "pk")
        return keys_by_text([(name, key) for *names, key in rows for name in names], texts)

    def options(self, user: User, words: str, besides: int | None = None) -> list[Option]:
        fits = Q()
        for word in words.split():
            fits &= Q(display_name__icontains=word) | Q(username__icontains=word)
        return self.described(self.rows(user).filter(fits).order_by("display_name", "username")[:OPTIONS])

    def named(self, user: User, text: str, besides: int | None = None) -> list[Option]:
        return [
            option
            for option in self.options(user, text, besides)
            if normal(text) in (normal(option.label), normal(option.detail))
        ]

    def described(self, rows: Iterable[Any]) -> list[Option]:
        return [Option(str(row.pk), str(row), row.username if row.display_name else "") for row in rows]

    def _prefetch(self) -> Sequence[str]:
        return ()


def keys_by_text(known: Iterable[tuple[Any, int]], texts: Collection[str]) -> dict[str, list[int]]:
    """The keys that go with each text, of pairs of a text and a key."""
    wanted: dict[str, list[str]] = {}
    for text in texts:
        if spelling := normal(text):
            wanted.setdefault(spelling, []).append(text)
    found: dict[str, dict[int, None]] = {}
    for name, key in known:
        for text in wanted.get(normal(str(name)), ()):
            found.setdefault(text, {})[key] = None
    return {text: list(keys) for text, keys in found.items()}


_sources: dict[type[Model], Source] = {}


def register_source(source: Source) -> None:
    """Have another source stand for its model; called while Django starts, by the model's own package."""
    _sources[source.model] = source


def source_of(model: type[Model]) -> Source:
    """Raises LookupError for a model that has neither a type nor a source."""
    if model not in _sources:
        if issubclass(model, User):
            _sources[model] = UserSource(model, "users", "user")
        else:
            kind = of(model)
            _sources[model] = Source(model, kind.many, kind.icon)
    return _sources[model]


def source_named(name: str) -> Source:
    """The source of the options at `/options/NAME/`; the name of a list will do too. Raises LookupError."""
    lists: dict[str, type[Model]] = {"users": User} | {kind.many: kind.model for kind in registered()}
    for many, model in lists.items():
        if name in (source_of(model).name, many):
            return source_of(model)
    for source in _sources.values():
        if name == source.name:
            return source
    raise LookupError(name)


def is_key(value: Any) -> bool:
    text = str(value)
    return text.isascii() and text.isdecimal() and len(text) <= DIGITS
