"""How written terms combine: brackets, signs and heights, the same for every format."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from derive.notation.syntax import Bracket, Level, Sign, Syntax


class Fragment(NamedTuple):
    """A written term, and what its surroundings must know to place it.

    ``opens`` says that it starts with a bracketed sum, ``symbol`` that it ends in a symbol or a
    number: where the one follows the other, a product needs no sign. Nor does it between two
    matrices.
    """

    code: str
    level: Level
    tall: bool = False
    opens: bool = False
    symbol: bool = False
    matrix: bool = False


def bracketed(syntax: Syntax, inner: Fragment) -> Fragment:
    """(inner)."""
    code = syntax.fence(inner.code, Bracket.ROUND, tall=inner.tall)
    opens = inner.level is Level.SUM
    return Fragment(code, Level.ATOM, inner.tall, opens, matrix=inner.matrix)


def negated(syntax: Syntax, inner: Fragment) -> Fragment:
    """-inner."""
    code = syntax.row([syntax.minus(), inner.code])
    return Fragment(code, Level.SIGNED, inner.tall, symbol=inner.symbol, matrix=inner.matrix)


def added(syntax: Syntax, first: Fragment, rest: Sequence[tuple[Sign, Fragment]]) -> Fragment:
    """First + second - third …"""
    pieces = [first.code]
    for sign, inner in rest:
        pieces += (syntax.sign(sign), inner.code)
    tall = first.tall or any(inner.tall for _, inner in rest)
    return Fragment(syntax.row(pieces), Level.SUM, tall, symbol=True, matrix=first.matrix)


def multiplied(syntax: Syntax, factors: Sequence[Fragment], sign: Sign) -> Fragment:
    """The factors with ``sign`` between them, but for ``out (1 - out)``."""
    pieces = [factors[0].code]
    for before, after in pairwise(factors):
        pieces += (syntax.sign(joint(before, after, sign)), after.code)
    first, last = factors[0], factors[-1]
    tall = any(factor.tall for factor in factors)
    level = Level.SIGNED if first.level is Level.SIGNED else Level.PRODUCT
    return Fragment(syntax.row(pieces), level, tall, first.opens, last.symbol, last.matrix)


def joint(before: Fragment, after: Fragment, sign: Sign) -> Sign:
    """What stands between two factors."""
    if before.matrix and after.matrix:
        return Sign.JUXTAPOSED
    return Sign.JUXTAPOSED if before.symbol and after.opens else sign


def entrywise(syntax: Syntax, factors: Sequence[Fragment]) -> Fragment:
    """First ⊙ second ⊙ third …"""
    pieces = [factors[0].code]
    for factor in factors[1:]:
        pieces += (syntax.sign(Sign.HADAMARD), factor.code)
    tall = any(factor.tall for factor in factors)
    return Fragment(syntax.row(pieces), Level.SERIES, tall, matrix=True)


def transposed(syntax: Syntax, inner: Fragment) -> Fragment:
    """inner^T."""
    return Fragment(syntax.transposed(inner.code), Level.POWER, inner.tall, matrix=True)


def shaped(syntax: Syntax, inner: Fragment, rows: int, columns: int) -> Fragment:
    """Inner, and below it ``rows × columns``."""
    return Fragment(syntax.shaped(inner.code, rows, columns), inner.level, tall=True, matrix=True)


def divided(syntax: Syntax, numerator: Fragment, denominator: Fragment) -> Fragment:
    """numerator / denominator."""
    code = syntax.fraction(numerator.code, denominator.code)
    if syntax.linear:
        return Fragment(code, Level.PRODUCT)
    return Fragment(code, Level.POWER, tall=True, symbol=numerator.symbol and denominator.symbol)


def raised(syntax: Syntax, base: Fragment, exponent: Fragment) -> Fragment:
    """Base ^ exponent."""
    code = syntax.power(base.code, exponent.code)
    return Fragment(code, Level.POWER, base.tall, base.opens)


def applied(syntax: Syntax, function: str, operand: Fragment) -> Fragment:
    """A function of one argument: e^x, √x, |x| or ``name(x)``; exp(x) where x holds a fraction."""
    if function == "exp" and not operand.tall:
        return Fragment(syntax.exponential(operand.code), Level.POWER)
    if function == "sqrt":
        return Fragment(syntax.root(operand.code), Level.ATOM, operand.tall)
    if function == "abs":
        code = syntax.fence(operand.code, Bracket.BAR, tall=operand.tall)
        return Fragment(code, Level.ATOM, operand.tall)
    fence = syntax.fence(operand.code, Bracket.ROUND, tall=operand.tall)
    return Fragment(syntax.row([syntax.function(function), fence]), Level.ATOM, operand.tall)


def derivative(syntax: Syntax, of: Fragment, wrt: Fragment) -> Fragment:
    """The symbol d(of)/d(wrt)."""
    level = Level.PRODUCT if syntax.linear else Level.POWER
    return Fragment(syntax.partial(of.code, wrt.code), level, tall=True)


def slope(syntax: Syntax, of: Fragment, wrt: Fragment) -> Fragment:
    """The symbol d(of)/d(wrt) on one line."""
    return Fragment(syntax.slope(of.code, wrt.code), Level.PRODUCT)


def instruction(syntax: Syntax, of: Fragment, wrt: Fragment) -> Fragment:
    """The instruction d/d(wrt) [ of ]."""
    fence = syntax.fence(of.code, Bracket.SQUARE, tall=of.tall)
    level = Level.PRODUCT if syntax.linear else Level.POWER
    return Fragment(syntax.row([syntax.derivation(wrt.code), fence]), level, tall=True)
