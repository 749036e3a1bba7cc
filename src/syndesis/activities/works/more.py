"""What a file knows of a publication beyond what is on record: what is blank is filled, nothing is overwritten but the
count of citations, which only grows old."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from syndesis.activities.models import Affiliation, Author, Publication, PublicationField
from syndesis.activities.works.batches import in_parts
from syndesis.activities.works.linking import Linked
from syndesis.directory.models import Field
from syndesis.lib.text import normal
from syndesis.lib.works import Work
from syndesis.objects.types import named

FILLED = ("doi", "year", "journal", "issn", "openalex", "language", "is_open")


class Held:
    """What belongs to the publications on record: affiliations, fields, authors."""

    def __init__(self, rows: Sequence[Publication]) -> None:
        self.organisations: defaultdict[int, set[int]] = defaultdict(set)
        self.fields: defaultdict[int, set[int]] = defaultdict(set)
        self.authors: defaultdict[int, list[Author]] = defaultdict(list)
        for some in in_parts(row.pk for row in rows):
            for key, other in Affiliation.objects.filter(publication__in=some).values_list(
                "publication", "organisation"
            ):
                self.organisations[key].add(other)
            for key, other in PublicationField.objects.filter(publication__in=some).values_list("publication", "field"):
                self.fields[key].add(other)
            for author in Author.objects.filter(publication__in=some).order_by("position", "id"):
                self.authors[author.publication_id].append(author)


def more_known(
    row: Publication, work: Work, linked: Linked, about: Field | None, held: Held
) -> tuple[dict[str, Any], list[list[str]]]:
    """The values that are new, as JSON, and each in words: what it is called, before and after."""
    said: dict[str, Any] = {}
    steps: list[list[str]] = []
    for name in FILLED:
        value = getattr(work, name)
        if value not in ("", None) and getattr(row, name) in ("", None):
            said[name] = value
            steps.append([_label(name), "", str(value)])
    _counts(row, work, said, steps)
    new = [each for each in linked.organisations if each.pk not in held.organisations[row.pk]]
    if new:
        said["organisations"] = [each.pk for each in new]
        steps.append([_label("organisations"), "", ", ".join(each.name for each in new)])
    if about is not None and not held.fields[row.pk]:
        said["fields"] = [about.pk]
        steps.append([_label("fields"), "", str(about)])
    if not held.authors[row.pk] and linked.authors:
        said["authors"] = linked.authors
        steps.append(
            [str(Author._meta.verbose_name_plural).capitalize(), "", ", ".join(a["name"] for a in linked.authors)]
        )
    elif people := _people(held.authors[row.pk], linked):
        said["people"] = people
        steps.append([str(Author._meta.verbose_name_plural).capitalize(), "", ", ".join(people)])
    return said, steps


def _counts(row: Publication, work: Work, said: dict[str, Any], steps: list[list[str]]) -> None:
    if work.citations is not None and work.citations != row.citations:
        said["citations"] = work.citations
        before = "" if row.citations is None else str(row.citations)
        steps.append([_label("citations"), before, str(work.citations)])
    if work.indexes and (told := indexes(work.indexes, row.indexed_in)) != row.indexed_in:
        said["indexed_in"] = told
        steps.append([_label("indexed_in"), row.indexed_in, told])


def indexes(names: Iterable[str], before: str = "") -> str:
    """Names of indexes as they are kept: each once, in one order."""
    held = {each.strip() for each in before.split(",") if each.strip()}
    return ", ".join(sorted(held | set(names), key=str.casefold))[:120]


def _people(authors: Sequence[Author], linked: Linked) -> dict[str, int]:
    """Authors on record who are linked to nobody, and whom the file tells: by their names the keys of people."""
    told = {normal(each["name"]): each["person_id"] for each in linked.authors if each["person_id"]}
    return {
        author.name: told[normal(author.name)]
        for author in authors
        if author.person_id is None and normal(author.name) in told
    }


def _label(name: str) -> str:
    return str(named(Publication._meta.get_field(name)))
