"""Learns the weights of the matcher from labelled affiliations: makes `catalogue/matching/weights.json`.

    python bench/matching_weights.py [AFFILIATIONS.csv]

Needs a loaded catalogue. Gradient boosting of shallow trees, logistic loss, a fixed seed: the same data give the same
file. The first trees are fitted to the large sources whose labels are of one organisation each and not checked, the
later ones to what is then still wrong in the half of the four judged sources that is looked at
(`bench.matching.looked_at`). Takes some minutes. Afterwards run `bench/matching.py`.
"""
# ruff: noqa: T201

import json
import sys
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Any
from zlib import crc32

import numpy as np

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from bench.matching import AFFILIATIONS, JUDGED, Labelled, labelled, looked_at, set_up  # noqa: E402

ROUGH, FINE = 100, 140
"""Trees of the unchecked sources and of the judged ones."""
DEPTH, RATE, RIDGE, LEAST, BINS, SHARE = 6, 0.08, 4.0, 3.0, 48, 0.5
THRESHOLD = 0.65
"""Chosen by cross-validation on the part that is looked at, see docs/dev/matching.md."""
STOPS, HOPE, MARGIN = (30, 60, 140), 0.0, 0.4
"""After how many trees a record may be given up: below all that end above that sum, less a margin."""
LARGE, TAKEN = "aps-mapping", 6
"""The source that is larger than all others, and every which text of it is enough."""
WIDTH = 64

Rows = tuple[Any, Any]
Tree = tuple[dict[int, tuple[int, int]], dict[int, float]]


def main() -> None:
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else AFFILIATIONS
    set_up()
    from syndesis.catalogue.matching.features import NAMES
    from syndesis.catalogue.matching.words import HERE

    texts = labelled(path)
    rough, fine = gathered(unchecked(texts), competing=True), gathered(judged(texts))
    for name, (rows, meant) in {"unchecked": rough, "judged": fine}.items():
        print(f"{name}: {len(rows):,} candidates, {int(meant.sum()):,} of them meant")
    base, stops, trees = learnt(rough, fine)
    data = {"features": NAMES, "threshold": THRESHOLD, "base": round(base, 4), "stops": stops, "trees": trees}
    text = json.dumps(data).replace('"trees": [', '"trees": [\n').replace("]], [", "]],\n[")
    (HERE / "weights.json").write_text(text + "\n", "utf-8")


def judged(texts: list[Labelled]) -> list[Labelled]:
    return [text for text in texts if text.source in JUDGED and looked_at(text.text)]


def unchecked(texts: list[Labelled]) -> list[Labelled]:
    """Labelled texts of the other sources; none that a judged source has too, in either half."""
    known = {_bare(text.text) for text in texts if text.source in JUDGED}
    return [
        text
        for text in texts
        if text.source not in JUDGED
        and text.rors
        and not (text.source == LARGE and crc32(text.text.encode()) % TAKEN)
        and _bare(text.text) not in known
    ]


def _bare(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))


def gathered(texts: list[Labelled], *, competing: bool = False) -> Rows:
    """The features and the labels of all candidates; `competing`: only of those on the words of the one that is meant,
    for texts whose labels leave out what else they name."""
    from syndesis.catalogue.matching import kept
    from syndesis.catalogue.matching.candidates import candidates
    from syndesis.catalogue.matching.features import describe
    from syndesis.catalogue.matching.reading import read
    from syndesis.catalogue.matching.texts import Text

    index = kept.names()
    rows: list[Any] = []
    labels: list[bool] = []
    for text in texts:
        words = Text(read(text.text), index)
        some = candidates(words, index)
        meant = [one.span for one in some if index.rors[one.record] in text.rors]
        for one, row in zip(some, describe(some, words, index), strict=True):
            if not competing or any(one.span.begin < span.end and span.begin < one.span.end for span in meant):
                rows.append(np.array(row, dtype=np.float32))
                labels.append(index.rors[one.record] in text.rors)
    return np.array(rows), np.array(labels, dtype=float)


