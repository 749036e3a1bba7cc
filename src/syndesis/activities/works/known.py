"""Which publication on record a work is, by its DOI or number in OpenAlex; or may be, by title and year."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from django.db.models import Q

from syndesis.activities import policies
from syndesis.activities.models import Author, Publication
from syndesis.activities.queries.alike_publications import is_common, near
from syndesis.activities.services.publications import title_key
from syndesis.activities.works.batches import in_parts
from syndesis.core.models import User
from syndesis.lib.text import normal
from syndesis.lib.works import Work


class Known:
    """The publications that the works of a file may be, asked for together."""

    def __init__(self, works: Sequence[Work], reader: User) -> None:
        self.seen = set[int]()
        rows: dict[int, Publication] = {}
        for column, values in (
            ("doi", {work.doi for work in works if work.doi}),
            ("openalex", {work.openalex for work in works if work.openalex}),
            ("title_key", {title_key(work.title) for work in works if work.title}),
        ):
            for some in in_parts(values):
                found = Publication.objects.filter(Q(**{f"{column}__in": some})).select_related("merged_into")
                rows |= {row.pk: row for row in found}
        scope = policies.publications.scope(reader, "view")
        for keys in in_parts(rows):
            self.seen |= set(Publication.objects.filter(scope, pk__in=keys).values_list("pk", flat=True))
        self.by_doi = {row.doi: row for row in rows.values() if row.doi}
        self.by_openalex = {row.openalex: row for row in rows.values() if row.openalex and row.pk in self.seen}
        self.by_title: defaultdict[str, list[Publication]] = defaultdict(list)
        for row in rows.values():
            if row.pk in self.seen and row.archived_at is None:
                self.by_title[row.title_key].append(row)
        self.names = _names([row.pk for row in rows.values()])

    def certain(self, work: Work) -> Publication | None:
        """The one that it is, perhaps one that the reader may not see."""
        if work.doi and work.doi in self.by_doi:
            return self.by_doi[work.doi]
        if work.openalex and (row := self.by_openalex.get(work.openalex)) and not (work.doi and row.doi):
            return row
        same = [row for row in self._of_title(work) if self._says_the_same(row, work)]
        return same[0] if len(same) == 1 else None

    def alike(self, work: Work) -> list[Publication]:
        """Those that it may be: of the same title, within a year of it."""
        return [row for row in self._of_title(work) if not (row.doi and work.doi and is_common(row.title_key))]

    def _of_title(self, work: Work) -> list[Publication]:
        rows = self.by_title.get(title_key(work.title), ())
        return [row for row in rows if near(row.year, work.year)]

    def _says_the_same(self, row: Publication, work: Work) -> bool:
        """The same authors in the same year, and no DOI that speaks against it."""
        return (
            row.year == work.year
            and not (row.doi and work.doi)
            and not (row.openalex and work.openalex)
            and self.names[row.pk] == [normal(writer.name) for writer in work.writers]
            and bool(work.writers)
        )


def _names(keys: Sequence[int]) -> dict[int, list[str]]:
    """The names of the authors, in their order."""
    found: dict[int, list[str]] = {key: [] for key in keys}
    rows: Any = Author.objects.order_by("publication", "position", "id")
    for some in in_parts(keys):
        for key, name in rows.filter(publication__in=some).values_list("publication", "name"):
            found[key].append(normal(name))
    return found
