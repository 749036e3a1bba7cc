"""How well and how fast affiliations are matched to ROR: precision, recall and F1 of each source, strings a second.

    python bench/matching.py [AFFILIATIONS.csv] [--looked-at] [--misses SOURCE]

Needs a loaded catalogue. Figures are micro, on ROR ids, for the part of the file that is looked at while the matcher is
made and for the part that is not; then for rows whose labels are all full records (not only names). `--misses` shows
what is wrong in one source, of the part that is looked at only.
"""
# ruff: noqa: T201

import csv
import hashlib
import os
import resource
import sys
import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
AFFILIATIONS = ROOT.parent / "shared/data/affiliations/affiliations.csv"
JUDGED = ("s2aff-gold", "ror-affiliation-logs", "ror-api-crossref-2024", "ror-api-springer-2023")


@dataclass(frozen=True, slots=True)
class Labelled:
    """A text with the ROR ids that people gave it."""

    source: str
    text: str
    rors: frozenset[str]


@dataclass(slots=True)
class Tally:
    """Right, wrong and missed ids."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    def add(self, found: frozenset[str], meant: frozenset[str]) -> None:
        self.right += len(found & meant)
        self.wrong += len(found - meant)
        self.missed += len(meant - found)

    @property
    def figures(self) -> tuple[float, float, float]:
        """Precision, recall, F1."""
        precision = self.right / max(1, self.right + self.wrong)
        recall = self.right / max(1, self.right + self.missed)
        return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


def set_up() -> None:
    sys.path[:0] = [str(ROOT / "src")]
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "syndesis.config.settings")
    import django

    django.setup()


def labelled(path: Path) -> list[Labelled]:
    with path.open(encoding="utf-8", newline="") as file:
        return [
            Labelled(
                row["source"],
                row["text"],
                frozenset(ror.rpartition("/")[2] for ror in row["ror_ids"].split(";") if ror),
            )
            for row in csv.DictReader(file)
        ]


def looked_at(text: str) -> bool:
    """Whether a text is in the half that the matcher was made with: by its hash, so for ever."""
    return hashlib.blake2b(text.encode(), digest_size=1).digest()[0] < 128


def main() -> None:
    arguments = [argument for argument in sys.argv[1:] if not argument.startswith("--")]
    misses = arguments.pop() if "--misses" in sys.argv else ""
    path = Path(arguments[0]) if arguments else AFFILIATIONS
    set_up()
    from syndesis.catalogue.matching import matcher

    started = time.process_time()
    engine = matcher()
    print(f"ready after {time.process_time() - started:.1f} s")
    texts = [text for text in labelled(path) if text.source in JUDGED]
    parts = [("looked at", [text for text in texts if looked_at(text.text)])]
    if "--looked-at" not in sys.argv and not misses:
        parts.append(("not looked at", [text for text in texts if not looked_at(text.text)]))
    for part, some in parts:
        started = time.process_time()
        found = [frozenset(match.ror for match in engine.affiliation(text.text)) for text in some]
        seconds = time.process_time() - started
        print(f"\n{part}: {len(some):,} texts, {len(some) / seconds:,.0f} a second")
        show(some, found, full_records())
    if misses:
        for text, ids in zip(some, found, strict=True):
            if text.source == misses and ids != text.rors:
                print(f"{text.text[:160]}\n   wrong {sorted(ids - text.rors)}   missed {sorted(text.rors - ids)}")
    print(f"\n{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:,.0f} MB at most")


def full_records() -> frozenset[str]:
    """The records of which more is known than a name: a city, a website or other names."""
    from syndesis.catalogue.models import CatalogueOrganisation

    rows = CatalogueOrganisation.objects.values_list("ror", "city", "website", "identifiers")
    return frozenset(ror for ror, city, website, identifiers in rows.iterator() if city or website or identifiers)


def show(texts: list[Labelled], found: Iterable[frozenset[str]], full: frozenset[str]) -> None:
    whole, rich = {name: Tally() for name in JUDGED}, {name: Tally() for name in JUDGED}
    for text, ids in zip(texts, found, strict=True):
        whole[text.source].add(ids, text.rors)
        if text.rors <= full:
            rich[text.source].add(ids, text.rors)
    print(f"{'':24}{'precision':>10}{'recall':>8}{'F1':>8}     full records only")
    for name in JUDGED:
        one, two = whole[name].figures, rich[name].figures
        print(f"{name:24}{one[0]:10.3f}{one[1]:8.3f}{one[2]:8.3f}     {two[0]:.3f}   {two[1]:.3f}   {two[2]:.3f}")


if __name__ == "__main__":
    main()
