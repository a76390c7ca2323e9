"""Indexed sums written out."""

from __future__ import annotations

from derive.algebra.indexed import bind
from derive.algebra.term import IndexedSum, Term, sum_of
from derive.model.graph import Graph


def expanded(series: IndexedSum, graph: Graph) -> Term:
    """The sum over o of delta_o as delta_o1 + delta_o2 …; its only term for a layer of one unit."""
    units = range(1, graph.layers[series.layer].size + 1)
    terms = tuple(bind(series.body, series.index, unit) for unit in units)
    return sum_of(terms)
