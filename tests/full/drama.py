"""People at work while server and worker are killed again and again; then everything is looked at:

SYNDESIS_DATA=/tmp/somewhere python -m tests.full.drama --kills 50 --seed 7
"""

import argparse
import os
import secrets
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from syndesis.cli import database

NAME = "mara"


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--seed", type=int, default=None)
    parser.add_argument("--reviewers", type=int, default=3)
    parser.add_argument("--tolerance", type=float, default=5, help="seconds of silence before a worker is lost")
    parser.add_argument("--hurry", action="store_true", help="rescued jobs run at once in the end, not in their turn")
    args = parser.parse_args()
    seed = secrets.randbelow(10**6) if args.seed is None else args.seed
    say(f"seed {seed}")
    database.ready()
    found = list(play(args, seed))
    for complaint in found:
        say(f"- {complaint}")
    say("Nothing is lost and nothing half done." if not found else f"{len(found)} complaints")
    return 1 if found else 0


def play(args: argparse.Namespace, seed: int) -> Iterator[str]:
    """All that is wrong in the end."""
    from tests.full.browser import Browser
    from tests.full.installation import Installation
    from tests.full.killing import Killer
    from tests.full.ledger import joined
    from tests.full.reviewer import Reviewer
    from tests.full.texts import texts

    password = prepare()
    expected, before = expectations()
    installation = Installation(Path(os.environ["SYNDESIS_DATA"]), args.tolerance)
    sent, told = threading.Event(), threading.Event()
    killer = Killer(installation, seed, sent)
    try:
        installation.start()
        installation.wait_for(installation.answers, "the server answers")
        reviewers = []
        for each in range(args.reviewers):
            browser = Browser(installation.port, sent.set)
            browser.sign_in(NAME, password)
            reviewers.append(Reviewer(browser, texts(seed * 100 + each), seed * 100 + each, told))
        started = time.monotonic()
        for reviewer in reviewers:
            reviewer.start()
        installation.wait_for(lambda: all(reviewer.has_begun for reviewer in reviewers), "all are at work")
        for victim, point in killer.plan(args.kills):
            killer.kill(victim, point)
        installation.wait_for(lambda: installation.answers() and installation.worker(), "all runs again")
        told.set()
        for reviewer in reviewers:
            reviewer.join()
        drain(installation.wait_for, hurry=args.hurry)
        took = time.monotonic() - started
        ledger = joined(reviewer.ledger for reviewer in reviewers)
        say(f"{args.kills} kills in {took:.0f} s: {dict(killer.counts)}; {installation.starts} starts of the command")
        say(f"{len(ledger.documents)} documents, {dict(ledger.counts)}")
        yield from ledger.complaints
        yield from ending(installation.stop, installation.leftovers)
    finally:
        installation.clear()
    from tests.full import proof_of_deeds, proof_of_documents, proof_of_storage

    yield from proof_of_documents.complaints(ledger, expected)
    yield from proof_of_deeds.complaints(ledger, before)
    yield from proof_of_storage.complaints()


def prepare() -> str:
    """The two organisations that all texts name, and somebody who may decide; returns the password."""
    from syndesis.cli import user
    from syndesis.core.history import Actor
    from syndesis.directory.services import register_organisation
    from tests.full.texts import HOME, PARTNER

    password = secrets.token_urlsafe(12)
    user.create(NAME, password, role="manager")
    register_organisation(by=Actor.system(), name=HOME, is_home=True)
    register_organisation(by=Actor.system(), name=PARTNER)
    return password


def expectations() -> tuple[Callable[[str], "Counter[str]"], int]:
    """What a reading finds that knows no more than is on record now, and the last change up to now."""
    from syndesis.core.models import Change
    from syndesis.intake import gazetteers
    from syndesis.intake.categories import CATEGORIES
    from syndesis.intake.reading import read

    names = gazetteers.of_database()

    def expected(text: str) -> "Counter[str]":
        reading = read(text, names)
        found = Counter(str(CATEGORIES[type(each)]) for each in reading.findings())
        return found + Counter(document=sum(each is not None for each in (reading.issuer, reading.author)))

    return expected, Change.objects.latest("pk").pk


def drain(wait_for: Callable[..., None], *, hurry: bool) -> None:
    """Until every job has had its last attempt; a rescued one waits for its turn at most twenty seconds."""
    from django.db import connection
    from django.utils import timezone
    from django_tasks_db.models import DBTaskResult

    def is_empty() -> bool:
        connection.close()
        if hurry:
            DBTaskResult.objects.filter(run_after__gt=timezone.now()).update(run_after=timezone.now())
        return DBTaskResult.objects.finished().count() == DBTaskResult.objects.count()

    wait_for(is_empty, "the jobs are done", seconds=120)


def ending(stop: Callable[[], int], leftovers: Callable[[], list[int]]) -> Iterator[str]:
    code = stop()
    if code:
        yield f"told to stop, the command ended with {code}"
    if left := leftovers():
        yield f"processes go on after the command has ended: {left}"


def say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
