"""Carrying out one mistaken way to compute, beside the right one, from which it takes what it can.

Only nodes that were changed, and what follows from them, are computed again.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cached_property

from derive.algebra.arithmetic import evaluate
from derive.algebra.decimals import rounded
from derive.algebra.precise import DECIMALS, precision
from derive.algebra.term import Partial, Reference, Term
from derive.algebra.variable import RATE, Role, Variable
from derive.checking.mistakes.mistake import Setup, updates
from derive.checking.mistakes.procedure import FEW
from derive.errors import NumericsError
from derive.model.graph import Graph, Node
from derive.model.problem import Order
from derive.model.quantity import Quantity, error_of, net_of
from derive.numerics.compiled import slope_of, value_of
from derive.numerics.forward import no_value
from derive.numerics.reverse import Slopes
from derive.numerics.training import turns
from derive.numerics.values import Values


@dataclass
class Trial:
    """What quantities come out as when somebody computes as ``setup`` says.

    ``right`` are the values without a mistake. NumericsError for what has no value.
    """

    right: Values
    setup: Setup
    _moments: dict[int, _Moment] = field(default_factory=dict, init=False, repr=False)

    def evaluate(self, term: Term) -> Decimal:
        """The value of ``term``; a quantity that it names is found by its own last operation."""
        try:
            with precision():
                return evaluate(term, DECIMALS, self._lookup)
        except (ArithmeticError, ValueError) as reason:
            raise NumericsError("the mistaken expression has no value here") from reason

    def _lookup(self, part: Term) -> Decimal:
        match part:
            case Reference(variable):
                return self._value(variable)
            case Partial(Reference(), _):
                return self._value(part)
        return self.right.evaluate(part)

    @property
    def graph(self) -> Graph:
        """The right graph, with the parameters that are taken to move."""
        return self.setup.problem.graph

    @cached_property
    def nodes(self) -> tuple[Node, ...]:
        """The nodes as they are taken to be."""
        return tuple(self.setup.revised.get(n.variable, n) for n in self.graph.nodes)

    def _value(self, quantity: Quantity) -> Decimal:
        if self._in_training(updates(quantity)):
            return self._trained[quantity]
        if isinstance(quantity, Partial):
            assert isinstance(quantity.of, Reference)
            count = quantity.wrt.updates
            of, wrt = quantity.of.variable.after(-count), quantity.wrt.after(-count)
            return self._moment(count).slope(of, wrt)
        if quantity == RATE:
            return self.setup.problem.training.rate.value
        now = quantity.after(-quantity.updates)
        if quantity.role is Role.DELTA:
            return self._moment(quantity.updates).slope(error_of(self.graph, now), net_of(now))
        return self._moment(quantity.updates).value(now)

    def _in_training(self, count: int) -> bool:
        """Whether the engine's own descent is needed: for many updates, or layer by layer."""
        early = self.setup.problem.training.order is Order.LAYER_BY_LAYER
        return count > FEW or (count > 0 and early)

    @cached_property
    def _trained(self) -> Values:
        problem = self.setup.problem
        if problem is self.right.problem and not self.setup.revised:
            return self.right
        return Values(replace(problem, graph=replace(self.graph, nodes=self.nodes)))

    def _moment(self, count: int) -> _Moment:
        if count not in self._moments:
            self._moments[count] = _Moment(self, self._start(count) if count else None)
        return self._moments[count]

    def _start(self, count: int) -> Mapping[Variable, Decimal]:
        """The leaves after ``count`` updates, each a step down from the one before."""
        problem, before = self.setup.problem, self._moment(count - 1)
        rate, errors = problem.training.rate.value, [turn.output for turn in turns(problem)]
        gradient = before.slopes_of(errors[(count - 1) % len(errors)])
        leaves = {leaf: before.values[leaf] for leaf in self.graph.leaves}
        for parameter in self.graph.parameters:
            step = before.settled(gradient.get(parameter, Decimal(0)))
            leaves[parameter] -= rate * step
        return leaves


@dataclass
class _Moment:
    """All values, and derivatives, after a number of updates; ``leaves`` only once they moved."""

    trial: Trial
    leaves: Mapping[Variable, Decimal] | None
    _found: dict[Variable, Mapping[Variable, Decimal]] = field(default_factory=dict, init=False)

    @property
    def graph(self) -> Graph:
        return self.trial.graph

    def settled(self, value: Decimal) -> Decimal:
        """An intermediate result as somebody goes on with it."""
        count = self.trial.setup.decimals
        return value if count is None else rounded(value, count)

    @cached_property
    def values(self) -> Mapping[Variable, Decimal]:
        """Every leaf and node."""
        given = self.trial.right.forward()
        found = {**given, **(self.leaves or {})}
        for node in self.trial.nodes:
            if self._is_touched(node, found, given):
                found[node.variable] = self.settled(self._result(node, found))
        return found

    def _is_touched(
        self, node: Node, found: Mapping[Variable, Decimal], given: Mapping[Variable, Decimal]
    ) -> bool:
        """Whether ``node`` was revised, or something that it is computed from is another."""
        setup = self.trial.setup
        if setup.decimals is not None or node.variable in setup.revised:
            return True
        return any(found[variable] is not given[variable] for variable in node.inputs)

    def value(self, variable: Variable) -> Decimal:
        """What is told for ``variable``: its last operation is not rounded."""
        node = self.graph.by_variable.get(variable)
        if node is None or self.trial.setup.decimals is None:
            return self.values[variable]
        return self._result(node, self.values)

    def _result(self, node: Node, values: Mapping[Variable, Decimal]) -> Decimal:
        try:
            return value_of(node, values)
        except (ArithmeticError, ValueError) as reason:
            raise no_value(self.graph, node, values) from reason

    @cached_property
    def slopes(self) -> Slopes:
        """The local derivatives of every node."""
        given, right = self.trial.right.forward(), self.trial.right.slopes()
        values = {**self.values, **self._updated()} if self.trial.setup.ahead else self.values
        return {
            node.variable: self._slopes(node, values)
            if self._is_touched(node, values, given)
            or values[node.variable] is not given[node.variable]
            else right[node.variable]
            for node in self.trial.nodes
        }

    def _slopes(
        self, node: Node, values: Mapping[Variable, Decimal]
    ) -> tuple[tuple[Variable, Decimal], ...]:
        return tuple(
            (variable, slope_of(node, place, values))
            for place, variable in enumerate(node.inputs, start=1)
        )

    def _updated(self) -> Mapping[Variable, Decimal]:
        right = self.trial.right
        return {p: right[p.after(1)] for p in self.graph.parameters}

    def slope(self, of: Variable, wrt: Variable) -> Decimal:
        """d(of)/d(wrt); 0 where no path leads from one to the other."""
        return self.slopes_of(of).get(wrt, Decimal(0))

    def slopes_of(self, of: Variable) -> Mapping[Variable, Decimal]:
        """d(of)/d(v) for every v that ``of`` depends on."""
        if of not in self._found:
            self._found[of] = self._pull_back(of)
        return self._found[of]

    def _pull_back(self, of: Variable) -> Mapping[Variable, Decimal]:
        """As reverse mode goes, each factor rounded when somebody goes on with it."""
        found = {of: Decimal(1)}
        for node in reversed(self.graph.nodes):
            if node.variable in found:
                upstream = self.settled(found[node.variable])
                for variable, slope in self.slopes[node.variable]:
                    step = upstream * self.settled(slope)
                    found[variable] = found.get(variable, Decimal(0)) + step
        return found
