"""Writing what was previewed of a file of works."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.utils import timezone

from syndesis.activities.models import Affiliation, Author, Publication, PublicationField, PublicationsApart
from syndesis.activities.services.publications import register_publications, revise_publications, title_key
from syndesis.activities.works.batches import in_parts
from syndesis.core.history import Actor
from syndesis.directory.models import Field, Organisation
from syndesis.objects.versions import refuse_stale

LINKS = ("organisations", "fields")
ASIDE = ("organisations", "fields", "authors", "people", "leads")
"""What the data of a line on record says of other tables."""


def write_new(rows: Sequence[Mapping[str, Any]], by: Actor) -> list[Publication]:
    """Publications out of the data of lines; those that look like others on record are held apart from them."""
    records = _records(rows)
    made = register_publications(
        [
            {name: value for name, value in row.items() if name != "alike"}
            | {name: [records[model, key] for key in row[name]] for name, model in MODELS.items()}
            for row in rows
        ],
        by=by,
    )
    PublicationsApart.objects.bulk_create(
        [
            PublicationsApart(first_id=key, second=publication, decided_by=by.user)
            for publication, row in zip(made, rows, strict=True)
            for key in row.get("alike", ())
        ]
    )
    return made


def together(lines: Iterable[tuple[int, Mapping[str, Any], int]]) -> list[tuple[int, dict[str, Any], int]]:
    """What several works of a file say of one publication, as one. Each tells only what those before it do not."""
    found: dict[int, tuple[int, dict[str, Any], int]] = {}
    for key, data, version in lines:
        _key, said, _version = found.setdefault(key, (key, {}, version))
        for name, value in data.items():
            said[name] = _both(said[name], value) if name in said else value
    return list(found.values())


def _both(one: Any, other: Any) -> Any:
    """Of lists and of what people are called, both; else the later."""
    if isinstance(other, list):
        return [*one, *other]
    return one | other if isinstance(other, dict) else other


def write_more(changes: Sequence[tuple[int, Mapping[str, Any], int]], by: Actor) -> None:
    """What a file knows more of publications, each once: their key, what is new, and the version at which they were
    compared. Raises Stale where one was changed since."""
    rows = Publication.objects.select_for_update().in_bulk([key for key, _data, _version in changes])
    refuse_stale(list(rows.values()), {key: version for key, _data, version in changes})
    revise_publications(
        [
            (rows[key], {name: value for name, value in data.items() if name not in ASIDE})
            for key, data, _version in changes
        ],
        by=by,
    )
    said = [(rows[key], data) for key, data, _version in changes]
    Affiliation.objects.bulk_create(
        [
            Affiliation(publication=row, organisation_id=key)
            for row, data in said
            for key in data.get("organisations", ())
        ],
        ignore_conflicts=True,
    )
    PublicationField.objects.bulk_create(
        [PublicationField(publication=row, field_id=key) for row, data in said for key in data.get("fields", ())],
        ignore_conflicts=True,
    )
    Author.objects.bulk_create(
        [
            Author(publication=row, position=place, **author)
            for row, data in said
            for place, author in enumerate(data.get("authors", ()), start=1)
        ]
    )
    Publication.objects.bulk_create([_leading(row, each) for row, data in said for each in data.get("leads", ())])
    _link_people(said)


def _leading(row: Publication, work: Mapping[str, Any]) -> Publication:
    """A record of the archive by which the other DOI of a publication is known."""
    key = title_key(work["title"])
    return Publication(**work, title_key=key, merged_into=row, archived_at=timezone.now(), visibility=row.visibility)


def _link_people(said: Iterable[tuple[Publication, Mapping[str, Any]]]) -> None:
    wanted = {row.pk: data["people"] for row, data in said if "people" in data}
    changed = []
    for some in in_parts(wanted):
        for author in Author.objects.filter(publication__in=some, person=None):
            if person := wanted[author.publication_id].get(author.name):
                author.person_id = person
                changed.append(author)
    Author.objects.bulk_update(changed, ["person"])


MODELS: dict[str, Any] = {"organisations": Organisation, "fields": Field}


def _records(rows: Sequence[Mapping[str, Any]]) -> dict[tuple[Any, int], Any]:
    found: dict[tuple[Any, int], Any] = {}
    for name, model in MODELS.items():
        for some in in_parts({key for row in rows for key in row[name]}):
            found |= {(model, key): record for key, record in model._default_manager.in_bulk(some).items()}
    return found
