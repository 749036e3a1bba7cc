"""The learnt weights: small decision trees whose sum says how likely a record is meant.

`weights.json` was made by `bench/matching_weights.py`. A tree is [number of the feature, limit, tree up to the limit,
tree above it], a leaf is the number that is added.
"""

import json
from functools import cache
from itertools import pairwise
from math import exp, inf
from typing import Any

from syndesis.catalogue.matching.features import NAMES
from syndesis.catalogue.matching.words import HERE

Tree = tuple[int, float, Any, Any] | float


class Weights:
    """The trees, and from which probability on a record is named."""

    def __init__(self, data: dict[str, Any]) -> None:
        """Raises ValueError where the trees were learnt with other features."""
        if data["features"] != NAMES:
            raise ValueError("the weights are of other features: make them anew")
        self.threshold: float = data["threshold"]
        self._base: float = data["base"]
        trees = [_frozen(tree) for tree in data["trees"]]
        stops = [(0, 0.0), *data["stops"], (len(trees), -inf)]
        self._stages = [(trees[begin:end], limit) for (begin, _), (end, limit) in pairwise(stops)]
        """Behind some of the trees a limit under which a record is given up: most are, which saves much of the time."""

    def probability(self, row: list[float]) -> float:
        """How likely the record of this row is meant, 0 to 1."""
        total = self._base
        for trees, limit in self._stages:
            for tree in trees:
                while type(tree) is tuple:
                    number, edge, low, high = tree
                    tree = low if row[number] <= edge else high  # noqa: PLW2901
                total += tree  # type: ignore[operator]
            if total < limit:
                break
        return 1 / (1 + exp(-total))


def _frozen(tree: Any) -> Tree:
    return (tree[0], tree[1], _frozen(tree[2]), _frozen(tree[3])) if isinstance(tree, list) else float(tree)


@cache
def learnt() -> Weights:
    """The weights that come with this version."""
    return Weights(json.loads((HERE / "weights.json").read_text("utf-8")))
