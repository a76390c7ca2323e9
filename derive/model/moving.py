"""What training moves: the parameters and all that is computed from one."""

from __future__ import annotations

from derive.algebra.variable import Variable
from derive.model.graph import Graph


def moving(graph: Graph) -> tuple[Variable, ...]:
    """The parameters, then every node that depends on one, in the graph's order."""
    found = dict.fromkeys(graph.parameters)
    for node in graph.nodes:
        if any(variable in found for variable in node.inputs):
            found[node.variable] = None
    return tuple(found)
