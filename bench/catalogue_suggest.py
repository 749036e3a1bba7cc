"""How fast, and how well, the catalogue answers what people type: forty queries in four scripts, on both databases.

    python bench/catalogue_suggest.py [DUMP]

Loads the dump (default: ../shared/data/ror/ror.jsonl.zst) into a fresh SQLite file and a fresh PostgreSQL cluster, and
prints for each the time and memory of the load, then of the queries: the first time a word is seen, and afterwards.
A query without PostgreSQL programs on the machine is measured on SQLite only.
"""
# ruff: noqa: T201

import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
DUMP = ROOT.parent / "shared/data/ror/ror.jsonl.zst"
ROUNDS = 5
QUERIES = [
    # Latin
    "Tsingua", "Universidad Politecnica Madrid", "Moskow State Universty", "TU Berlin", "UPM", "MIT", "ETH", "univ",
    "university", "harv", "Saint Petersburg Polytechnic", "Univ. Politec. Madrid", "Polytechnic University of Turin",
    "Masachusetts Institute of Tecnology", "Guttenberg Mainz", "Salamnca", "Universidad de la Habana", "Sorbone",
    "science and technology", "Lomonosov", "institut fur physik", "Aalto University Helsinki",
    "National Univ Singapore",
    "tsinghua.edu.cn", "Siemens", "Ecole Polytechnique Federale Lausanne", "qwertyuiopasd",
    # Cyrillic
    "Политехнический", "Санкт-Петербургский политехнический", "московский государственный универститет",
    "Высшая школа экономики", "новосибирск", "Киевский политехнический институт",
    # Chinese and Japanese
    "清华", "清华大学", "北京大学", "中国科学院", "東京大学",
    # Korean, Arabic
    "서울대학교", "جامعة القاهرة",
]  # fmt: skip


def main() -> None:
    if "--measure" in sys.argv:
        measure(sys.argv[-1])
        return
    dump = sys.argv[1] if len(sys.argv) > 1 else str(DUMP)
    sys.path.insert(0, str(ROOT))
    from tools import postgres

    command = [sys.executable, __file__, "--measure", dump]
    with tempfile.TemporaryDirectory() as folder:
        environment = os.environ | {"SYNDESIS_DATA": folder, "PYTHONPATH": str(ROOT / "src")}
        environment.pop("SYNDESIS_DATABASE_URL", None)
        subprocess.run(command, env=environment, check=True)
        if programs := postgres.programs():
            with postgres.cluster(programs) as url:
                subprocess.run(command, env=environment | {"SYNDESIS_DATABASE_URL": url}, check=True)
        else:
            print("PostgreSQL: skipped, its programs are not on this machine")


def measure(dump: str) -> None:
    from syndesis.cli import database

    database.ready()
    from django.db import connection

    from syndesis.catalogue import index, loader, queries

    started = time.perf_counter()
    loaded = loader.load(dump)
    seconds = time.perf_counter() - started
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"\n{connection.vendor}: {loaded.read:,} records loaded in {seconds:.1f} s, {memory} MB at most")

    words = index.names.vocabulary.words()
    queries.suggest("warm up")
    first, later = [], []
    for text in QUERIES:
        words.nearest.cache_clear()
        times = []
        found: list[queries.Suggestion] = []
        for _ in range(ROUNDS):
            started = time.perf_counter()
            found = queries.suggest(text)
            times.append((time.perf_counter() - started) * 1000)
        first.append(times[0])
        later += times[1:]
        top = f"{found[0].name} [{found[0].matched}] {found[0].country}" if found else "-"
        print(f"{times[0]:6.1f} {min(times):6.1f} ms  {text:42} {top}")
    for name, times in (("first time", first), ("again", later)):
        times.sort()
        middle, most = times[len(times) // 2], times[int(len(times) * 0.95)]
        print(f"{name}: median {middle:.1f} ms, p95 {most:.1f} ms, max {times[-1]:.1f} ms")


if __name__ == "__main__":
    main()
