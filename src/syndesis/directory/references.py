"""How a field finds organisations: on record, else in the catalogue of the world's, else a new name."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from django.db.models import Model, Q, QuerySet
from django.utils.translation import gettext as _

from syndesis.catalogue import queries as catalogue
from syndesis.catalogue.choices import Status
from syndesis.core.countries import country_name
from syndesis.core.history import Actor
from syndesis.core.models import Role, User
from syndesis.core.services import Refused
from syndesis.directory import policies
from syndesis.directory.choices import IdentifierScheme, OrganisationKind
from syndesis.directory.models import (
    Field,
    Organisation,
    OrganisationIdentifier,
    OrganisationName,
    Person,
    PersonName,
    Position,
)
from syndesis.directory.panels.fields import coded
from syndesis.directory.services import register_from_catalogue, register_organisation
from syndesis.lib.text import normal
from syndesis.objects.references import LIKELY, LONGEST, OPTIONS, Option, Source, keys_by_text, register_source

CATALOGUE, NEW = "catalogue", "new"
CREATORS = {Role.COORDINATOR, Role.MANAGER, Role.ADMINISTRATOR}
"""Who may add organisations anywhere in the tree: a contributor's would lie out of their own reach."""


class OrganisationSource(Source):
    """Organisations; one that is not on record is made of the catalogue's facts, or of its mere name."""

    def beyond(self, user: User, words: str, limit: int) -> list[Option]:
        if not words.strip() or not self._may_make(user):
            return []
        found = catalogue.suggest(words, limit=limit + OPTIONS)
        rows = OrganisationIdentifier.objects.filter(
            scheme=IdentifierScheme.ROR, value__in=[suggestion.ror for suggestion in found]
        )
        known = set(rows.values_list("value", flat=True))
        worlds = [_described(suggestion, words) for suggestion in found if suggestion.ror not in known][:limit]
        name = words.strip()[:LONGEST]
        return [*worlds, Option(f"{NEW}:{name}", name, origin=NEW, likely=False)]

    def meant(self, user: User, texts: Collection[str]) -> dict[str, list[int]]:
        """By any of their names, or by an identifier of theirs, that of ROR also as an address."""
        rows = self._current(user, None).values("pk")
        names = OrganisationName.objects.filter(organisation__in=rows).values_list("text", "organisation_id")
        found = keys_by_text(names, texts)
        bare = {text: (catalogue.bare_ror(text) or text.strip()).casefold() for text in texts}
        known = OrganisationIdentifier.objects.filter(organisation__in=rows).values_list("value", "organisation_id")
        holders = {value.casefold(): key for value, key in known}
        return found | {text: [holders[value]] for text, value in bare.items() if value in holders}

    def identified(self, user: User, texts: Collection[str]) -> dict[str, str]:
        """ROR ids of what the catalogue knows."""
        if not self._may_make(user):
            return {}
        rors = {text: ror for text in texts if (ror := catalogue.bare_ror(text))}
        known = catalogue.all_by_ror(set(rors.values()))
        return {
            text: f"{CATALOGUE}:{ror}" for text, ror in rors.items() if ror in known and not self._is_hidden(user, ror)
        }

    def options(self, user: User, words: str, besides: int | None = None) -> list[Option]:
        """What is found by another name than the one shown says so: an office by that of years ago."""
        found = super().options(user, words, besides)
        typed = normal(words).split()
        other = self.other_names([int(option.value) for option in found]) if typed else {}
        return [_with_name(option, typed, other.get(int(option.value), ())) for option in found]

    def other_names(self, keys: Collection[int]) -> Mapping[int, Collection[str]]:
        found: dict[int, list[str]] = {}
        for key, text in OrganisationName.objects.filter(organisation__in=keys).values_list("organisation", "text"):
            found.setdefault(key, []).append(text)
        return found

    def wanted(self, user: User, value: str) -> Option | None:
        origin, _colon, rest = value.partition(":")
        if not rest.strip() or not self._may_make(user):
            return None
        if origin == NEW:
            return Option(value, rest.strip()[:LONGEST], origin=NEW)
        entry = catalogue.by_ror(rest) if origin == CATALOGUE else None
        if entry is None or self._is_hidden(user, entry.ror):
            return None
        return Option(value, entry.name, country_name(entry.country), CATALOGUE)

    def make(self, value: str, *, by: Actor) -> Model:
        origin, _colon, rest = value.partition(":")
        if origin == CATALOGUE:
            return register_from_catalogue(by=by, ror=rest)
        if origin != NEW:
            raise Refused(_("There is no such organisation."))
        return register_organisation(by=by, name=rest.strip()[:LONGEST], kind=OrganisationKind.OTHER)

    def _is_hidden(self, user: User, ror: str) -> bool:
        """Whether it is on record, but not for these eyes: then it can neither be made again nor be referred to."""
        held = Organisation.objects.filter(identifiers__scheme=IdentifierScheme.ROR, identifiers__value=ror)
        return held.exists() and not self.rows(user).filter(pk__in=held.values("pk")).exists()

    def _may_make(self, user: User) -> bool:
        return policies.organisations.may_add(user) and user.role in CREATORS


