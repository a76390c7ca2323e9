"""The bridge to SymPy, the algebra behind the terms; the only module that imports it.

SymPy is slow to load: `derive.algebra.symbolic` asks it only for what it has not answered before.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from functools import cache, reduce
from operator import add, mul
from typing import Any, TypeAlias

import sympy  # type: ignore[import-untyped]

from derive.algebra.differ import differ
from derive.algebra.piecewise import outermost, pieces, written_out
from derive.algebra.reading_order import reading_order
from derive.algebra.term import (
    ONE,
    ZERO,
    Cases,
    Function,
    Hole,
    Negation,
    Number,
    Partial,
    Power,
    Product,
    Quotient,
    Reference,
    Sum,
    Term,
    substitute,
    variables,
    walk,
)
from derive.algebra.variable import Variable
from derive.errors import AlgebraError

Expression: TypeAlias = Any  # SymPy ships no types

FUNCTIONS: Mapping[str, Expression] = {
    "exp": sympy.exp,
    "ln": sympy.log,
    "tanh": sympy.tanh,
    "sin": sympy.sin,
    "cos": sympy.cos,
    "sqrt": sympy.sqrt,
    "abs": sympy.Abs,
    "sigma": sympy.Function("sigma", real=True),  # the logistic function, left unopened
}
_NAMES = {function: name for name, function in FUNCTIONS.items()}

ATOMS = (Reference, Partial, Cases)

# Beyond these SymPy's exact numbers take for ever: 9^9^9 has 369 million digits.
LARGEST_EXPONENT = 100
LARGEST_MAGNITUDE = 1000


def to_sympy(node: Term) -> Expression:
    """``node`` as a SymPy expression over real symbols; what is automatic in SymPy happens.

    A derivative of a Reference is a symbol of its own, and so is a case distinction; the derivative
    of anything larger is carried out, all other references being held constant. Raises
    AlgebraError for sums over an index and matrices.
    """
    match node:
        case Number(digits):
            return _number(digits)
        case Reference() | Partial(Reference(), _) | Cases():
            return symbol(node)
        case Sum(parts):
            return sympy.Add(*map(to_sympy, parts))
        case Product(parts):
            return sympy.Mul(*map(to_sympy, parts))
        case Quotient(above, below):
            return to_sympy(above) / _nonzero(to_sympy(below), node)
        case Power(base, exponent):
            return _power(to_sympy(base), to_sympy(exponent))
        case Negation(inner):
            return -to_sympy(inner)
        case Function(name, inner):
            return _function(name)(to_sympy(inner))
        case Partial(of, wrt):
            return to_sympy(differentiate(of, wrt))
        case Hole(_, answer):
            return to_sympy(answer)
        case _:
            raise AlgebraError(
                f"{type(node).__name__} has no value of one number; write it out first"
            )


@cache
def symbol(atom: Reference | Partial | Cases) -> Expression:
    """The real symbol for a variable, the derivative of one by another, or a case distinction."""
    return sympy.Symbol(repr(atom), real=True)


def from_sympy(expression: Expression, atoms: Iterable[Term]) -> Term:
    """``expression`` as a Term over ``atoms``: signs in front, quotients as fractions.

    The order is ours and does not depend on what was computed before: in a sum positive terms come
    first, in sums and products numbers before variables before larger terms.
    """
    names = {symbol(atom): atom for atom in atoms if isinstance(atom, ATOMS)}
    return _term(expression, names)


def rearranged(node: Term) -> Term:
    """``node`` to SymPy and back: like terms together, signs in front, quotients as fractions."""
    return from_sympy(to_sympy(node), walk(node))


def differentiate(node: Term, variable: Variable) -> Term:
    """The derivative of ``node`` by ``variable``, all other variables held constant."""
    return gradient(node, (variable,))[0]


def gradient(node: Term, by: Iterable[Variable]) -> tuple[Term, ...]:
    """The derivatives of ``node`` by each of the variables ``by``.

    SymPy sees only those terms of a sum that hold the variable: a weighted sum is linear work.
    """
    holders: dict[Variable, list[Term]] = {}
    for part in node.terms if isinstance(node, Sum) else (node,):
        for variable in variables(part):
            holders.setdefault(variable, []).append(part)
    return tuple(_slope(holders.get(variable, []), variable) for variable in by)


def equal(a: Term, b: Term, given: Mapping[Variable, Term] | None = None) -> bool:
    """Whether ``a`` and ``b`` are proved to be the same function once ``given`` is put in."""
    first, second = (written_out(substitute(side, given or {})) for side in (a, b))
    return first == second or all(_agree(*both) for both in pieces(first, second))


def _agree(first: Term, second: Term) -> bool:
    if first == second:
        return True
    return not differ(first, second) and _vanishes(to_sympy(first) - to_sympy(second))


def _slope(parts: list[Term], variable: Variable) -> Term:
    slopes = [slope for part in parts for slope in _slopes(written_out(part), variable)]
    return reduce(add, slopes) if slopes else ZERO


def _slopes(part: Term, variable: Variable) -> Iterator[Term]:
    """What the derivative of ``part`` is the sum of: one term outside its cases, one for each."""
    whole = to_sympy(part)
    outside = sympy.diff(whole, symbol(Reference(variable)))
    if outside != 0:
        yield from_sympy(outside, walk(part))
    for cases in outermost(part):
        inner = _by_piece(cases, variable)
        if inner != ZERO:
            factor = from_sympy(sympy.diff(whole, symbol(cases)), walk(part))
            yield inner if factor == ONE else factor * inner


def _by_piece(cases: Cases, variable: Variable) -> Term:
    branches = tuple((_slope([then], variable), asked) for then, asked in cases.branches)
    otherwise = _slope([cases.otherwise], variable)
    same = all(then == otherwise for then, _ in branches)
    return otherwise if same else Cases(branches, otherwise)


def _number(digits: str) -> Expression:
    value = Decimal(digits)
    if value and abs(value.adjusted()) > LARGEST_MAGNITUDE:
        raise AlgebraError(f"{digits} is too large or too small for exact algebra")
    return sympy.Rational(*value.as_integer_ratio())


def _power(base: Expression, exponent: Expression) -> Expression:
    if exponent.is_number and abs(exponent) > LARGEST_EXPONENT:
        raise AlgebraError(f"an exponent above {LARGEST_EXPONENT} is too large for exact algebra")
    return base**exponent


def _nonzero(expression: Expression, node: Term) -> Expression:
    if expression == 0:
        raise AlgebraError("a quotient divides by zero: " + repr(node))
    return expression


def _function(name: str) -> Expression:
    if name not in FUNCTIONS:
        raise AlgebraError(f"there is no function {name!r}; known ones: {', '.join(FUNCTIONS)}")
    return FUNCTIONS[name]


def _vanishes(difference: Expression) -> bool:
    attempts = (
        lambda d: d,
        sympy.expand,
        lambda d: sympy.expand(sympy.fraction(sympy.together(d))[0]),
        sympy.cancel,
        sympy.simplify,
    )
    return any(attempt(difference) == 0 for attempt in attempts)


def _term(expression: Expression, names: Mapping[Expression, Term]) -> Term:
    if expression.is_Rational:
        return _rational(expression)
    if expression.is_Symbol:
        return names[expression]
    if expression.is_Add:
        parts = sorted((_term(part, names) for part in expression.args), key=reading_order)
        return reduce(add, _signed(parts))
    if expression.is_Mul or expression.is_Pow:
        return _product(expression, names)
    if expression is sympy.E:
        return Function("exp", ONE)
    if expression.func in _NAMES:
        return Function(_NAMES[expression.func], _term(expression.args[0], names))
    raise AlgebraError(
        f"SymPy answers with {expression.func.__name__}, which cannot be written here"
    )


def _rational(value: Expression) -> Term:
    above, below = Number(str(abs(value.p))), Number(str(value.q))
    size = above if value.q == 1 else Quotient(above, below)
    return Negation(size) if value < 0 else size


def _signed(parts: list[Term]) -> list[Term]:
    return [part for part in parts if not isinstance(part, Negation)] + [
        part for part in parts if isinstance(part, Negation)
    ]


def _product(expression: Expression, names: Mapping[Expression, Term]) -> Term:
    """Negative powers go below the fraction line, a minus sign in front."""
    above: list[Term] = []
    below: list[Term] = []
    negative = False
    for factor in sympy.Mul.make_args(expression):
        if factor.is_Rational:
            negative = factor < 0
            above += [Number(str(abs(factor.p)))] if abs(factor.p) != 1 else []
            below += [Number(str(factor.q))] if factor.q != 1 else []
        elif factor.is_Pow and factor.exp.is_Rational and factor.exp < 0:
            below.append(_raised(factor.base, -factor.exp, names))
        elif factor.is_Pow:
            above.append(_raised(factor.base, factor.exp, names))
        else:
            above.append(_term(factor, names))
    top = _times(above)
    size = Quotient(top, _times(below)) if below else top
    return Negation(size) if negative else size


def _raised(base: Expression, exponent: Expression, names: Mapping[Expression, Term]) -> Term:
    inner = _term(base, names)
    if exponent == 1:
        return inner
    if exponent == sympy.Rational(1, 2):
        return Function("sqrt", inner)
    return Power(inner, _term(exponent, names))


def _times(factors: list[Term]) -> Term:
    return reduce(mul, sorted(factors, key=reading_order)) if factors else ONE
