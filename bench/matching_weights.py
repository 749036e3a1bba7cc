"""Learns the weights of the matcher from labelled affiliations: makes `catalogue/matching/weights.json`.

    python bench/matching_weights.py [AFFILIATIONS.csv]

Needs a loaded catalogue. Learns from the half of the four judged sources that is looked at (`bench.matching.looked_at`)
and nothing else. Gradient boosting of shallow trees, logistic loss, a fixed seed: the same data give the same file.
Takes about a minute. Afterwards run `bench/matching.py`.
"""
# ruff: noqa: T201

import json
import sys
from pathlib import Path
from typing import Any

import numpy as np

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from bench.matching import AFFILIATIONS, JUDGED, Labelled, labelled, looked_at, set_up  # noqa: E402

TREES, DEPTH, RATE, RIDGE, LEAST, BINS, SHARE = 120, 6, 0.08, 4.0, 3.0, 48, 0.5
THRESHOLD = 0.6
"""Chosen by cross-validation on the part that is looked at, see docs/dev/matching.md."""
WIDTH = 64

Tree = tuple[dict[int, tuple[int, int]], dict[int, float]]


def main() -> None:
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else AFFILIATIONS
    set_up()
    from syndesis.catalogue.matching.features import NAMES
    from syndesis.catalogue.matching.words import HERE

    rows, labels = gathered(labelled(path))
    print(f"{len(rows):,} candidates, {int(labels.sum()):,} of them meant")
    base, trees = boosted(rows, labels)
    data = {"features": NAMES, "threshold": THRESHOLD, "base": round(base, 4), "trees": trees}
    text = json.dumps(data).replace('"trees": [', '"trees": [\n').replace("]], [", "]],\n[")
    (HERE / "weights.json").write_text(text + "\n", "utf-8")


def gathered(texts: list[Labelled]) -> tuple[Any, Any]:
    """The features and the labels of all candidates to learn from."""
    from syndesis.catalogue.matching import kept
    from syndesis.catalogue.matching.candidates import candidates
    from syndesis.catalogue.matching.features import describe
    from syndesis.catalogue.matching.reading import read
    from syndesis.catalogue.matching.texts import Text

    index = kept.names()
    rows: list[list[float]] = []
    labels: list[bool] = []
    for text in texts:
        if text.source in JUDGED and looked_at(text.text):
            words = Text(read(text.text), index)
            some = candidates(words, index)
            rows.extend(describe(some, words, index))
            labels.extend(index.rors[one.record] in text.rors for one in some)
    return np.array(rows, dtype=np.float32), np.array(labels, dtype=float)


def boosted(rows: Any, labels: Any) -> tuple[float, list[Any]]:
    """The base and the trees in the shape of the file, fitted one after the other to what is still wrong."""
    chance = np.random.default_rng(0)
    edges = [_edges(rows[:, column]) for column in range(rows.shape[1])]
    cells = np.stack([np.searchsorted(edge, rows[:, column]) for column, edge in enumerate(edges)]).astype(np.int64)
    base = float(np.log(labels.sum() / (1 - labels).sum()))
    score = np.full(len(rows), base)
    trees = []
    for _ in range(TREES):
        likely = 1 / (1 + np.exp(-score))
        columns = chance.choice(len(edges), int(len(edges) * SHARE), replace=False)
        tree, nodes = grown(cells, labels - likely, likely * (1 - likely), columns)
        score += np.array([tree[1].get(node, 0.0) for node in range(1 << (DEPTH + 1))])[nodes]
        trees.append(_shape(tree, edges, 0))
    return base, trees


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
