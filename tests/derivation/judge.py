"""What an expression is worth, by arithmetic that shares no rule with the engine.

An unfinished derivative is a central difference, taken with so many digits that its error is far
below what is compared.
"""

from collections.abc import Mapping

import mpmath

from derive.algebra.term import (
    Function,
    Negation,
    Number,
    Partial,
    Power,
    Product,
    Quotient,
    Reference,
    Sum,
    Term,
    walk,
)
from derive.algebra.variable import Variable
from tests.derivation.expressions import VARIABLES

DIGITS = 60
STEP = mpmath.mpf(10) ** -20
LARGEST = 10**12  # beyond it a difference loses its digits, and e^x soon all memory

Point = Mapping[Variable, mpmath.mpf]
POINTS: tuple[Point, ...] = tuple(
    dict(zip(VARIABLES, map(mpmath.mpf, numbers), strict=True))
    for numbers in (("0.731", "1.319", "0.457"), ("1.61", "0.237", "2.113"), ("-0.53", "2.2", "-3"))
)


def value(node: Term, point: Point) -> mpmath.mpf | None:
    """The value at ``point``, None where there is none or it is too large to be compared."""
    with mpmath.workdps(DIGITS):
        try:
            return _value(node, point)
        except (ArithmeticError, ValueError):
            return None


def slope(node: Term, by: Variable, point: Point) -> mpmath.mpf | None:
    """The derivative of ``node`` by ``by``."""
    return value(Partial(node, by), point)


def regular(node: Term, point: Point) -> bool:
    """Whether all that is raised or rooted in ``node`` is above zero, as some rules want it."""
    radicands = (
        part.base if isinstance(part, Power) else part.operand
        for part in walk(node)
        if isinstance(part, Power) or (isinstance(part, Function) and part.name == "sqrt")
    )
    return all((found := value(one, point)) is not None and found > 0 for one in radicands)


def close(one: mpmath.mpf | None, other: mpmath.mpf) -> bool:
    return one is not None and abs(one - other) <= mpmath.mpf(10) ** -15 * (1 + abs(other))


def _value(node: Term, point: Point) -> mpmath.mpf:
    found = _unbounded(node, point)
    if abs(found) > LARGEST:
        raise OverflowError
    return found


def _unbounded(node: Term, point: Point) -> mpmath.mpf:
    match node:
        case Number(digits):
            return mpmath.mpf(digits)
        case Reference(variable):
            return point[variable]
        case Sum(parts):
            return mpmath.fsum(_value(part, point) for part in parts)
        case Product(parts):
            return mpmath.fprod(_value(part, point) for part in parts)
        case Quotient(above, below):
            return _value(above, point) / _value(below, point)
        case Power(base, exponent):
            return _power(_value(base, point), _value(exponent, point))
        case Negation(inner):
            return -_value(inner, point)
        case Function(name, inner):
            return _function(name, _value(inner, point))
        case Partial(of, wrt):
            ahead, behind = ({**point, wrt: point[wrt] + by} for by in (STEP, -STEP))
            return (_value(of, ahead) - _value(of, behind)) / (2 * STEP)
    raise TypeError(node)


def _power(base: mpmath.mpf, exponent: mpmath.mpf) -> mpmath.mpf:
    if base < 0 and not mpmath.isint(exponent):
        raise ValueError("a negative base with a broken exponent")
    return base**exponent


def _function(name: str, operand: mpmath.mpf) -> mpmath.mpf:
    if (name == "ln" and operand <= 0) or (name == "sqrt" and operand < 0):
        raise ValueError(f"{name} of a negative number")
    return getattr(mpmath, name)(operand)
