"""Differentiating a formula graph in both directions, and over all its paths.

Forward mode starts at one input and asks how every later quantity changes with it; reverse mode
starts at the output and asks how it changes with every earlier one.
"""

from __future__ import annotations

from collections.abc import Iterator

from derive.algebra.term import Partial, Product, Term, partial, product_of, sum_of, walk
from derive.algebra.variable import Variable
from derive.derivation.ledger import Ledger, chain, evaluated
from derive.derivation.local import kind, local_form, local_moves
from derive.derivation.shape import direct, reached
from derive.derivation.step import Rule
from derive.model.graph import Graph, Node
from derive.model.operation import Operation

Route = tuple[tuple[Node, Variable], ...]  # the edges of a path, each a node and its input


class Modes:
    """Writes the derivatives of ``graph`` into ``ledger``, whose forward pass is done."""

    def __init__(self, ledger: Ledger, graph: Graph, *, rules: bool) -> None:
        self.ledger = ledger
        self.graph = graph
        self.rules = rules
        self.explained: set[tuple[Operation, int]] = set()

    def locals(self) -> None:
        """The derivative of each node by each of its inputs that it holds alone."""
        for node in self.graph.nodes:
            for wrt in dict.fromkeys(node.inputs):
                if direct(self.graph, node, wrt):
                    self._local(node, wrt)

    def _local(self, node: Node, wrt: Variable) -> None:
        goal, form = partial(node.variable, wrt), local_form(node, wrt)
        moves = local_moves(node, wrt)
        if self.rules and len(moves) > 1 and kind(node, wrt) not in self.explained:
            self.explained.add(kind(node, wrt))
            unfinished = Partial(node.expression, wrt)
            self.ledger.write(Rule.WRITE_OUT, goal, (chain(goal, unfinished),))
            for move in moves[:-1]:
                self.ledger.write(move.rule, goal, (chain(goal, move.after),))
            self.ledger.write(moves[-1].rule, goal, (evaluated(goal, form),))
        else:
            self.ledger.write(Rule.EVALUATE, goal, (evaluated(goal, form),))

    def forward(self, start: Variable) -> None:
        """d(node)/d(start) for every node that ``start`` reaches, in the order of evaluation."""
        reach = {start, *reached(self.graph, start)}
        for node in self.graph.nodes:
            inputs = [one for one in dict.fromkeys(node.inputs) if one in reach]
            if node.variable not in reach or inputs == [start]:
                continue
            goal = partial(node.variable, start)
            parts = tuple(
                self._step(node, one, partial(one, start), one == start) for one in inputs
            )
            self._write(Rule.FORWARD_MODE, goal, sum_of(parts))

    def _step(self, node: Node, inner: Variable, slope: Partial, itself: bool) -> Term:
        local = self._edge(node, inner)
        return local if itself else Product((local, slope))

    def _edge(self, node: Node, wrt: Variable) -> Term:
        """The symbol of a local derivative, or its form where the symbol means more."""
        alone = direct(self.graph, node, wrt)
        return partial(node.variable, wrt) if alone else local_form(node, wrt)

    def reverse(self) -> None:
        """d(output)/d(x) for every node and leaf x, from the output down."""
        order = (*self.graph.leaves, *(node.variable for node in self.graph.nodes))
        output, depends = self.graph.output, self._above_output()
        for wrt in reversed(order):
            if wrt not in depends or wrt == output:
                continue
            users = [user for user in self.graph.consumers[wrt] if user.variable in depends]
            goal = partial(output, wrt)
            if [user.variable for user in users] == [output]:
                continue
            parts = tuple(
                Product((partial(output, user.variable), self._edge(user, wrt)))
                if user.variable != output
                else self._edge(user, wrt)
                for user in users
            )
            self._write(Rule.REVERSE_MODE, goal, sum_of(parts))

    def _above_output(self) -> set[Variable]:
        """The output and all that it depends on."""
        found = {self.graph.output}
        for node in reversed(self.graph.nodes):
            if node.variable in found:
                found.update(node.inputs)
        return found

    def over_paths(self, start: Variable) -> None:
        """d(output)/d(start) as the sum over all paths of the product of their edges."""
        goal = partial(self.graph.output, start)
        routes = tuple(paths(self.graph, start))
        if not routes:
            return
        products = tuple(product_of([self._edge(*edge) for edge in route]) for route in routes)
        self._write(Rule.PATHS, goal, sum_of(products))

    def _write(self, rule: Rule, goal: Partial, form: Term) -> None:
        """``goal = form``, which uses the derivatives that stand in it."""
        uses = [part for part in walk(form) if isinstance(part, Partial)]
        self.ledger.write(rule, goal, (evaluated(goal, form),), uses=uses)


def paths(graph: Graph, start: Variable) -> Iterator[Route]:
    """Every path from ``start`` to the output, as edges from the output down."""
    for user in graph.consumers[start]:
        if user.variable == graph.output:
            yield ((user, start),)
        else:
            for route in paths(graph, user.variable):
                yield (*route, (user, start))


def count_paths(graph: Graph) -> dict[Variable, int]:
    """From each leaf and node, the number of paths to the output, counted without walking them."""
    counts = {graph.output: 1}
    order = (*graph.leaves, *(node.variable for node in graph.nodes))
    for variable in reversed(order):
        if variable != graph.output:
            counts[variable] = sum(counts[user.variable] for user in graph.consumers[variable])
    return counts
