"""Loads a dump into the catalogue: in batches, so that the previous catalogue stays usable before, meanwhile and after.

Loading again writes only what has changed. A load that was killed is simply begun anew.
"""

import logging
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TypeVar

from django.db import DataError, IntegrityError, connection, transaction
from django.utils import timezone

from syndesis.catalogue import dump, index, mapping
from syndesis.catalogue.models import CatalogueOrganisation
from syndesis.core.search.schema import fts_table

BATCH = 500
"""Records a transaction: SQLite's write lock is held for some 50 ms."""
UNCHANGING = {"id", "ror"}
T = TypeVar("T")
Progress = Callable[[int, int], None]
"""Called with the records read so far and those that the file seems to hold."""

log = logging.getLogger(__name__)


@dataclass(slots=True)
class Loaded:
    """What a load did, in records; `read` counts usable ones, changed or not."""

    release: str = ""
    read: int = 0
    added: int = 0
    changed: int = 0
    vanished: int = 0
    skipped: int = 0


def load(path: str | Path, progress: Progress | None = None) -> Loaded:
    """Brings the catalogue to the state of the dump. Raises `dump.DumpError`; what was read before it is kept, and
    nothing is marked as vanished."""
    loaded = Loaded(release=dump.release(path))
    total = dump.count(path)
    if progress:
        progress(0, total)

    def skip(bad: object) -> None:
        loaded.skipped += 1
        log.warning("Skipped %s", bad)

    seen: set[str] = set()
    for batch in _batches(dump.read(path, on_bad=skip), BATCH):
        rows = {record["id"].rpartition("/")[2]: record for record in batch}
        seen.update(rows)
        _load_batch(rows, loaded, skip)
        loaded.read += len(batch)
        if progress:
            done = loaded.read + loaded.skipped
            progress(done, max(total, done))
    _mark_vanished(seen, loaded)
    if loaded.added or loaded.changed:
        _tidy()
    return loaded


def _load_batch(records: dict[str, dump.Record], loaded: Loaded, skip: Callable[[object], None]) -> None:
    stored = {
        ror: (bytes(fingerprint), vanished_at)
        for ror, fingerprint, vanished_at in CatalogueOrganisation.objects.filter(ror__in=records).values_list(
            "ror", "fingerprint", "vanished_at"
        )
    }
    rows = []
    for ror, record in records.items():
        try:
            fingerprint = mapping.fingerprint(record)
            if stored.get(ror) == (fingerprint, None):
                continue
            rows.append(
                CatalogueOrganisation(
                    **mapping.fields(record),
                    release=mapping.release(record) or loaded.release,
                    fingerprint=fingerprint,
                    vanished_at=None,
                )
            )
        except (AttributeError, TypeError, ValueError) as error:  # a value of a shape that the schema does not allow
            skip(f"{ror}: {error}")
    try:
        _write(rows)
    except (DataError, IntegrityError, TypeError, ValueError):
        # One row has what the database does not take, a null character for instance: only that one is left out.
        for row in list(rows):
            try:
                _write([row])
            except (DataError, IntegrityError, TypeError, ValueError) as error:
                rows.remove(row)
                skip(f"{row.ror}: {error}")
    known = sum(row.ror in stored for row in rows)
    loaded.changed += known
    loaded.added += len(rows) - known


def _write(rows: list[CatalogueOrganisation]) -> None:
    columns = [field.name for field in CatalogueOrganisation._meta.concrete_fields if field.name not in UNCHANGING]
    with transaction.atomic():
        CatalogueOrganisation.objects.bulk_create(
            rows, update_conflicts=True, unique_fields=["ror"], update_fields=columns
        )


def _mark_vanished(seen: set[str], loaded: Loaded) -> None:
    present = CatalogueOrganisation.objects.filter(vanished_at=None)
    gone = [pk for pk, ror in present.values_list("pk", "ror").iterator() if ror not in seen]
    now = timezone.now()
    for some in _batches(gone, BATCH):
        loaded.vanished += present.filter(pk__in=some).update(vanished_at=now)


def _tidy() -> None:
    """Leaves the index in one piece and the databases informed, and teaches the vocabulary the new words."""
    table = CatalogueOrganisation._meta.db_table
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            fts = fts_table(CatalogueOrganisation)
            cursor.execute(f'INSERT INTO "{fts}"("{fts}") VALUES (\'optimize\')')  # noqa: S608
        else:
            cursor.execute(f'ANALYZE "{table}"')
    index.names.vocabulary.recount()


def _batches(items: Iterable[T], size: int) -> Iterator[list[T]]:
    iterator = iter(items)
    while batch := list(islice(iterator, size)):
        yield batch
