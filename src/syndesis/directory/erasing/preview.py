"""What erasing a person would change, said beforehand."""

from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property

from django.db.models import Model, Q

from syndesis.core.models import Attachment, Document, DocumentText, Note, User
from syndesis.directory.erasing import own
from syndesis.directory.erasing.imports import imports_naming
from syndesis.directory.erasing.places import Linked, Place, places
from syndesis.directory.erasing.service import name_of
from syndesis.directory.erasing.words import Name
from syndesis.directory.models import Contact, Person, PersonIdentifier, PersonName, Position
from syndesis.lib.text import normal
from syndesis.objects.models import Import
from syndesis.work.models import Reminder


@dataclass(frozen=True)
class Preview:
    """A person, and everywhere that they are named."""

    person: Person
    people: list[Person]
    """The person and those who were merged into them."""
    name: Name
    places: list[Place]

    @property
    def sure(self) -> list[Place]:
        """Where the whole name stands: taken out in any case."""
        return [place for place in self.places if place.is_sure]

    @property
    def doubtful(self) -> list[Place]:
        """Where only the family name stands."""
        return [place for place in self.places if not place.is_sure]

    @cached_property
    def numbers(self) -> dict[str, int]:
        """How much there is of what is deleted, and of what stays."""
        keys = [person.pk for person in self.people]
        parts: dict[str, type[Model]] = {
            "names": PersonName, "identifiers": PersonIdentifier, "contacts": Contact, "positions": Position,
        }  # fmt: skip
        tables: dict[str, type[Model]] = {"notes": Note, "reminders": Reminder, "attachments": Attachment}
        found = {label: model._default_manager.filter(person__in=keys).count() for label, model in parts.items()}
        found |= {label: own.about(model, self.people).count() for label, model in tables.items()}
        return found | {"files": len(self.replaced), "thrown_away": own.attached_only_here(self.people).count()}

    @cached_property
    def replaced(self) -> list[Document]:
        """Documents whose original file would be replaced by the text that was read out of it, without the name."""
        texts = {place.row.pk for place in self.places if isinstance(place.row, DocumentText)}
        return list(Document.objects.filter(texts__in=texts, file__isnull=False).distinct())

    @cached_property
    def unread(self) -> int:
        """How many files on record nobody could look into: nothing was read out of them."""
        read = DocumentText.objects.exclude(text="").values("document")
        return Document.objects.filter(file__isnull=False).exclude(pk__in=read).count()

    @cached_property
    def imports(self) -> list[Import]:
        """Imports in whose rows or file the person stands: their files go; those not accepted yet go as a whole."""
        return imports_naming(self.people, self.name)

    @cached_property
    def users(self) -> list[User]:
        """Who can sign in under one of the names: accounts are no part of the record, and stay."""
        wanted = {normal(f"{given} {family}") for given, family in self.name.own if given}
        said = Q(pk__in=[])
        for _given, family in self.name.own:
            said |= Q(display_name__icontains=family)
        return [user for user in User.objects.filter(said) if normal(user.display_name) in wanted]


def preview(person: Person) -> Preview:
    """Reads only. Of everything on record, whoever asks: what of it they are shown is for the page to say."""
    people: Collection[Person] = own.whole(person)
    name = name_of(people)
    return Preview(person, list(people), name, list(places(Linked(people), name)))
