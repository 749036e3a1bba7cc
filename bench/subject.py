"""One installation that is measured: a process with a database of its own, told what to do line by line.

    {"do": "fill", "partners": 500, "seed": 1}      -> {"rows": …, "seconds": …}
    {"do": "operations"}                            -> the name, the budget … of each
    {"do": "measure", "name": …, "rounds": 20}      -> {"ours": [ms, …], "floor": [ms, …]}

Started by `bench.run` with the environment that points to its database; each line of its output is an answer in JSON.
"""

import json
import sys
import time
from collections.abc import Callable
from typing import Any

from bench.measuring import Operation, interleaved

UNLIMITED = 10**9


class Subject:
    def __init__(self) -> None:
        from django.conf import settings

        settings.API_RATE = UNLIMITED
        self._operations: dict[str, Operation] = {}

    def fill(self, partners: int, seed: int) -> dict[str, Any]:
        """The invented record; then what an installation does by itself: its jobs index what a large deed wrote."""
        from django.db import connection

        from bench.generate import Size, fill
        from syndesis.core.search import reindex

        started = time.perf_counter()
        written = fill(Size.of(partners), seed)
        seconds = time.perf_counter() - started
        reindex()
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("VACUUM ANALYZE")
        return {"rows": written.total(), "seconds": round(seconds, 1)}

    def about(self) -> dict[str, Any]:
        """Which database it is, and how many records it holds, without the rows that belong to them."""
        from django.db import connection

        from syndesis.core.policies import records_with_policy

        with connection.cursor():  # tells the version
            version = ".".join(map(str, connection.get_database_version()))
        records = sum(model._default_manager.count() for model in records_with_policy())
        return {"database": f"{connection.display_name} {version}", "records": records}

    def cookie(self) -> str:
        from bench import coordinator

        return coordinator.cookie(coordinator.present())

    def operations(self) -> list[dict[str, Any]]:
        from bench import asking, coordinator
        from bench.operations import Sites, operations

        user = coordinator.present()
        sites = Sites(
            ours=asking.ours({"Cookie": coordinator.cookie(user)}),
            api=asking.ours({"Authorization": f"Bearer {coordinator.token(user)}"}),
            floor=asking.floor(),
        )
        self._operations = {each.name: each for each in operations(sites)}
        return [
            {"name": each.name, "times": each.times, "most": each.most, "grows": each.grows, "writes": each.writes}
            for each in self._operations.values()
        ]

    def measure(self, name: str, rounds: int, floor: bool = True) -> dict[str, Any]:
        """The times; or what is missing, where an operation cannot be done yet."""
        from bench.asking import Failed

        operation = self._operations[name]
        if not floor:
            operation = Operation(operation.name, operation.ours, rounds=operation.rounds, warm=operation.warm)
        try:
            ours, bare = interleaved(operation, rounds)
        except Failed as failure:
            return {"failed": str(failure)}
        return {"ours": ours, "floor": bare}


def main() -> None:
    from syndesis.cli import database

    database.ready()
    subject = Subject()
    for line in sys.stdin:
        told = json.loads(line)
        deed: Callable[..., Any] = getattr(subject, told.pop("do"))
        print(json.dumps(deed(**told)), flush=True)  # noqa: T201


if __name__ == "__main__":
    main()
