"""A database with something of everything in it, and all that it holds, to be compared."""

import json
import re
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth.models import Group, Permission
from django.contrib.sessions.models import Session
from django.db import connection
from django.db.models import JSONField, Value
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from syndesis.catalogue import loader
from syndesis.catalogue.models import CatalogueOrganisation
from syndesis.core.backup.tables import LEFT_OUT
from syndesis.core.history import Actor, recording, undo
from syndesis.core.models import Change, HistoryEvent, SearchEntry
from syndesis.core.tasks import tidy_up
from syndesis.directory.models import Organisation
from syndesis.directory.services import start_partnership
from tests.catalogue.records import ALL
from tests.directory import factories as directory
from tests.intake import factories as intake

INSTANT = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d+)?")
LONG = "Русско-китайский семинар в Харбине 哈尔滨, “день открытых дверей”\n\u2028\t\\ " * 5_000
"""Some 600 KB: longer than a member of an archive is in these tests."""


def fill(folder: Path) -> None:
    """Through the services, and past them where people and programs have gone past them."""
    HistoryEvent.objects.all().delete()  # what emptying the database after the last test has left
    mara = directory.user()
    with recording(Actor(mara), "Partner registered"):
        partner = directory.organisation(
            "Технопарк «Гавань»", founded_on="1927-04", country="RU", names=[("港口科技园", "zh", "official")]
        )
        start_partnership(by=Actor(mara), organisation=partner, started_on="2011")
    with recording(Actor(mara), "Partner renamed"):
        partner.name = "Ñandú Park"
        partner.save()
    with recording(Actor(mara), "Mistaken") as mistake:
        partner.name, partner.closed_on = "", "2026-01-31"
        partner.save()
    undo([mistake], by=Actor(mara), reason="Taken back")
    Organisation.objects.create(name="Deleted again").delete()  # the highest key is of a row that is gone
    case = intake.intake(intake.TEXT + LONG, notes="")
    intake.figure(case, "f1", "Harbour University has 11,400 students.", "o2", big=2**70, small=1e-9, nothing=None)
    Group.objects.create(name="Editors").permissions.set(Permission.objects.filter(codename__contains="organisation"))
    tidy_up.enqueue()
    DBTaskResult.objects.update(return_value=Value(None, JSONField()))  # a JSON null, not an absent value
    dump = folder / "v9.9-2026-01-01-ror-data.jsonl"
    dump.write_text("".join(json.dumps(record) + "\n" for record in ALL), encoding="utf-8")
    loader.load(dump)
    Session.objects.create(session_key="k", session_data="", expire_date=timezone.now() + timedelta(days=1))


def everything() -> dict[str, Any]:
    """Each row of each table as the database has it, the search entries, and each file."""
    return tables() | {"search": entries(), "files": kept_files()}


def tables() -> dict[str, list[tuple[Any, ...]]]:
    found = {}
    with connection.cursor() as cursor:
        for name in connection.introspection.table_names(cursor):
            if name in LEFT_OUT or "_fts" in name:
                continue
            columns = "app, name" if name == "django_migrations" else "*"
            cursor.execute(f'SELECT {columns} FROM "{name}"')
            found[name] = sorted((tuple(map(plain, row)) for row in cursor.fetchall()), key=repr)
    return found


def plain(value: Any) -> Any:
    """A trigger of SQLite writes three digits of a second, Django six or none."""
    if isinstance(value, str) and INSTANT.fullmatch(value):
        return datetime.fromisoformat(value)
    return bytes(value) if isinstance(value, memoryview) else value


def entries() -> set[tuple[Any, ...]]:
    return set(SearchEntry.objects.values_list("content_type__model", "object_id", "title", "search_text"))


def kept_files() -> dict[str, bytes]:
    folder = Path(settings.FILES)
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def is_filled() -> bool:
    """Whether the database really holds what the comparison is about."""
    return (
        Change.objects.filter(reason="Taken back").exists()
        and Organisation.objects.get().founded_on.first == date(1927, 4, 1)
        and CatalogueOrganisation.objects.exists()
        and len(kept_files()) == 1
    )
