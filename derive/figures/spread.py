"""Keeping things on a line apart, each as near as can be to where it would like to stand."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate


def spread(wished: Sequence[float], distances: Sequence[float]) -> list[float]:
    """The places p that minimise the sum of (p_k - wished_k)^2.

    p_k+1 - p_k >= distances_k. With the distances taken off, the places must not fall: wherever
    wishes do, they pool at their mean.
    """
    offsets = list(accumulate(distances, initial=0.0))
    pools: list[list[float]] = []
    for wish, offset in zip(wished, offsets, strict=True):
        pools.append([wish - offset])
        while len(pools) > 1 and _mean(pools[-2]) > _mean(pools[-1]):
            pools[-2:] = [pools[-2] + pools[-1]]
    level = [_mean(pool) for pool in pools for _ in pool]
    return [place + offset for place, offset in zip(level, offsets, strict=True)]


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)
