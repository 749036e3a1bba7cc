"""What a file knows of a publication beyond what is on record: what is blank is filled, nothing is overwritten but the
count of citations, which only grows old."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from copy import copy
from typing import Any

from django.utils.translation import gettext as _

from syndesis.activities.models import Affiliation, Author, Publication, PublicationField
from syndesis.activities.works.batches import in_parts
from syndesis.activities.works.linking import Linked
from syndesis.directory.models import Field
from syndesis.lib.text import normal
from syndesis.lib.works import Work
from syndesis.objects.types import named

FILLED = ("doi", "year", "journal", "issn", "openalex", "language", "is_open")


class Held:
    """The publications on record with what belongs to them: affiliations, fields, authors; as they will be after the
    lines of a file that were gone through."""

    def __init__(self, rows: Sequence[Publication]) -> None:
        self.rows = {row.pk: copy(row) for row in rows}
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

    def learn(self, key: int, said: Mapping[str, Any]) -> None:
        for name in (*FILLED, "citations", "indexed_in"):
            if name in said:
                setattr(self.rows[key], name, said[name])
        self.organisations[key] |= set(said.get("organisations", ()))
        self.fields[key] |= set(said.get("fields", ()))
        self.authors[key] += [Author(**author) for author in said.get("authors", ())]
        for author in self.authors[key]:
            author.person_id = author.person_id or said.get("people", {}).get(author.name)


def more_known(
    row: Publication, work: Work, linked: Linked, about: Field | None, held: Held
) -> tuple[dict[str, Any], list[list[str]]]:
    """The values that are new, as JSON, and each in words: what it is called, before and after. A work that is the
    record under another DOI leads there from now on (`leads`)."""
    row = held.rows[row.pk]
    said: dict[str, Any] = {}
    steps: list[list[str]] = []
    if _is_another(work, row):
        said["leads"] = [{name: getattr(work, name) for name in ("title", "doi", "openalex", "year", "kind")}]
        steps.append([_("Also known by the DOI") if work.doi else _("OpenAlex id"), "", work.doi or work.openalex])
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
    held.learn(row.pk, said)
    return said, steps


def _is_another(work: Work, row: Publication) -> bool:
    """Whether it is known by another DOI; or by another number, and by no DOI of the same."""
    if work.doi and row.doi:
        return work.doi != row.doi
    return bool(work.openalex and row.openalex and work.openalex != row.openalex)


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
