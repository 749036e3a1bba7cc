"""A process that merges is killed at random moments: every merge is whole or was never begun, and nothing is lost."""

import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.db import connection

from syndesis.agreements.models import AgreementParty
from syndesis.agreements.services import register_agreement
from syndesis.core.history import Actor
from syndesis.core.models import Change, HistoryEvent, Note, Operation
from syndesis.core.notes import add_note
from syndesis.directory.models import Organisation, OrganisationIdentifier, OrganisationName, Partnership
from syndesis.directory.services import start_partnership
from tests.directory.factories import SYSTEM, organisation, user
from tests.directory.merging.rows import columns_naming_any

ROOT = Path(__file__).resolve().parents[2]
pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.concept(128)]
NUMBER, AGREEMENTS = 12, 40
LATEST = 0.12
"""Seconds after a merge was done within which the next kill falls: about as long as one takes."""


def stage() -> None:
    """Organisations with much that refers to them; some of it clashes when they are merged."""
    writer = user()
    rows = [organisation(f"Orchid {number}", names=[("OU", "", "acronym")]) for number in range(NUMBER)]
    for number, row in enumerate(rows):
        OrganisationIdentifier.objects.create(organisation=row, scheme="national", value=str(number))
        start_partnership(by=SYSTEM, organisation=row, started_on=str(2000 + number))
        organisation(f"School {number}", parent=row)
        add_note(by=Actor(writer), subject=row, text=f"Note {number}")
    for number in range(AGREEMENTS):
        register_agreement(
            by=SYSTEM, title=f"Agreement {number}", organisations=[rows[number % NUMBER], rows[(number + 1) % NUMBER]]
        )


def inspect() -> None:
    """Whatever was merged, all is there: each agreement has its parties, each record stands below one that is alive."""
    alive = set(Organisation.objects.filter(merged_into=None).values_list("pk", flat=True))
    merged = list(Organisation.objects.exclude(merged_into=None))
    assert {gone.merged_into_id for gone in merged} <= alive
    assert all(gone.archived_at is not None for gone in merged)
    assert columns_naming_any(merged) == set()
    assert AgreementParty.objects.values("agreement").distinct().count() == AGREEMENTS
    assert set(AgreementParty.objects.values_list("organisation", flat=True)) <= alive
    assert OrganisationIdentifier.objects.filter(scheme="national").count() == NUMBER
    assert Note.objects.count() == NUMBER
    texts = set(OrganisationName.objects.values_list("text", flat=True))
    assert texts >= {f"Orchid {number}" for number in range(NUMBER)}
    assert Partnership.objects.filter(organisation__in=alive).count() == Partnership.objects.count()
    for unit in Organisation.objects.exclude(parent=None):
        assert unit.parent_id in alive
        assert unit.path == f"{unit.parent.path}{unit.pk}/"  # type: ignore[union-attr]
    empty = Change.objects.filter(reason__in=["Organisations merged", "Merge taken back"], events=None)
    assert not empty.exists()
    assert not HistoryEvent.objects.filter(change=None).exclude(operation=Operation.INSERT).exists()


@contextmanager
def merging(seed: int, environment: dict[str, str]) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-m", "tests.full.merging", str(seed)]
    process = subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    try:
        yield process
    finally:
        process.kill()
        process.wait()


def in_this_database() -> dict[str, str]:
    """The environment of a process that works in the database of the test."""
    settings = connection.settings_dict
    if connection.vendor == "sqlite":
        return os.environ | {"SYNDESIS_DATABASE_URL": f"sqlite:///{settings['NAME']}"}
    given = os.environ["SYNDESIS_DATABASE_URL"].rpartition("/")[0]
    return os.environ | {"SYNDESIS_DATABASE_URL": f"{given}/{settings['NAME']}"}


def wait_until_alone() -> None:
    """PostgreSQL ends what a killed process has begun, and may yet commit it between two questions of ours."""
    if connection.vendor != "postgresql":
        return
    others = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
    deadline, left = time.monotonic() + 60, 1
    while left and time.monotonic() < deadline:
        with connection.cursor() as cursor:
            cursor.execute(others)
            [left] = cursor.fetchone()
        time.sleep(0.01)
    assert left == 0


def play(kills: int) -> None:
    HistoryEvent.objects.all().delete()  # an earlier test may have left some: emptying tables is watched over too
    stage()
    luck, environment, done = random.Random(kills), in_this_database(), 0
    for number in range(kills):
        with merging(number, environment) as process:
            said: list[str] = []
            reader = threading.Thread(target=lambda p=process, s=said: s.extend(iter(p.stdout.readline, "")))
            reader.start()
            deadline = time.monotonic() + 60
            wanted = 2 + luck.randrange(3)  # ready, then a merge or more
            while len(said) < wanted and process.poll() is None and time.monotonic() < deadline:
                time.sleep(0.002)
            assert process.poll() is None, process.stderr.read() if process.stderr else ""
            time.sleep(luck.uniform(0, LATEST))
            process.send_signal(signal.SIGKILL)
            process.wait()
            reader.join()
            done += len(said) - 1
        wait_until_alone()
        inspect()
    merged = Change.objects.filter(reason__in=["Organisations merged", "Merge taken back"]).count()
    assert merged >= done >= kills
    told = f"{kills} kills, {merged} merges and returns, {merged - done} of them done though never told"
    sys.stdout.write(told + "\n")  # shown by `-rP`


def test_two_kills_lose_nothing():
    play(2)


@pytest.mark.full
def test_fifty_kills_lose_nothing():
    play(50)
