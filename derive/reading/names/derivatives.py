"""Derivatives as documents write them: of one quantity, by one quantity or a whole matrix."""

from __future__ import annotations

from derive.algebra.matrices import is_matrix
from derive.algebra.term import (
    Array,
    Gradient,
    Matrix,
    Negation,
    Partial,
    Product,
    Reference,
    Term,
)
from derive.algebra.variable import Role, Variable
from derive.model.graph import Graph, Node
from derive.model.partials import local_derivative
from derive.reading.names.convention import Convention
from derive.reading.names.shapes import each
from derive.reading.names.unresolved import Unresolved

_NO_QUANTITY = (Role.RATE, Role.DELTA)
_SHARED = (Role.WEIGHT, Role.BIAS)


class Derivatives:
    """Derivatives in ``graph``."""

    def __init__(self, graph: Graph, convention: Convention) -> None:
        self._graph = graph
        self._convention = convention
        self._depends: dict[Variable, frozenset[Variable]] = {}

    def by(self, of: Term, wrt: Term) -> Term:
        """d(of)/d(wrt); by a matrix, the matrix of the derivatives by its entries."""
        if isinstance(wrt, Reference):
            return each(of, lambda entry: self._partial(entry, wrt.variable))
        if not isinstance(wrt, Array):
            raise Unresolved("a derivative is taken by one quantity, or by a vector or matrix")
        if is_matrix(of):
            raise Unresolved("the derivative of a vector by a vector is not understood")
        rows = tuple(tuple(self._partial(of, _single(e)) for e in row) for row in wrt.entries.rows)
        if len({entry for row in rows for entry in row}) < len(rows) * len(rows[0]):
            raise Unresolved("all entries of this vector are one and the same quantity")
        return Array(Partial(of, _single(wrt.name)), Matrix(rows))

    def gradient(self, of: Term) -> Term:
        """The vector of the derivatives by all parameters."""
        if not isinstance(of, Reference):
            raise Unresolved("the gradient of an expression by all parameters is not understood")
        rows = tuple((self._partial(of, wrt),) for wrt in self._graph.parameters)
        return Array(Gradient(of.variable), Matrix(rows))

    def _partial(self, of: Term, wrt: Variable) -> Term:
        quantity = of.variable if isinstance(of, Reference) else None
        if wrt.role in _NO_QUANTITY or (quantity and quantity.role in _NO_QUANTITY):
            raise Unresolved("this derivative is none of a quantity by another")
        if isinstance(of, Partial) or (isinstance(of, Negation) and wrt.role is Role.DELTA):
            raise Unresolved("second derivatives are not understood")
        if quantity and quantity.updates != wrt.updates:
            raise Unresolved("this derivative mixes values before and after an update")
        if quantity and quantity.role in (Role.NET, Role.OUT) and wrt.role in _SHARED:
            return self._through_time(quantity, wrt)
        return Partial(of, wrt)

    def _through_time(self, of: Variable, wrt: Variable) -> Term:
        """By a weight that other time steps use too: through all of them, or of this one alone."""
        whole, now = Partial(Reference(of), wrt), of.after(-of.updates)
        nets = [node for node in self._nets(now) if wrt.after(-wrt.updates) in node.inputs]
        if not of.time or of.updates or not nets or not self._comes_back(nets, wrt):
            return whole
        answer = self._convention.answer("partials")
        if answer is None:
            raise Unresolved(
                "this derivative may go through all time steps or be that of one alone; "
                "say which with --convention partials=whole"
            )
        return whole if answer == "whole" else self._of_one_step(now, nets[0], wrt)

    def _nets(self, of: Variable) -> list[Node]:
        node = self._graph.by_variable.get(of)
        if node is None:
            return []
        return [node] if of.role is Role.NET else [self._graph.by_variable[v] for v in node.inputs]

    def _comes_back(self, nets: list[Node], wrt: Variable) -> bool:
        """Whether another input of ``nets`` depends on ``wrt`` as well."""
        others = (v for net in nets for v in net.inputs if v != wrt)
        return any(wrt in self._behind(variable) for variable in others)

    def _behind(self, of: Variable) -> frozenset[Variable]:
        """The weights and biases that ``of`` depends on."""
        if not self._depends:
            for leaf in self._graph.leaves:
                self._depends[leaf] = frozenset({leaf} if leaf.role in _SHARED else ())
            for node in self._graph.nodes:
                behind = (self._depends[variable] for variable in node.inputs)
                self._depends[node.variable] = frozenset().union(*behind)
        return self._depends[of]

    def _of_one_step(self, of: Variable, net: Node, wrt: Variable) -> Term:
        inner = local_derivative(net, net.inputs.index(wrt) + 1)
        if of.role is Role.NET:
            return inner
        out = self._graph.by_variable[of]
        return Product((local_derivative(out, out.inputs.index(net.variable) + 1), inner))


def _single(term: Term) -> Variable:
    if not isinstance(term, Reference):
        raise Unresolved("a derivative is taken by a quantity as it is, not by its opposite")
    return term.variable
