"""Points at which a formula given piece by piece has no derivative."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from derive.algebra.arithmetic import FLOATS, RELATIONS, evaluate
from derive.algebra.piecewise import conditions, pieces, written_out
from derive.algebra.term import Condition, Number, Reference, Term
from derive.algebra.variable import Variable
from derive.model.faults import Fault
from derive.model.graph import Graph, Node
from derive.model.partials import local_derivative


def faults(graph: Graph, given: Mapping[Variable, Number]) -> Iterator[Fault]:
    """A fault for each node whose derivative jumps at the given values.

    Nodes that follow one without a value are not looked at: to compute them will fail.
    """
    values = {leaf: float(number.digits) for leaf, number in given.items()}

    def lookup(part: Term) -> float:
        assert isinstance(part, Reference)
        return values[part.variable]

    for node in graph.nodes:
        try:
            values[node.variable] = evaluate(node.expression, FLOATS, lookup)
            jumps = _jumps(node, lookup)
        except (ArithmeticError, ValueError):
            return
        if jumps:
            name = graph.key(node.variable)
            at = ", ".join(f"{graph.key(one)} = {values[one]:g}" for one in node.inputs)
            message = f"{name} has no derivative at {at}: its graph has a corner there"
            yield Fault(f"network.formulas.{name}", f"{message}; choose other values")


def _jumps(node: Node, lookup: Callable[[Term], float]) -> bool:
    """Whether a condition of the node is just about to turn, and its derivative with it."""
    asked = conditions(written_out(node.expression))
    if not any(_sides(one, lookup)[0] == _sides(one, lookup)[1] for one in asked):
        return False
    slopes = (local_derivative(node, place) for place in range(1, len(node.inputs) + 1))
    return any(len(_values(slope, lookup)) > 1 for slope in slopes)


def _values(slope: Term, lookup: Callable[[Term], float]) -> set[float]:
    """All values that ``slope`` can have if what is just about to turn may do so."""
    settled = {}
    for one in conditions(slope):
        left, right = _sides(one, lookup)
        if left != right:
            settled[one] = RELATIONS[one.relation](left, right)
    return {evaluate(piece, FLOATS, lookup) for (piece,) in pieces(slope, settled=settled)}


def _sides(asked: Condition, lookup: Callable[[Term], float]) -> tuple[float, float]:
    return evaluate(asked.left, FLOATS, lookup), evaluate(asked.right, FLOATS, lookup)
