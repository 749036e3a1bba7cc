"""Which person on record a writer of a work is: by ORCID, or by exactly that name at the same employer."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db.models import QuerySet

from syndesis.activities.works.batches import in_parts
from syndesis.core.models import User
from syndesis.directory import policies
from syndesis.directory.choices import PersonIdentifierScheme
from syndesis.directory.models import Organisation, Person, PersonIdentifier, PersonName, Position
from syndesis.lib.text import words
from syndesis.lib.works import Writer

Names = tuple[str, ...]


def name_key(name: str) -> Names:
    """The words of a name in whatever order; nothing of one with initials, or of a single word: many bear it."""
    parts = words(name)
    return tuple(sorted(parts)) if len(parts) > 1 and all(len(part) > 1 for part in parts) else ()


class People:
    """People whom the reader may see, for many writers at once."""

    def __init__(self, writers: Sequence[Writer], reader: User) -> None:
        self.rows = Person.objects.filter(
            policies.people.scope(reader, "view"), archived_at=None, erased_at=None, merged_into=None
        )
        self.by_orcid = dict(self._identified({writer.orcid for writer in writers if writer.orcid}))
        self.by_name = self._named({key for writer in writers if (key := name_key(writer.name))})
        self.roots = self._roots({person for people in self.by_name.values() for person in people})

    def of(self, writer: Writer, employers: Iterable[Organisation]) -> int | None:
        """The key of the person, where it is certain."""
        if writer.orcid in self.by_orcid:
            return self.by_orcid[writer.orcid]
        held = {root_of(each.path) for each in employers}
        named = [key for key in self.by_name.get(name_key(writer.name), ()) if held & self.roots[key]]
        return named[0] if len(named) == 1 else None

    def _identified(self, orcids: Iterable[str]) -> Iterable[tuple[str, int]]:
        for some in in_parts(orcids):
            rows = PersonIdentifier.objects.filter(scheme=PersonIdentifierScheme.ORCID, value__in=some)
            yield from rows.filter(person__in=self.rows.order_by().values("pk")).values_list("value", "person")

    def _named(self, wanted: set[Names]) -> Mapping[Names, set[int]]:
        """Read through once: names are compared as search compares them, which no database does."""
        found: defaultdict[Names, set[int]] = defaultdict(set)
        if not wanted:
            return found
        own = self.rows.order_by().values_list("pk", "given_name", "family_name")
        others: QuerySet[Any, Any] = PersonName.objects.filter(person__in=self.rows.order_by().values("pk")).order_by()
        for rows in (own, others.values_list("person", "given_name", "family_name")):
            for key, given, family in rows.iterator(chunk_size=5000):
                if given and (name := name_key(f"{given} {family}")) in wanted:
                    found[name].add(key)
        return found

    def _roots(self, people: Iterable[int]) -> Mapping[int, set[str]]:
        """At which institutions people hold or held positions."""
        found: defaultdict[int, set[str]] = defaultdict(set)
        for some in in_parts(people):
            rows = Position.objects.filter(person__in=some, organisation__isnull=False)
            for key, path in rows.order_by().values_list("person", "organisation__path"):
                found[key].add(root_of(path))
        return found


def root_of(path: str) -> str:
    """Of which whole an organisation is a part."""
    return path.split("/")[1] if path.count("/") > 1 else path
