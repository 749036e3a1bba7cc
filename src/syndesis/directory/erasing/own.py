"""What a person's record itself holds, and what people wrote about it: emptied or deleted, also from the history."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model, QuerySet
from django.utils import timezone

from syndesis.core.forgetting import forget_rows
from syndesis.core.history.parts import rows_of
from syndesis.core.models import Attachment, Document, Evidence, HistoryEvent, Note, Operation
from syndesis.directory.models import Contact, Person, PersonIdentifier, PersonName
from syndesis.work.models import Reminder

PARTS: tuple[type[Model], ...] = (PersonName, PersonIdentifier, Contact)
"""What tells who somebody is: deleted. Positions stay: what was done by an office was done by the institution."""
ABOUT: list[type[Model]] = [Note, Reminder]
"""What was written about the person, in tables with a generic link: deleted. Packages above add theirs."""
Identified = Callable[[Collection[Person], Sequence[tuple[str, str]]], Iterable[str]]
IDENTIFIED: list[Identified] = []
"""How packages above know these people, given them and their names: by identifiers in tables of their own. Packages add
theirs."""
LONG = 6
"""Characters of an address or identifier that is looked for elsewhere."""
TELLING = ("given_name", "family_name", "salutation", "notes")


def whole(person: Person) -> list[Person]:
    """The person, and everybody who was merged into them, at whatever remove."""
    found, last = [person], [person]
    while last := list(Person.objects.filter(merged_into__in=last).exclude(pk__in=[each.pk for each in found])):
        found += last
    return found


def names_of(people: Collection[Person]) -> list[tuple[str, str]]:
    """All names that people bear or bore, as (given name, family name); also those that only the history knows."""
    keys = [person.pk for person in people]
    held = [(person.given_name, person.family_name) for person in people]
    held += PersonName.objects.filter(person__in=keys).values_list("given_name", "family_name")
    for model, owners in rows_of(Person, keys):
        if model in (Person, PersonName):
            events = HistoryEvent.objects.filter(model=model._meta.label_lower, object_id__in=list(owners))
            held += [_said(old) for old in events.values_list("old", flat=True) if old]
    return [pair for pair in dict.fromkeys(held) if pair[1]]


def _said(old: dict[str, Any]) -> tuple[str, str]:
    return old.get("given_name") or "", old.get("family_name") or ""


def addresses_of(people: Collection[Person], names: Sequence[tuple[str, str]]) -> list[str]:
    """Addresses, numbers and identifiers of people as they are on record, where they are long enough to be nothing
    else."""
    held = [*Contact.objects.filter(person__in=people).values_list("value", flat=True)]
    held += PersonIdentifier.objects.filter(person__in=people).values_list("value", flat=True)
    held += [value for known_by in IDENTIFIED for value in known_by(people, names)]
    return [value for value in dict.fromkeys(held) if len(value) >= LONG]


def others_of(people: Collection[Person], names: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """The names of other people on record who share a family name with these."""
    families = {family for _given, family in names}
    rows = Person.objects.filter(family_name__in=families, erased_at=None).exclude(pk__in=[p.pk for p in people])
    more = PersonName.objects.filter(family_name__in=families).exclude(person__in=people)
    return list(
        dict.fromkeys([*rows.values_list("given_name", "family_name"), *more.values_list("given_name", "family_name")])
    )


def about(model: type[Model], people: Collection[Person]) -> QuerySet[Any]:
    """The rows of a table with a generic link that are about these people."""
    kind = ContentType.objects.get_for_model(Person)
    return model._base_manager.filter(content_type=kind, object_id__in=[person.pk for person in people])


def attached_only_here(people: Collection[Person]) -> QuerySet[Document]:
    """The documents that lie with these people and nowhere else, and are no evidence of anything."""
    here = about(Attachment, people)
    elsewhere = Attachment.objects.exclude(pk__in=here.values("pk")).values("document")
    cited = Evidence.objects.values("text__document")
    rows = Document.objects.filter(pk__in=here.values("document"))
    return rows.exclude(pk__in=elsewhere).exclude(pk__in=cited)


def forget(people: Collection[Person]) -> None:
    """To be called inside the deed."""
    keys = [person.pk for person in people]
    tables = {model: list(owners) for model, owners in rows_of(Person, keys)}
    for model in PARTS:
        rows = model._base_manager.filter(person__in=keys)
        Evidence.objects.filter(
            content_type=ContentType.objects.get_for_model(model), object_id__in=rows.values("pk")
        ).delete()
        rows.delete()
        forget_rows(model, tables.get(model, []))
    tables_about: tuple[type[Model], ...] = (*ABOUT, Attachment)
    for model in tables_about:
        known = set(about(model, people).values_list("pk", flat=True)) | set(_formerly_about(model, keys))
        about(model, people).delete()
        forget_rows(model, known)
    now = timezone.now()
    emptied = dict.fromkeys(TELLING, "")
    Person.objects.filter(pk__in=keys).update(**emptied, erased_at=now, archived_at=now)
    forget_rows(Person, keys, TELLING)


def _formerly_about(model: type[Model], keys: Collection[int]) -> Iterator[int]:
    kind = ContentType.objects.get_for_model(Person)
    gone = HistoryEvent.objects.filter(
        model=model._meta.label_lower,
        operation=Operation.DELETE,
        old__content_type_id=kind.pk,
        old__object_id__in=list(keys),
    )
    yield from gone.values_list("object_id", flat=True)
