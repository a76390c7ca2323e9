"""The ways in which a quantity is computed, as terms: what a line of numbers may be made from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from derive.algebra.term import ONE, Partial, Reference, Term, partial, product_of, sum_of
from derive.algebra.variable import RATE, Role, Variable
from derive.checking.judging.ledger import Ledger, quantity_of
from derive.model.graph import Node
from derive.model.partials import local_derivative
from derive.model.problem import Problem
from derive.model.quantity import Quantity, error_of, net_of

LONGEST_CHAIN = 6  # factors of the chain rule


@dataclass(frozen=True, slots=True)
class Forms:
    """The forms that a document wrote a quantity in, then those that the graph gives it."""

    problem: Problem
    ledger: Ledger

    def of(self, side: Term) -> tuple[Term, ...]:
        """All forms of the quantity that ``side`` names; none if it names none."""
        quantity = quantity_of(side)
        computed = () if quantity is None else tuple(self._computed(quantity))
        return tuple(dict.fromkeys((*self.ledger.forms(side), *computed)))

    def _computed(self, quantity: Quantity) -> Iterator[Term]:
        if isinstance(quantity, Partial):
            yield from self._slope(quantity)
        elif quantity.role is Role.DELTA:
            yield from self._delta(quantity)
        elif quantity.updates == 1 and quantity.after(-1) in self.problem.graph.parameters:
            yield self._update(quantity.after(-1))
        elif not quantity.updates and quantity in self.problem.graph.by_variable:
            yield self.problem.graph.by_variable[quantity].expression

    def _update(self, parameter: Variable) -> Term:
        slope = partial(self.problem.graph.output, parameter)
        return Reference(parameter) - Reference(RATE) * slope

    def _delta(self, delta: Variable) -> Iterator[Term]:
        graph = self.problem.graph
        yield from self._slope(Partial(Reference(error_of(graph, delta)), net_of(delta)))

    def _slope(self, slope: Partial) -> Iterator[Term]:
        """The chain rule: over all paths at first, then along one path as far as it is alone."""
        assert isinstance(slope.of, Reference)
        of, wrt, tail = slope.of.variable, slope.wrt, tuple[Term, ...]()
        for _ in range(LONGEST_CHAIN):
            users = self._users(of, wrt)
            if len(users) > 1:
                yield from self._paths(of, wrt, users, tail)
            if len(users) != 1:
                return
            (node,) = users
            if node.variable == of:
                yield product_of((self._worked_out(node, wrt), *tail))
                return
            upper = partial(of, node.variable)
            local = partial(node.variable, wrt)
            yield product_of((upper, local, *tail))
            yield from self._with_delta(of, node.variable, (local, *tail))
            wrt, tail = node.variable, (local, *tail)

    def _with_delta(
        self, of: Variable, variable: Variable, tail: tuple[Term, ...]
    ) -> Iterator[Term]:
        if variable.role is Role.NET and of == error_of(self.problem.graph, variable):
            yield product_of((Reference(replace(variable, role=Role.DELTA)), *tail))

    def _paths(
        self, of: Variable, wrt: Variable, users: list[Node], tail: tuple[Term, ...]
    ) -> Iterator[Term]:
        parts = [product_of((partial(of, n.variable), partial(n.variable, wrt))) for n in users]
        yield product_of((sum_of(parts), *tail))
        errors = list(self._errors(of, wrt))
        if len(errors) > 1:
            yield product_of((sum_of(errors), *tail))

    def _errors(self, of: Variable, wrt: Variable) -> Iterator[Term]:
        """What each error that ``of`` is made of adds to its derivative."""
        node = self.problem.graph.by_variable.get(of)
        for place, error in enumerate(node.inputs if node else (), start=1):
            if node and error.role is Role.ERROR and self._depends(error, wrt):
                share = local_derivative(node, place)
                yield (
                    partial(error, wrt)
                    if share == ONE
                    else product_of((share, partial(error, wrt)))
                )

    def _users(self, of: Variable, wrt: Variable) -> list[Node]:
        """The nodes that use ``wrt`` and that ``of`` depends on."""
        users = self.problem.graph.consumers.get(wrt, ())
        return [n for n in users if n.variable == of or self._depends(of, n.variable)]

    def _depends(self, of: Variable, wrt: Variable) -> bool:
        seen, todo = {of}, [of]
        while todo:
            node = self.problem.graph.by_variable.get(todo.pop())
            fresh = [v for v in dict.fromkeys(node.inputs) if v not in seen] if node else []
            seen.update(fresh)
            todo += fresh
        return wrt in seen

    def _worked_out(self, node: Node, wrt: Variable) -> Term:
        return local_derivative(node, node.inputs.index(wrt) + 1)