def learnt(rough: Rows, fine: Rows) -> tuple[float, list[list[float]], list[Any]]:
    """The base, the stops and the trees in the shape of the file, each tree fitted to what is still wrong: in the rough
    rows, then in the fine ones."""
    rows, labels = np.vstack([rough[0], fine[0]]), np.concatenate([rough[1], fine[1]])
    known = len(rough[1])
    edges = [_edges(rows[:, column]) for column in range(rows.shape[1])]
    cells = np.stack([np.searchsorted(edge, rows[:, column]) for column, edge in enumerate(edges)]).astype(np.int64)
    base = float(np.log(labels.sum() / (1 - labels).sum()))
    score = np.full(len(labels), base)
    weight = (np.arange(len(labels)) < known).astype(float)
    chance = np.random.default_rng(0)
    first = boosted(cells, labels, weight, score, count=ROUGH, chance=chance)
    then = boosted(cells[:, known:], labels[known:], 1.0, score[known:], count=FINE, chance=chance)
    trees, before = [], {}
    for count, tree in enumerate(chain(first, then), 1):
        trees.append(_shape(tree, edges, 0))
        if count in STOPS:
            before[count] = score[known:].copy()
    hopeful = score[known:] > HOPE
    stops = [[count, round(float(sums[hopeful].min()) - MARGIN, 2)] for count, sums in before.items()]
    return base, stops, trees


def boosted(cells: Any, labels: Any, weight: Any, score: Any, *, count: int, chance: Any) -> Iterator[Tree]:
    """Trees fitted to the rows that have weight; keeps the scores of all of them up to date."""
    for _ in range(count):
        likely = 1 / (1 + np.exp(-score))
        columns = chance.choice(len(cells), int(len(cells) * SHARE), replace=False)
        tree, nodes = grown(cells, weight * (labels - likely), weight * likely * (1 - likely), columns)
        score += np.array([tree[1].get(node, 0.0) for node in range(1 << (DEPTH + 1))])[nodes]
        yield tree


def _edges(values: Any) -> Any:
    distinct = np.unique(values)
    if len(distinct) <= BINS:
        return distinct[:-1]
    return np.unique(np.quantile(values, np.linspace(0, 1, BINS + 1)[1:-1], method="nearest"))


def grown(cells: Any, slope: Any, bend: Any, columns: Any) -> tuple[Tree, Any]:
    """One tree, nodes numbered as in a heap, and the leaf of each row."""
    node = np.zeros(cells.shape[1], dtype=np.int64)
    splits: dict[int, tuple[int, int]] = {}
    for depth in range(DEPTH):
        first, count = (1 << depth) - 1, 1 << depth
        live = np.nonzero(node >= first)[0]
        where, slopes, bends = node[live] - first, slope[live], bend[live]
        slope_all, bend_all = np.bincount(where, slopes, count), np.bincount(where, bends, count)
        best, column_of, cut_of = np.full(count, 1e-3), np.full(count, -1), np.zeros(count, dtype=np.int64)
        for column in columns:
            key = where * WIDTH + cells[column][live]
            low_slope = np.bincount(key, slopes, count * WIDTH).reshape(count, WIDTH).cumsum(1)[:, :-1]
            low_bend = np.bincount(key, bends, count * WIDTH).reshape(count, WIDTH).cumsum(1)[:, :-1]
            high_slope, high_bend = slope_all[:, None] - low_slope, bend_all[:, None] - low_bend
            gain = low_slope**2 / (low_bend + RIDGE) + high_slope**2 / (high_bend + RIDGE)
            gain -= (slope_all**2 / (bend_all + RIDGE))[:, None]
            gain[(low_bend < LEAST) | (high_bend < LEAST)] = -1
            cut = gain.argmax(1)
            value = gain[np.arange(count), cut]
            better = value > best
            best[better], column_of[better], cut_of[better] = value[better], column, cut[better]
        for place in np.nonzero(column_of >= 0)[0]:
            splits[first + int(place)] = (int(column_of[place]), int(cut_of[place]))
        split = column_of[where] >= 0
        moved, where = live[split], where[split]
        node[moved] = 2 * node[moved] + 1 + (cells[column_of[where], moved] > cut_of[where])
    size = 1 << (DEPTH + 1)
    slope_sum, bend_sum = np.bincount(node, slope, size), np.bincount(node, bend, size)
    leaves = {int(leaf): float(RATE * slope_sum[leaf] / (bend_sum[leaf] + RIDGE)) for leaf in np.unique(node)}
    return (splits, leaves), node


def _shape(tree: Tree, edges: list[Any], node: int) -> Any:
    splits, leaves = tree
    if node not in splits:
        return round(leaves.get(node, 0.0), 4)
    column, cut = splits[node]
    return [
        column,
        round(float(edges[column][cut]), 4),
        _shape(tree, edges, 2 * node + 1),
        _shape(tree, edges, 2 * node + 2),
    ]


if __name__ == "__main__":
    main()
