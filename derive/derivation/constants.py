"""The numbers in an expression: what they are worth, and how a result is written."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction

from derive.algebra.term import Negation, Number, Quotient, Term, walk


def constant(node: Term) -> Fraction | None:
    """The exact value of a number, its negative or a quotient of such; None for anything else."""
    match node:
        case Number():
            return Fraction(node.value)
        case Negation(operand):
            inner = constant(operand)
            return None if inner is None else -inner
        case Quotient(numerator, denominator):
            above, below = constant(numerator), constant(denominator)
            return None if above is None or not below else above / below
    return None


def written(value: Fraction, sources: Iterable[Term] = ()) -> Term:
    """``value`` as a term, its sign in front, in the manner of the numbers that it came from.

    One of them where it has the same size, so that 0.10 keeps its digits; a decimal where one of
    them is a decimal and the digits end; else an integer, or a quotient of two.
    """
    size = abs(value)
    numbers = [part for source in sources for part in walk(source) if isinstance(part, Number)]
    same = (number for number in numbers if number.value == size)
    found = next(same, None) or _decimal(size, numbers) or _fraction(size)
    return Negation(found) if value < 0 else found


def _decimal(size: Fraction, numbers: list[Number]) -> Term | None:
    rest = size.denominator
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    if rest > 1 or not any("." in number.digits for number in numbers):
        return None
    places = 0
    while (size * 10**places).denominator > 1:
        places += 1
    digits = tuple(map(int, str(int(size * 10**places))))
    return Number(format(Decimal((0, digits, -places)), "f"))


def _fraction(size: Fraction) -> Term:
    above = Number(str(size.numerator))
    return above if size.denominator == 1 else Quotient(above, Number(str(size.denominator)))
