"""The derivation of a whole graph, symbolic only: it serves every choice of numbers."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from derive.algebra.variable import Role, Variable
from derive.derivation.backward import BackwardPass
from derive.derivation.delta_rule import DeltaRule
from derive.derivation.forward import forward
from derive.derivation.ledger import Ledger
from derive.derivation.modes import Modes, count_paths
from derive.derivation.shape import contributing, in_time
from derive.derivation.step import Goal, Rule, Step
from derive.derivation.update import accumulate, gradient, moved_value, update
from derive.model.batch import of_sample, samples_of
from derive.model.graph import Graph, Node
from derive.model.problem import Order

PATHS_SHOWN = 20  # paths from an input to the output up to which each is written down


@dataclass(frozen=True, slots=True)
class Derivation:
    """The steps from the first net input to the updated parameters, each naming its rule."""

    graph: Graph
    steps: tuple[Step, ...]

    def about(self, goal: Goal) -> tuple[int, ...]:
        """The places in ``steps`` of those that are about ``goal``."""
        return tuple(place for place, step in enumerate(self.steps) if step.goal == goal)

    def needed_for(self, goal: Goal, without: Collection[Rule] = ()) -> tuple[int, ...]:
        """The places of the steps about ``goal`` and of all they rely on, in order.

        Steps of the rules ``without`` are passed over.
        """
        wanted: set[int] = set()
        waiting: set[Goal] = {goal}
        while waiting:
            about = set(self.about(waiting.pop())) - wanted
            about = {place for place in about if self.steps[place].rule not in without}
            wanted |= about
            waiting |= {self.steps[used].goal for place in about for used in self.steps[place].uses}
        return tuple(sorted(wanted))


def derive_graph(
    graph: Graph,
    full: Iterable[Variable] | None = None,
    *,
    rules: bool = True,
    first: Variable | None = None,
    order: Order = Order.SIMULTANEOUS,
) -> Derivation:
    """Derive the error of ``graph`` by every weight and bias.

    ``full`` names the parameters worked link by link, the first weight into each layer when it is
    None; with ``rules`` their factors are differentiated rule by rule. ``first`` is the error that
    the first update makes smaller, the total one unless given; ``order`` says when weights move.
    The work is linear in the edges of the graph, apart from those in full.
    """
    ledger = Ledger()
    forward(ledger, graph)
    if not graph.layers:
        _formulas(Modes(ledger, graph, rules=rules))
        return Derivation(graph, tuple(ledger.steps))
    chosen = frozenset(first_weights(graph) if full is None else full)
    samples = samples_of(graph)
    for place, sample in enumerate(samples):
        part = contributing(of_sample(graph, sample))
        _backward(ledger, part, frozenset() if place else chosen, rules=rules)
    if len(samples) > 1:
        for parameter in every_parameter(graph):
            accumulate(ledger, graph, parameter)
    for parameter in graph.parameters:
        if order is Order.LAYER_BY_LAYER and parameter.layer < len(graph.layers) - 1:
            moved_value(ledger, parameter)
        else:
            update(ledger, parameter, first or graph.output)
    gradient(ledger, graph)
    return Derivation(graph, tuple(ledger.steps))


def _formulas(modes: Modes) -> None:
    """A formula graph: local derivatives, forward from each input, back from the output, paths."""
    modes.locals()
    for leaf in modes.graph.leaves:
        modes.forward(leaf)
    modes.reverse()
    counts = count_paths(modes.graph)
    for leaf in modes.graph.leaves:
        if counts[leaf] <= PATHS_SHOWN:
            modes.over_paths(leaf)


def _backward(ledger: Ledger, graph: Graph, full: frozenset[Variable], *, rules: bool) -> None:
    """The backward pass of one sample, the last layer first, and the same with deltas."""
    backward = BackwardPass(ledger, graph, full, rules=rules)
    delta_rule = DeltaRule(ledger, graph)
    if in_time(graph):
        for node in reversed(graph.nodes):
            if node.variable.role is Role.NET:
                backward.net(node.variable)
    for layer in range(len(graph.layers) - 1, 0, -1):
        for parameter in _in_order(parameters_into(graph, layer), full):
            backward.parameter(parameter)
        _in_deltas(delta_rule, graph, layer, full)


def every_parameter(graph: Graph) -> tuple[Variable, ...]:
    """All weights and biases, layer by layer from the last, trained or not."""
    layers = range(len(graph.layers) - 1, 0, -1)
    return tuple(parameter for layer in layers for parameter in parameters_into(graph, layer))


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
    nets = {parameter: graph.consumers[parameter] for parameter in worked}
    if layer == len(graph.layers) - 1:
        for net in dict.fromkeys(net for users in nets.values() for net in users):
            delta_rule.define(net)
    else:
        for parameter, users in nets.items():
            if parameter.role is Role.WEIGHT and len(users) == 1:
                delta_rule.sum_over_units(users[0], parameter)
    for net in reversed(nets_of(graph, layer)) if in_time(graph) else nets_of(graph, layer):
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
