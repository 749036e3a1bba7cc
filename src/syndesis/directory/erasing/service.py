"""The deed itself."""

from collections import defaultdict
from collections.abc import Collection, Iterable

from django.contrib.contenttypes.models import ContentType
from django.db import DEFAULT_DB_ALIAS
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from syndesis.core.history import Actor, recording
from syndesis.core.models import DocumentText, Role, SearchEntry, User
from syndesis.core.policies import Forbidden
from syndesis.core.search import schema
from syndesis.core.search.entries import index_keys, records
from syndesis.core.search.vocabulary import words_of
from syndesis.core.services import Refused
from syndesis.directory import policies
from syndesis.directory.erasing import own
from syndesis.directory.erasing.files import forget_documents, replace_originals, throw_away
from syndesis.directory.erasing.imports import forget_imports, imports_naming
from syndesis.directory.erasing.past import redact_history
from syndesis.directory.erasing.places import Linked, Place, places
from syndesis.directory.erasing.words import Name
from syndesis.directory.models import Person
from syndesis.lib.text import normal

ERASERS = {Role.MANAGER, Role.ADMINISTRATOR}
"""Roles that may erase people whom they may change."""


def may_erase(user: User, person: Person) -> bool:
    return user.is_active and user.role in ERASERS and policies.people.can(user, "change", person)


def erase_person(person: Person, *, by: Actor, taken: Collection[str] | None = None) -> Person:
    """Take out all that tells who a person was: names, contact data, identifiers, notes, files that lie with them only,
    reminders; their name in whatever people wrote, in texts of documents and in the history. What they took part in
    stays, by an erased person.

    `taken` are the places (`Place.key`) in which the family name alone is taken out; left out, those where it can mean
    nobody else, or that the record knows to be about the person. Raises Forbidden, and Refused for one who was erased
    or merged into another.
    """
    with recording(by, "Person erased"):
        if by.user is not None and not may_erase(by.user, person):
            raise Forbidden(str(person))
        row = Person.objects.select_for_update().get(pk=person.pk)
        refuse(row)
        people = own.whole(row)
        name = name_of(people)
        linked = Linked(people)
        found = list(places(linked, name))
        whole = {place.key for place in found if _is_taken(place, taken)}
        replace_originals(_redact(found, whole))
        forget_documents(list(own.attached_only_here(people)))
        throw_away(forget_imports(people, imports_naming(people, name)))
        own.forget(people)
        redact_history(name, linked, taken=whole, left={place.key for place in found} - whole)
        _forget_in_search(name)
    row.refresh_from_db()
    return row


def refuse(person: Person) -> None:
    """Raises Refused where there is nothing to erase, or not here."""
    if person.erased_at is not None:
        raise Refused(_("This person was erased already."))
    if person.merged_into is not None:
        raise Refused(_("This record was merged into another: erase the person there."))


def name_of(people: Collection[Person]) -> Name:
    names = own.names_of(people)
    return Name(names, own.others_of(people, names), own.addresses_of(people, names))


def _is_taken(place: Place, taken: Collection[str] | None) -> bool:
    """Whether also the family name alone is taken out there: beside the whole name it can mean nobody else."""
    return place.is_meant if taken is None else place.is_sure or place.key in taken


def _redact(found: Iterable[Place], whole: Collection[str]) -> set[int]:
    """Writes the values without the name; returns the documents whose texts changed."""
    documents = set()
    for place in found:
        if place.key in whole:
            rows = type(place.row)._base_manager.filter(pk=place.row.pk)
            rows.update(**{place.column.name: place.found.value})
            if isinstance(place.row, DocumentText):
                documents.add(place.row.document_id)
    return documents


def _forget_in_search(name: Name) -> None:
    """Entries that found their record by the name are made anew, and words that no entry has any more are forgotten."""
    holding = Q(pk__in=[])
    for _given, family in name.own:
        for word in normal(family).split():
            holding |= Q(search_text__contains=word) | Q(title__icontains=word)
    found = SearchEntry.objects.filter(holding)
    by_type: defaultdict[int, set[int]] = defaultdict(set)
    words = {word for given, family in name.own for word in normal(f"{given} {family}").split()}
    for content_type, key, text in found.values_list("content_type", "object_id", "search_text"):
        by_type[content_type].add(key)
        words |= words_of([text])
    for content_type, keys in by_type.items():
        model = ContentType.objects.get_for_id(content_type).model_class()
        if model is not None:
            index_keys(model, keys)
            made = SearchEntry.objects.filter(content_type=content_type, object_id__in=keys)
            words -= words_of(made.values_list("search_text", flat=True))
    records.vocabulary.forget(words - _still_held(words))
    schema.purge(SearchEntry, DEFAULT_DB_ALIAS)


def _still_held(words: Collection[str]) -> set[str]:
    """Those of the words that an entry has."""
    return {word for word in words if _holds(word, SearchEntry.objects.filter(search_text__contains=word))}


def _holds(word: str, entries: QuerySet[SearchEntry]) -> bool:
    return any(word in words_of([text]) for text in entries.values_list("search_text", flat=True).iterator())
