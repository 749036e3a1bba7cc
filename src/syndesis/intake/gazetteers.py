"""The names that a reading looks for: the catalogue's, built once a process, and our record's above them."""

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from django.db.models import Count, Max

from syndesis.catalogue import dump
from syndesis.catalogue import queries as catalogue
from syndesis.core.models import HistoryEvent
from syndesis.directory.choices import IdentifierScheme
from syndesis.directory.models import Organisation
from syndesis.intake.models import LearntName
from syndesis.intake.reading.gazetteer import Gazetteer
from syndesis.intake.reading.known import KnownName, KnownOrganisation


def of_database() -> Gazetteer:
    """All names of the catalogue and, above them, those of our record."""
    return _known_to_us(_record_version()).over(_catalogue(catalogue.version()))


def of_file(path: Path) -> Gazetteer:
    """The names of a dump, for reading without a database that holds one."""
    return Gazetteer.from_catalogue(dump.read(path))


def learnt() -> dict[str, str]:
    """Reviewers' choices: folded surface to the key of the organisation meant."""
    return {surface: str(key) for surface, key in LearntName.objects.values_list("surface", "organisation_id")}


@lru_cache(maxsize=1)
def _catalogue(version: int) -> Gazetteer:
    return Gazetteer.from_catalogue(catalogue.raw_records())


def _record_version() -> tuple[int, int]:
    """How often a name was changed, and the last of it. Were only the last asked for, PostgreSQL would go through the
    history backwards until it meets one, past all that an import wrote since; and what was begun earlier and ended
    later would pass unseen."""
    tables = ["directory.organisation", "directory.organisationname", "directory.organisationidentifier"]
    found = HistoryEvent.objects.filter(model__in=tables).aggregate(number=Count("id"), last=Max("id"))
    return found["number"], found["last"] or 0


@lru_cache(maxsize=1)
def _known_to_us(version: tuple[int, int]) -> Gazetteer:
    return Gazetteer(_organisations())


def _organisations() -> Iterator[KnownOrganisation]:
    rows = Organisation.objects.filter(archived_at=None).prefetch_related("names", "identifiers", "partnership")
    for row in rows:
        ror = next((i.value for i in row.identifiers.all() if i.scheme == IdentifierScheme.ROR), "")
        yield KnownOrganisation(
            source="record",
            key=str(row.pk),
            kind=row.kind,  # type: ignore[arg-type]
            country=row.country,
            city=row.city,
            ror=ror,
            is_home=row.is_home,
            is_partner=hasattr(row, "partnership"),
            parent=str(row.parent_id) if row.parent_id else "",
            names=tuple(
                KnownName(name.text, name.language, name.kind)  # type: ignore[arg-type]
                for name in sorted(row.names.all(), key=lambda name: name.text != row.name)
            ),
        )
