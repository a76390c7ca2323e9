"""What a formula may ask for: a hostile one costs no time, a wrong one is refused early."""

from __future__ import annotations

from math import inf, isfinite

from derive.algebra.arithmetic import FLOATS, evaluate
from derive.algebra.term import Power, Quotient, Term, children, variables

DEEPEST = 40  # brackets, signs and powers inside one another
LARGEST_DEGREE = 100  # of powers with a number for exponent, multiplied where they are nested


def hopeless(part: Term) -> bool:
    """Whether ``part`` is a constant without a finite value, or divides by a constant zero."""
    if isinstance(part, Quotient) and _value(part.denominator) == 0:
        return True
    return not variables(part) and not isfinite(_value(part))


def out_of_range(digits: str) -> bool:
    """Whether float64 cannot hold the number: it overflows, or vanishes though it is not zero."""
    value = float(digits)
    nonzero = digits.lower().partition("e")[0].strip("0.")
    return not isfinite(value) or bool(nonzero and not value)


def degree(node: Term) -> float:
    """The product of the constant exponents that stand on each other, at its largest."""
    below = max(map(degree, children(node)), default=1.0)
    if isinstance(node, Power) and not variables(node.exponent):
        return below * max(1.0, abs(_value(node.exponent)))
    return below


def _value(node: Term) -> float:
    """The value of a constant; infinity where it has none, or where a name stands in it."""
    try:
        return evaluate(node, FLOATS, _name)
    except (ArithmeticError, ValueError):
        return inf


def _name(part: Term) -> float:
    raise ValueError(f"{part} is no constant")