class FieldSource(Source):
    """Fields by their names in any language, told in the reader's, each with its code."""

    def options(self, user: User, words: str, besides: int | None = None) -> list[Option]:
        if not words.strip():
            return super().options(user, words, besides)
        hits = {hit.pk: hit for hit in self._hits(user, words, besides)}
        found = {option.value: option for option in self.described(self.rows(user).filter(pk__in=hits))}
        return [replace(found[str(key)], likely=hit.points >= LIKELY) for key, hit in hits.items() if str(key) in found]

    def other_names(self, keys: Collection[int]) -> Mapping[int, Collection[str]]:
        rows = Field.objects.filter(pk__in=keys).values_list("pk", "names", "code")
        return {key: [*names.values(), code] for key, names, code in rows}

    def described(self, rows: Iterable[Field]) -> list[Option]:
        return [Option(str(row.pk), str(row), coded(row)) for row in rows]


def _with_name(option: Option, typed: Sequence[str], names: Iterable[str]) -> Option:
    """The option with the name by which it was found in front of its detail, where its label is not the one."""
    if not typed or _begun(typed, option.label):
        return option
    known = next((name for name in names if _begun(typed, name)), "")
    return replace(option, detail=" · ".join(filter(None, (known, option.detail))))


def _begun(typed: Iterable[str], name: str) -> bool:
    """Whether each word that was typed begins a word of the name."""
    words = normal(name).split()
    return all(any(word.startswith(each) for word in words) for each in typed)


def _described(suggestion: catalogue.Suggestion, typed: str) -> Option:
    place = ", ".join(filter(None, (suggestion.city, country_name(suggestion.country))))
    matched = suggestion.matched if suggestion.matched != suggestion.name else ""
    gone = _("no longer exists") if suggestion.status == Status.INACTIVE else ""
    detail = " · ".join(filter(None, (place, matched, gone)))
    likely = _begun(normal(typed).split(), f"{suggestion.matched} {place}")
    return Option(f"{CATALOGUE}:{suggestion.ror}", suggestion.name, detail, CATALOGUE, likely)


register_source(OrganisationSource(Organisation, "organisations", "building-2"))


class PersonSource(Source):
    """People, also by the names that they bore or bear in another script."""

    def other_names(self, keys: Collection[int]) -> Mapping[int, Collection[str]]:
        found: dict[int, list[str]] = {}
        for name in PersonName.objects.filter(person__in=keys):
            found.setdefault(name.person_id, []).append(str(name))
        return found


register_source(PersonSource(Person, "people", "users"))
register_source(FieldSource(Field, "fields", "tag"))


class PositionSource(Source):
    """Positions of people, as the rows of who took part name them: by their title, whose and where they are."""

    def options(self, user: User, words: str, besides: int | None = None) -> list[Option]:
        fits = Q(person__archived_at=None)
        for word in words.split():
            fits &= (
                Q(title__icontains=word)
                | Q(organisation__name__icontains=word)
                | Q(person__family_name__icontains=word)
                | Q(person__given_name__icontains=word)
            )
        rows = self.rows(user).filter(fits).order_by("person__family_name", "-pk")
        return self.described(rows.select_related(*self._read)[:OPTIONS])

    def named(self, user: User, text: str, besides: int | None = None) -> list[Option]:
        found = self.options(user, text, besides)
        return [option for option in found if normal(text) in (normal(option.label), normal(option.detail))]

    def meant(self, user: User, texts: Collection[str]) -> dict[str, list[int]]:
        rows = self.rows(user).filter(person__archived_at=None)
        return keys_by_text(rows.values_list("title", "pk"), texts)

    def described(self, rows: Iterable[Any]) -> list[Option]:
        if isinstance(rows, QuerySet):
            rows = rows.select_related(*self._read)
        return [Option(str(row.pk), *_position(row)) for row in rows]

    _read = ("person", "organisation")

    def _prefetch(self) -> Sequence[str]:
        return ()


def _position(row: Position) -> tuple[str, str]:
    """Title and place, and whose it is."""
    place = row.organisation.name if row.organisation else ""
    return ", ".join(filter(None, (row.title, place))) or str(row.person), str(row.person)


register_source(PositionSource(Position, "positions", "user"))
