"""What comes after a quantity: it can be another number where the quantity is another."""

from __future__ import annotations

from derive.algebra.term import Partial, Reference
from derive.algebra.variable import Role, Variable
from derive.marking.columns.paths import Paths
from derive.model.quantity import Quantity, error_of, net_of


def rests_on(paths: Paths, one: Quantity, other: Quantity) -> bool:
    """Whether ``one`` may be computed from ``other``, or is the same."""
    this, that = _steps(one), _steps(other)
    if this != that:
        return this > that
    slope, before = _slope(paths, one), _slope(paths, other)
    if isinstance(slope, Variable):
        return isinstance(before, Variable) and _leads(paths, before, slope)
    if isinstance(before, Variable):
        return True
    return _leads(paths, slope.wrt, before.wrt) and _leads(paths, _of(before), _of(slope))


def _steps(quantity: Quantity) -> int:
    """How many updates were made before it."""
    return (quantity.wrt if isinstance(quantity, Partial) else quantity).updates


def _slope(paths: Paths, quantity: Quantity) -> Quantity:
    """``quantity``; for a delta the derivative that it is."""
    if isinstance(quantity, Partial) or quantity.role is not Role.DELTA:
        return quantity
    error = error_of(paths.graph, quantity).after(quantity.updates)
    return Partial(Reference(error), net_of(quantity))


def _of(slope: Partial) -> Variable:
    assert isinstance(slope.of, Reference)
    return slope.of.variable


def _leads(paths: Paths, one: Variable, other: Variable) -> bool:
    """Whether ``other`` is ``one``, or is computed from it."""
    one, other = one.after(-one.updates), other.after(-other.updates)
    return one in paths.below(other)
