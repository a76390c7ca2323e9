"""What the pictures of gradients say, in sentences for those who cannot see them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from derive.algebra.term import Partial, Reference, product_of
from derive.algebra.variable import Variable
from derive.figures.cards import local_slope
from derive.figures.flow import Edge
from derive.figures.highlight import Edges, route
from derive.figures.sentences import listed
from derive.figures.shortened import shortened
from derive.model.graph import Graph
from derive.notation.printer import Valuation

_MOST = 12  # derivatives that are told one by one
_TOGETHER = 3  # quantities side by side on a way that are named one by one


def describe_way(graph: Graph, parameter: Variable) -> str:
    """What lies on the ways from ``parameter`` to the error, from one to the other."""
    edges = route(graph, parameter).now
    start, end = (graph.key(one, sampled=False) for one in (parameter, graph.output))
    over = [_side_by_side(graph, row) for row in _rows(graph, parameter, edges)]
    lit = "the way" if all(" " not in row for row in over) else "all ways"
    return f"The network with {lit} from {start} to {end} lit: over {', then '.join(over)}."


def describe_backward(graph: Graph, values: Valuation) -> str:
    """The derivatives by the parameters; of many, the largest."""
    said = f"The network with its values and, below each, the derivative of {_output(graph)} by it"
    slopes = {parameter: _slope(graph, values, parameter) for parameter in graph.parameters}
    if len(slopes) > _MOST:
        return f"{said}. {_largest(graph, slopes)}"
    return f"{said}: {listed(list(_by(graph, slopes)))}."


def describe_circuit(graph: Graph, values: Valuation) -> str:
    """What goes forward and what comes back over the edges, and what that adds up to."""
    edges = [Edge(one, node.variable) for node in graph.nodes for one in dict.fromkeys(node.inputs)]
    said = "A computation graph with the value and the gradient that pass over every edge"
    flows = [_flow(graph, values, edge) for edge in edges] if len(edges) <= _MOST else []
    sums = {leaf: _slope(graph, values, leaf) for leaf in graph.leaves}
    total = f"The derivatives of {_output(graph)} are {listed(list(_by(graph, sums)))}."
    if len(sums) > _MOST:
        total = _largest(graph, sums)
    return f"{said}{': ' if flows else ''}{'; '.join(flows)}. {total}"


def _rows(graph: Graph, start: Variable, edges: Edges) -> list[list[Variable]]:
    """What lies between ``start`` and the end, as many edges on from ``start`` side by side."""
    depths, rows = {start: 0}, dict[int, list[Variable]]()
    for node in graph.nodes:
        into = [depths[one] for one in node.inputs if Edge(one, node.variable) in edges]
        if into:
            depths[node.variable] = max(into) + 1
            rows.setdefault(max(into) + 1, []).append(node.variable)
    return [row for row in rows.values() if graph.output not in row]


def _side_by_side(graph: Graph, row: Sequence[Variable]) -> str:
    keys = [graph.key(variable, sampled=False) for variable in row]
    return listed(keys) if len(keys) <= _TOGETHER else f"{keys[0]} to {keys[-1]}"


def _flow(graph: Graph, values: Valuation, edge: Edge) -> str:
    above = Partial(Reference(graph.output), edge.end)
    back = product_of((above, local_slope(graph.by_variable[edge.end], edge.start)))
    forth, come = _short(values[edge.start]), _short(values.evaluate(back))
    return f"from {graph.key(edge.start)} to {graph.key(edge.end)} {forth}, and back {come}"


def _largest(graph: Graph, slopes: Mapping[Variable, Decimal]) -> str:
    largest = max(slopes, key=lambda variable: abs(slopes[variable]))
    whose, by = f"{len(slopes)} derivatives of {_output(graph)}", graph.key(largest)
    return f"Of {whose} that by {by} is the largest, {_short(slopes[largest])}."


def _by(graph: Graph, slopes: Mapping[Variable, Decimal]) -> Iterator[str]:
    for variable, slope in slopes.items():
        yield f"{_short(slope)} by {graph.key(variable)}"


def _slope(graph: Graph, values: Valuation, by: Variable) -> Decimal:
    return values[Partial(Reference(graph.output), by)]


def _short(value: Decimal) -> str:
    return shortened(float(value), 4)


def _output(graph: Graph) -> str:
    return graph.key(graph.output, sampled=False)
