"""What the walk must know of a graph's shape: which unit feeds what, and where errors enter."""

from __future__ import annotations

from dataclasses import replace

from derive.algebra.term import ONE, Term, product_of
from derive.algebra.variable import Role, Variable
from derive.derivation.local import local_form
from derive.model.graph import Graph, Node


def activations(graph: Graph, net: Variable) -> tuple[Node, ...]:
    """The outputs that a net input has a part in: one, or under softmax all of its layer."""
    return graph.consumers[net]


def sole_activation(graph: Graph, net: Variable) -> Node | None:
    """The one output that ``net`` feeds; None under softmax."""
    users = graph.consumers[net]
    return users[0] if len(users) == 1 else None


def own_errors(graph: Graph, out: Variable) -> tuple[Node, ...]:
    """The errors of single outputs that ``out`` enters."""
    return tuple(user for user in graph.consumers[out] if user.variable.role is Role.ERROR)


def share_of_error(graph: Graph, error: Variable) -> Term:
    """dE_total/dE_o: 1 where errors are added up, 1/n for each mean on the way."""
    factors: list[Term] = []
    while error != graph.output:
        (user,) = graph.consumers[error]
        factor = local_form(user, error)
        if factor != ONE:
            factors.append(factor)
        error = user.variable
    if not factors:
        return ONE
    return product_of(factors)


def split_by_errors(graph: Graph, nets: tuple[Node, ...]) -> bool:
    """Whether each of several next units has one error of its own, all added up, nothing else."""
    if len(nets) < 2:
        return False
    for net in nets:
        out = sole_activation(graph, net.variable)
        if out is None or len(graph.consumers[out.variable]) != 1:
            return False
        (user,) = graph.consumers[out.variable]
        if user.variable.role is not Role.ERROR or share_of_error(graph, user.variable) != ONE:
            return False
    return True


def contributing(graph: Graph) -> Graph:
    """``graph`` without the nodes that its output does not depend on.

    Such are the outputs at the earlier times where only the last has a target.
    """
    needed = {graph.output}
    for node in reversed(graph.nodes):
        if node.variable in needed:
            needed.update(node.inputs)
    return replace(graph, nodes=tuple(node for node in graph.nodes if node.variable in needed))


def in_time(graph: Graph) -> bool:
    """Whether ``graph`` is unrolled over time steps."""
    return any(node.variable.time for node in graph.nodes)


def direct(graph: Graph, node: Node, wrt: Variable) -> bool:
    """Whether ``wrt`` acts on ``node`` as its input only, not through another input as well.

    Then the derivative of the node by it, over all paths, is the node's own.
    """
    if graph.layers:
        return not (node.variable.time and wrt.role in (Role.WEIGHT, Role.BIAS))
    others = set(node.inputs) - {wrt}
    return not others & reached(graph, wrt)


def reached(graph: Graph, start: Variable) -> set[Variable]:
    """All nodes that depend on ``start``."""
    found = {start}
    for node in graph.nodes:
        if found.intersection(node.inputs):
            found.add(node.variable)
    return found - {start}
