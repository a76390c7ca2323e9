"""Whether rounding alone explains a printed value: its last operation, on rounded operands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import reduce
from operator import add

from derive.algebra.arithmetic import evaluate
from derive.algebra.decimals import at_decimals, interval
from derive.algebra.interval import INTERVALS, Interval, point
from derive.algebra.precise import precision
from derive.algebra.term import Partial, Reference, Term, partial
from derive.algebra.variable import RATE, Role, Variable
from derive.model.graph import Graph, Node
from derive.model.partials import local_derivative
from derive.model.quantity import Quantity, net_of
from derive.numerics.values import Values


def allows(values: Values, quantity: Quantity, printed: str, places: int) -> bool:
    """Whether operands rounded to ``places`` decimals can give the printed value of ``quantity``.

    The operands are those of the last operation (for a derivative, the products of the chain
    rule); each stands for all that rounds as it does.
    """
    target = Interval(*interval(printed))
    with precision():
        return any(found.meets(target) for found in _Reach(values, places).of(quantity))


@dataclass(frozen=True, slots=True)
class _Reach:
    """All intervals that the last operation can reach."""

    values: Values
    places: int

    @property
    def graph(self) -> Graph:
        return self.values.problem.graph

    def of(self, quantity: Quantity) -> Iterator[Interval]:
        if isinstance(quantity, Partial):
            assert isinstance(quantity.of, Reference)
            yield from self._slope(quantity.of.variable, quantity.wrt)
        elif quantity.role is Role.DELTA:
            output = self.graph.output.after(quantity.updates)
            yield from self._slope(output, net_of(quantity))
        elif node := self.graph.by_variable.get(quantity.after(-quantity.updates)):
            yield self._result(node.expression, quantity.updates)
        elif quantity.updates:
            yield self._updated(quantity.after(-1))

    def _result(self, expression: Term, updates: int) -> Interval:
        def lookup(part: Term) -> Interval:
            assert isinstance(part, Reference)
            return self._rounded(self.values[part.variable.after(updates)])

        return evaluate(expression, INTERVALS, lookup)

    def _updated(self, parameter: Variable) -> Interval:
        output = self.graph.output.after(parameter.updates)
        slope = self._rounded(self.values[partial(output, parameter)])
        old = self._rounded(self.values[parameter])
        return old + -(point(self.values[RATE]) * slope)

    def _slope(self, of: Variable, wrt: Variable) -> Iterator[Interval]:
        """The chain rule with two factors, then with more, as long as one path leads upwards."""
        updates, tail = wrt.updates, point(Decimal(1))
        while users := self._users(of, wrt):
            now = wrt.after(-updates)
            parts = [
                self._through(of, node, place)
                for node in users
                for place, source in enumerate(node.inputs, start=1)
                if source == now
            ]
            yield reduce(add, parts) * tail
            if len(parts) > 1:
                return
            (node,) = users
            tail = self._local(node, node.inputs.index(now) + 1, updates) * tail
            wrt = node.variable.after(updates)

    def _users(self, of: Variable, wrt: Variable) -> list[Node]:
        """The nodes that use ``wrt`` and that ``of`` depends on."""
        users = self.graph.consumers[wrt.after(-wrt.updates)]
        return [user for user in users if self.values[partial(of, user.variable.after(of.updates))]]

    def _through(self, of: Variable, node: Node, place: int) -> Interval:
        """One path: the node's local derivative, times that of ``of`` by the node, if another."""
        here = node.variable.after(of.updates)
        if here == of:
            return self._result(local_derivative(node, place), of.updates)
        return self._rounded(self.values[partial(of, here)]) * self._local(node, place, of.updates)

    def _local(self, node: Node, place: int, updates: int) -> Interval:
        """The rounded local derivative of ``node`` by its input number ``place``."""
        form = local_derivative(node, place)
        exact = evaluate(form, INTERVALS, lambda part: self._exact(part, updates))
        return self._rounded(exact.low)

    def _exact(self, part: Term, updates: int) -> Interval:
        assert isinstance(part, Reference)
        return point(self.values[part.variable.after(updates)])

    def _rounded(self, value: Decimal) -> Interval:
        """All that prints as ``value`` does; a value that rounding leaves alone is exact."""
        text = at_decimals(value, self.places)
        return point(value) if Decimal(text) == value else Interval(*interval(text))
