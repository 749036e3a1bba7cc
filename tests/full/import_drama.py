"""Imports in processes that are killed: checked, written and undone by turns, each killed somewhere in the middle.

    python -m tests.full.import_drama --kills 50

After each kill all of an import is there or nothing of it, and what its state says. At the end it is carried through.
"""
# ruff: noqa: T201

import argparse
import os
import random
import signal
import sys
import time
from collections import Counter
from collections.abc import Callable

import django

ROWS = 1500
PARTNERS = 40


def main() -> int:
    given = argparse.ArgumentParser()
    given.add_argument("--kills", type=int, default=50)
    given.add_argument("--seed", type=int, default=4)
    args = given.parse_args()
    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    return Drama(random.Random(args.seed)).play(args.kills)


class Drama:
    def __init__(self, chance: random.Random) -> None:
        from syndesis.core.history import Actor
        from syndesis.core.models import Source
        from syndesis.directory.services import register_partners

        self.chance, self.by = chance, Actor(source=Source.IMPORT)
        register_partners([{"name": f"Orchid University {n}"} for n in range(PARTNERS)], by=self.by)
        self.run = self.begun()
        self.took: dict[str, float] = {}
        """How long each job takes at least: each is left alone once."""
        self.kills = 0
        self.ends: Counter[str] = Counter()

    def begun(self):
        from syndesis.agreements.objects import AgreementType
        from syndesis.objects.importing import services

        lines = [f"R-{n},Exchange {n},Orchid University {n % PARTNERS},2011-04-12" for n in range(ROWS)]
        content = "\n".join(["Number,Title,Partner,Date of signing", *lines]).encode()
        run = services.begin(AgreementType, by=self.by, content=content, file_name="agreements.csv")
        return services.choose_columns(run, by=self.by, mapping=run.choices["mapping"])

    def play(self, kills: int) -> int:
        while len(self.took) < 3:
            self.step(left_alone=True)
        while self.kills < kills:
            self.step()
            if fault := self.fault():
                print(f"after kill {self.kills}: {fault}")
                return 1
        while self.run.state != "done":
            self.step(left_alone=True)
        print(f"{kills} kills: {dict(self.ends)}; {self.fault() or 'nothing lost, nothing half-written'}")
        return 1 if self.fault() else 0

    def step(self, *, left_alone: bool = False) -> None:
        """Have the job of the present state done by a process, and kill it when the patience is at its end."""
        from syndesis.objects.importing import services, work

        if self.run.state == "checked":
            self.run = services.accept(self.run, by=self.by)
        elif self.run.state == "done":
            self.run = services.take_back(self.run, by=self.by)
        elif self.run.state == "taken_back":
            self.run = self.begun()
        state = str(self.run.state)
        jobs = {
            "checking": lambda: work.check(self.run.pk),
            "writing": lambda: work.write(self.run.pk),
            "taking_back": lambda: work.take_back(self.run.pk, None),
        }
        patience = 600.0 if left_alone else self.took[state] * self.chance.uniform(0.05, 1.2)
        self.killed(state, jobs[state], patience)
        self.run.refresh_from_db()
        self.ends[f"{state} -> {self.run.state}"] += 1

    def killed(self, state: str, job: Callable[[], None], patience: float) -> None:
        from django.db import connections

        connections.close_all()
        started = time.monotonic()
        child = os.fork()
        if child == 0:
            job()
            os._exit(0)
        while time.monotonic() - started < patience:
            if os.waitpid(child, os.WNOHANG)[0]:
                took = time.monotonic() - started
                self.took[state] = min(took, self.took.get(state, took))
                return
            time.sleep(0.005)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        self.kills += 1

    def fault(self) -> str:
        from syndesis.agreements.models import Agreement, AgreementParty
        from syndesis.core.models import Change
        from syndesis.objects.models import ImportLine

        held = Agreement.objects.count(), AgreementParty.objects.count()
        state = self.run.state
        wanted = ROWS if state in ("done", "taking_back") else 0
        if held != (wanted, wanted):
            return f"{held} agreements and parties in the state {state}"
        if state == "checked" and (ImportLine.objects.filter(batch=self.run).count() != ROWS or self.run.error):
            return f"a preview that is not whole, or an error: {self.run.error}"
        if Change.objects.filter(reason="Import tried").exists():
            return "a trial has left something"
        return ""


if __name__ == "__main__":
    sys.exit(main())
