"""Loading a list from a file that somebody has put here: a new edition takes the place of the entries of the last."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any

from django.db import connection
from django.utils import timezone
from django.utils.translation import gettext as _

from syndesis.agreements.models import ScreeningEntry, ScreeningList
from syndesis.agreements.screening.columns import Columns, Part
from syndesis.agreements.screening.reading import Bad, Entry, entries, look, sha256_of
from syndesis.agreements.screening.spool import COLUMNS, Spool
from syndesis.core.history import Actor, recording
from syndesis.core.jobs import enqueue
from syndesis.core.models import Role
from syndesis.core.policies import Forbidden
from syndesis.core.services import Refused

BATCH = 2000
TOLD = 200
"""Bad rows that are told one by one."""


@dataclass
class Loaded:
    """What came of a file."""

    screening_list: ScreeningList
    entries: int = 0
    bad: list[Bad] = field(default_factory=list)
    """The first of those that were left out."""
    bad_number: int = 0
    is_same: bool = False
    """Whether the file is the one that is loaded already: nothing was changed."""


def check(by: Actor) -> None:
    """Raises Forbidden for all but administrators."""
    if by.user is not None and by.user.role != Role.ADMINISTRATOR:
        raise Forbidden(str(ScreeningList._meta.verbose_name_plural))


def load_list(
    path: str | Path,
    *,
    by: Actor,
    name: str,
    source: str = "",
    edition: str = "",
    columns: Columns | None = None,
    is_invented: bool = False,
) -> Loaded:
    """Load a list, or a new edition of the one of that name; then all that is on record is screened anew by a job.
    Columns left out are recognised by their names. Raises Refused where the file is no table, where no column holds
    names or no row can be read: what was loaded before stays."""
    check(by)
    if not name.strip():
        raise Refused(_("Give the list a name."), "name")
    looked = look(path)
    chosen = looked.columns if columns is None else columns
    if not {Part.NAME, Part.OTHER_NAMES} & set(chosen.values()):
        raise Refused(_("Say which column holds the names."), "columns")
    sha256 = sha256_of(path, chosen)
    held = ScreeningList.objects.filter(name=name.strip()).first()
    if held is not None and held.sha256 == sha256:
        return Loaded(held, held.entry_count, is_same=True)
    with Spool() as spool:
        bad, bad_number = _set_down(spool, entries(path, chosen, looked.head_row))
        if not len(spool):
            raise Refused(_("Not one row of the file could be read as an entry."), "columns")
        facts = {"source": source, "edition": edition, "sha256": sha256, "is_invented": is_invented}
        row = _replace(name.strip(), spool, facts, by)
    return Loaded(row, row.entry_count, bad, bad_number)


def set_in_use(screening_list: ScreeningList, *, by: Actor, is_active: bool) -> None:
    """Compare names with a list, or no longer; its entries stay."""
    check(by)
    with recording(by, "Screening list taken up" if is_active else "Screening list put aside"):
        row = ScreeningList.objects.select_for_update().get(pk=screening_list.pk)
        if row.is_active != is_active:
            row.is_active = is_active
            row.save(update_fields=["is_active"])
            enqueue(
                "syndesis.agreements.screening.jobs.screen_all", _("The list “%(list)s” has changed") % {"list": row}
            )


def _set_down(spool: Spool, rows: Iterator[Entry | Bad]) -> tuple[list[Bad], int]:
    bad: list[Bad] = []
    number = 0
    for row in rows:
        if isinstance(row, Bad):
            number += 1
            if len(bad) < TOLD:
                bad.append(row)
        else:
            spool.add(row)
    return bad, number


def _replace(name: str, spool: Spool, facts: dict[str, object], by: Actor) -> ScreeningList:
    """One transaction: whoever screens meanwhile has the last edition whole, or this one."""
    with recording(by, "Screening list loaded"):
        ScreeningList.objects.get_or_create(name=name)
        row = ScreeningList.objects.select_for_update().get(name=name)
        before = ScreeningEntry.objects.filter(screening_list=row)
        before._raw_delete(before.db)
        made = ((row.pk, *entry) for entry in spool)
        number = 0
        for batch in _batches(made):
            _write(batch)
            number += len(batch)
        for field_name, value in facts.items():
            if value or field_name not in ("source", "edition"):
                setattr(row, field_name, value)
        row.entry_count, row.loaded_at, row.is_active = number, timezone.now(), True
        row.save()
        enqueue("syndesis.agreements.screening.jobs.screen_all", _("The list “%(list)s” has changed") % {"list": row})
    return row


def _write(rows: list[tuple[Any, ...]]) -> None:
    """In SQL: rows of models take three times as long, of which a list has a hundred thousand."""
    columns = ("screening_list_id", *COLUMNS)
    quoted = ", ".join(connection.ops.quote_name(name) for name in columns)
    table = connection.ops.quote_name(ScreeningEntry._meta.db_table)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f"COPY {table} ({quoted}) FROM STDIN") as copy:
                for row in rows:
                    copy.write_row(row)
        else:
            marks = ", ".join(["%s"] * len(columns))
            cursor.executemany(f"INSERT INTO {table} ({quoted}) VALUES ({marks})", rows)  # noqa: S608


def _batches(rows: Iterable[tuple[Any, ...]]) -> Iterator[list[tuple[Any, ...]]]:
    left = iter(rows)
    while batch := list(islice(left, BATCH)):
        yield batch
