"""The derivation of a whole graph, symbolic only: it serves every choice of numbers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from derive.algebra.variable import Role, Variable
from derive.derivation.backward import BackwardPass
from derive.derivation.delta_rule import DeltaRule
from derive.derivation.forward import forward
from derive.derivation.ledger import Ledger
from derive.derivation.step import Step
from derive.derivation.update import gradient, update
from derive.model.graph import Graph, Node
from derive.model.quantity import Quantity


@dataclass(frozen=True, slots=True)
class Derivation:
    """The steps from the first net input to the updated parameters, each naming its rule."""

    graph: Graph
    steps: tuple[Step, ...]

    def about(self, goal: Quantity) -> tuple[int, ...]:
        """The places in ``steps`` of those that are about ``goal``."""
        return tuple(place for place, step in enumerate(self.steps) if step.goal == goal)

    def needed_for(self, goal: Quantity) -> tuple[int, ...]:
        """The places of the steps about ``goal`` and of all they rely on, in order."""
        wanted: set[int] = set()
        waiting = {goal}
        while waiting:
            about = set(self.about(waiting.pop())) - wanted
            wanted |= about
            waiting |= {self.steps[used].goal for place in about for used in self.steps[place].uses}
        return tuple(sorted(wanted))


def derive_graph(
    graph: Graph, full: Iterable[Variable] | None = None, *, rules: bool = True
) -> Derivation:
    """Derive the error of ``graph`` by every weight and bias.

    ``full`` names the parameters worked link by link, the first weight into each layer when it is
    None; with ``rules`` their factors are differentiated rule by rule. The work is linear in the
    edges of the graph, apart from those in full.
    """
    chosen = frozenset(first_weights(graph) if full is None else full)
    ledger = Ledger()
    forward(ledger, graph)
    backward = BackwardPass(ledger, graph, chosen, rules=rules)
    delta_rule = DeltaRule(ledger, graph)
    for layer in range(len(graph.layers) - 1, 0, -1):
        for parameter in _in_order(parameters_into(graph, layer), chosen):
            backward.parameter(parameter)
        _in_deltas(delta_rule, graph, layer, chosen)
    for parameter in graph.parameters:
        update(ledger, graph, parameter)
    gradient(ledger, graph)
    return Derivation(graph, tuple(ledger.steps))


def first_weights(graph: Graph) -> Iterator[Variable]:
    """The first weight into each layer, the last layer first."""
    for layer in range(len(graph.layers) - 1, 0, -1):
        yield next(p for p in parameters_into(graph, layer) if p.role is Role.WEIGHT)


def parameters_into(graph: Graph, layer: int) -> tuple[Variable, ...]:
    """The weights and biases of one layer, weights first, trained or not."""
    mine = [leaf for leaf in graph.leaves if leaf.layer == layer and leaf.role in _PARAMETERS]
    return tuple(sorted(mine, key=lambda leaf: leaf.role is Role.BIAS))


_PARAMETERS = (Role.WEIGHT, Role.BIAS)


def _in_order(parameters: tuple[Variable, ...], full: frozenset[Variable]) -> Iterator[Variable]:
    """Those in full first: the brief ones point back at them."""
    yield from (parameter for parameter in parameters if parameter in full)
    yield from (parameter for parameter in parameters if parameter not in full)


def _in_deltas(delta_rule: DeltaRule, graph: Graph, layer: int, full: frozenset[Variable]) -> None:
    """The delta rule for one layer: worked for those in full, values for all units."""
    worked = [parameter for parameter in parameters_into(graph, layer) if parameter in full]
    if layer == len(graph.layers) - 1:
        for net in dict.fromkeys(net for p in worked for net in graph.consumers[p]):
            delta_rule.define(net)
    else:
        for weight in (parameter for parameter in worked if parameter.role is Role.WEIGHT):
            delta_rule.sum_over_units(graph.consumers[weight][0], weight)
    for net in nets_of(graph, layer):
        delta_rule.value(net)
    for parameter in worked:
        delta_rule.parameter(parameter)


def nets_of(graph: Graph, layer: int) -> tuple[Node, ...]:
    """The nodes that compute the net inputs of one layer."""
    return tuple(
        node
        for node in graph.nodes
        if node.variable.role is Role.NET and node.variable.layer == layer
    )
