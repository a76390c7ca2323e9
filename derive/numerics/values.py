"""The values of a problem's quantities, each computed once, with 50 digits."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property, reduce
from operator import add

from derive.algebra.arithmetic import FLOATS, evaluate
from derive.algebra.dual import DUALS, Dual
from derive.algebra.indexed import bind
from derive.algebra.precise import DECIMALS, precision
from derive.algebra.term import IndexedSum, Number, Partial, Reference, Term
from derive.algebra.variable import RATE, Role, Variable
from derive.errors import NumericsError, QuantityError
from derive.model.graph import Graph
from derive.model.partials import local_derivative
from derive.model.problem import Problem
from derive.model.quantity import Quantity, error_of, key_of, net_of, quantities
from derive.numerics.forward import forward
from derive.numerics.reverse import Slopes, local_slopes, pull_back
from derive.numerics.training import Path, Trainer, checkpoints

EXACT_UPDATES = 20  # as many updates are made with 50 digits, more of them in float64


class Values:
    """What the quantities of ``problem`` are worth.

    ``values[quantity]`` and ``values.evaluate(term)`` are good to about 50 digits; after more than
    20 updates to about 12, since longer training runs in float64. Raises QuantityError for what the
    graph does not have and NumericsError for what has no value.
    """

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self._moments: dict[int, _Moment] = {}

    def __getitem__(self, quantity: Quantity) -> Decimal:
        with precision():
            if isinstance(quantity, Partial):
                return self._derivative(quantity)
            if quantity == RATE:
                return self.problem.training.rate.value
            if quantity.role is Role.DELTA:
                output = error_of(self.problem.graph, quantity).after(quantity.updates)
                return self._derivative(Partial(Reference(output), net_of(quantity)))
            now = quantity.after(-quantity.updates)
            self._check(now)
            return self._moment(quantity.updates).values[now]

    def evaluate(self, term: Term) -> Decimal:
        """The value of ``term``, variables at their values, derivatives through the graph."""
        with precision():
            try:
                return evaluate(term, DECIMALS, self._lookup)
            except (ArithmeticError, ValueError) as reason:
                raise NumericsError(
                    "an expression has no value here: it overflows, divides by zero or is undefined"
                ) from reason

    def given(self, quantity: Quantity) -> Number | None:
        """The digits of a leaf, or of the learning rate, as its author wrote them.

        A derivative that is a leaf, as dnet_o1/dout_h1 = w5, has the digits of that leaf.
        """
        if isinstance(quantity, Partial):
            leaf = self._leaf_behind(quantity)
            return self.given(leaf) if leaf else None
        return self.problem.training.rate if quantity == RATE else self.problem.given.get(quantity)

    def _leaf_behind(self, slope: Partial) -> Variable | None:
        node = (
            self.problem.graph.by_variable.get(slope.of.variable)
            if isinstance(slope.of, Reference)
            else None
        )
        if node is None or slope.wrt not in node.inputs:
            return None
        local = local_derivative(node, node.inputs.index(slope.wrt) + 1)
        alone = isinstance(local, Reference) and self[slope] == self[local.variable]
        return local.variable if alone and isinstance(local, Reference) else None

    def forward(self, updates: int = 0) -> Mapping[Variable, Decimal]:
        """Every leaf and node after so many updates, under its name before them."""
        with precision():
            return self._moment(updates).values

    def slopes(self, updates: int = 0) -> Slopes:
        """The local derivatives of every node after so many updates."""
        with precision():
            return self._moment(updates).local

    def as_dict(self) -> dict[str, float]:
        """Key and value of every quantity that ``quantities`` lists, in that order, as floats."""
        return {key: _double(key, value) for key, value in self.by_key().items()}

    def by_key(self) -> dict[str, Decimal]:
        """The same with all digits."""
        graph = self.problem.graph
        return {key_of(graph, one): self[one] for one in quantities(graph)}

    def errors(self, iterations: int) -> tuple[tuple[int, float], ...]:
        """The error on the way to so many updates, in float64: for drawing, closer at first."""
        trainer, output = self._quick.trainer, self.problem.graph.output
        self._quick.after(iterations)
        stops = (0, *checkpoints(iterations), iterations)
        return tuple((k, trainer.values(self._quick.after(k))[output]) for k in stops)

    def _lookup(self, part: Term) -> Decimal:
        match part:
            case Reference(variable):
                return self[variable]
            case Partial(Reference(), _):
                return self[part]
            case Partial(of, wrt):
                return self._carried_out(of, wrt)
            case IndexedSum():
                return sum(map(self.evaluate, self._written(part)), Decimal(0))
            case _:
                raise NumericsError(f"a {type(part).__name__} is not one number; take its entries")

    def _carried_out(self, of: Term, wrt: Variable) -> Decimal:
        """d/d(wrt) of an expression, each variable in it moving with its own derivative."""

        def lookup(part: Term) -> Dual:
            match part:
                case Reference(variable) if variable == RATE:
                    return Dual(self[variable])
                case Reference(variable):
                    return Dual(self[variable], self[Partial(part, wrt)])
                case IndexedSum():
                    terms = self._written(part)
                    return reduce(add, (evaluate(one, DUALS, lookup) for one in terms))
            raise NumericsError(f"the derivative of a {type(part).__name__} has no value here")

        return evaluate(of, DUALS, lookup).slope

    def _written(self, whole: IndexedSum) -> Iterator[Term]:
        """The terms of a sum over a layer."""
        units = range(1, self.problem.graph.layers[whole.layer].size + 1)
        return (bind(whole.body, whole.index, unit) for unit in units)

    def _derivative(self, slope: Partial) -> Decimal:
        assert isinstance(slope.of, Reference), "only the derivative of a variable is a quantity"
        of, wrt = slope.of.variable, slope.wrt
        if of.updates != wrt.updates:
            raise QuantityError(
                f"{key_of(self.problem.graph, slope)} mixes values before and after an update; "
                "write both with the same number of updates"
            )
        of, wrt = of.after(-of.updates), wrt.after(-wrt.updates)
        self._check(of)
        self._check(wrt)
        return self._moment(slope.wrt.updates).derivative(of, wrt)

    def _check(self, variable: Variable) -> None:
        graph = self.problem.graph
        if variable not in graph.consumers:
            raise QuantityError(
                f"{graph.key(variable)} is not a quantity of this network; "
                "`derive values SPEC` lists them all"
            )

    def _moment(self, updates: int) -> _Moment:
        if updates not in self._moments:
            graph, given = self.problem.graph, self.problem.given
            leaves = {leaf: given[leaf].value for leaf in graph.leaves}
            moved = zip(graph.parameters, self._after(updates), strict=True) if updates else ()
            self._moments[updates] = _Moment(graph, forward(graph, leaves | dict(moved), DECIMALS))
        return self._moments[updates]

    def _after(self, updates: int) -> tuple[Decimal, ...]:
        """The parameters after so many updates, the same whatever was asked for before."""
        if updates <= EXACT_UPDATES:
            return self._exact.after(updates)
        return tuple(map(Decimal, self._quick.after(updates)))

    @cached_property
    def _exact(self) -> Path[Decimal]:
        return Path(Trainer(self.problem, DECIMALS))

    @cached_property
    def _quick(self) -> Path[float]:
        return Path(Trainer(self.problem, FLOATS))


def _double(key: str, value: Decimal) -> float:
    """``value`` in double precision, which has no number as large as some with 50 digits."""
    number = float(value)
    if not math.isfinite(number):
        raise NumericsError(
            f"{key} = {value:.4e} is beyond double precision; choose smaller weights or inputs"
        )
    return number


@dataclass(slots=True)
class _Moment:
    """All values after a certain number of updates, and the derivatives asked for so far."""

    graph: Graph
    values: Mapping[Variable, Decimal]
    slopes: Slopes = field(default_factory=dict)
    found: dict[Variable, Mapping[Variable, Decimal]] = field(default_factory=dict)

    @property
    def local(self) -> Slopes:
        """The local derivatives, taken when they are first asked for."""
        self.slopes = self.slopes or local_slopes(self.graph, self.values)
        return self.slopes

    def derivative(self, of: Variable, wrt: Variable) -> Decimal:
        """d(of)/d(wrt) through the graph; 0 where no path leads from one to the other."""
        if of not in self.found:
            self.found[of] = pull_back(self.graph, self.local, of)
        return self.found[of].get(wrt, Decimal(0))
