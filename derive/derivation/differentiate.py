"""Differentiation by named rules, one line a rule, as it is written on a board.

The unfinished derivatives in a line are ``Partial`` terms; each move carries out one rule on
every one of them to which it applies, from the left, until none is unfinished.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from derive.algebra.piecewise import absolute
from derive.algebra.term import (
    ONE,
    ZERO,
    Cases,
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
    transform,
    variables,
    walk,
)
from derive.algebra.variable import Variable
from derive.derivation.simplify import simplify
from derive.derivation.step import Rule
from derive.errors import AlgebraError


@dataclass(frozen=True, slots=True)
class Move:
    """One line of a derivation: the rule and the term that it leads to."""

    rule: Rule
    after: Term


def differentiate(of: Term, wrt: Variable) -> tuple[Move, ...]:
    """The lines that lead from d/d(wrt) [ of ] to its simplified derivative, one at least.

    Raises AlgebraError, which names the kind of term or the function, where no rule applies.
    """
    moves: list[Move] = []
    current: Term = Partial(of, wrt)
    while (first := _first_unfinished(current, wrt)) is not None:
        rule = _apply(first)[0]
        current = transform(current, _carrying_out(rule, wrt))
        moves.append(Move(rule, current))
    tidy = simplify(current)
    if tidy != current:
        moves.append(Move(Rule.SIMPLIFY, tidy))
    return tuple(moves)


def _first_unfinished(node: Term, wrt: Variable) -> Partial | None:
    for part in walk(node):
        if isinstance(part, Partial) and part.wrt == wrt:
            return part
    return None


def _carrying_out(rule: Rule, wrt: Variable) -> Callable[[Term], Term | None]:
    def change(part: Term) -> Term | None:
        if not isinstance(part, Partial) or part.wrt != wrt:
            return None
        found, after = _apply(part)
        return after if found is rule else part

    return change


def _apply(unfinished: Partial) -> tuple[Rule, Term]:
    """The rule for the outermost operation under d/dx, and what it turns d/dx [ ... ] into."""
    of, x = unfinished.of, unfinished.wrt
    if of == Reference(x):
        return Rule.IDENTITY, ONE
    if x not in variables(of):
        return Rule.CONSTANT, ZERO
    slope = _slope(of, x)
    if slope is not None:
        return Rule.LINEAR, slope
    match of:
        case Sum(terms):
            return Rule.SUM, Sum(tuple(_signed(part, x) for part in terms))
        case Negation(operand):
            return Rule.CONSTANT_MULTIPLE, Negation(Partial(operand, x))
        case Product(factors):
            return _product(factors, x)
        case Quotient(numerator, denominator):
            return _quotient(numerator, denominator, x)
        case Power(base, exponent):
            return _power(base, exponent, x)
        case Function(name, operand):
            return _function(name, operand, x)
        case Cases(branches, otherwise):
            pieces = tuple((Partial(then, x), asked) for then, asked in branches)
            return Rule.CASES, Cases(pieces, Partial(otherwise, x))
    raise AlgebraError(
        f"no rule differentiates a term of the kind {type(of).__name__}; write it out first"
    )


def _slope(of: Term, x: Variable) -> Term | None:
    """+1 or -1 for ``x`` alone among constants, as in t - x; None otherwise."""
    match of:
        case Negation(operand) if operand == Reference(x):
            return Negation(ONE)
        case Sum(terms):
            bare = [part.operand if isinstance(part, Negation) else part for part in terms]
            if all(isinstance(part, Reference | Number) for part in bare):
                places = [k for k, part in enumerate(bare) if part == Reference(x)]
                if len(places) == 1:
                    return Negation(ONE) if isinstance(terms[places[0]], Negation) else ONE
    return None


def _signed(part: Term, x: Variable) -> Term:
    if isinstance(part, Negation):
        return Negation(Partial(part.operand, x))
    return Partial(part, x)


def _product(factors: tuple[Term, ...], x: Variable) -> tuple[Rule, Term]:
    constants = tuple(factor for factor in factors if x not in variables(factor))
    moving = tuple(factor for factor in factors if x in variables(factor))
    if len(moving) > 1:
        return Rule.PRODUCT, Sum(
            tuple(
                _one_moved(factors, k, x) for k in range(len(factors)) if x in variables(factors[k])
            )
        )
    (factor,) = moving
    base, exponent = (factor.base, factor.exponent) if isinstance(factor, Power) else (factor, ONE)
    if isinstance(exponent, Number) and (isinstance(factor, Power) or factor == Reference(x)):
        return Rule.POWER, Product((exponent, *constants, *_lowered(base, exponent, x)))
    return Rule.CONSTANT_MULTIPLE, Product((*constants, Partial(factor, x)))


def _one_moved(factors: tuple[Term, ...], moved: int, x: Variable) -> Term:
    return Product(tuple(Partial(f, x) if k == moved else f for k, f in enumerate(factors)))


def _lowered(base: Term, exponent: Term, x: Variable) -> tuple[Term, ...]:
    """``u^(n-1) * du/dx``, the inner derivative left out where u is x itself."""
    lower = Power(base, Sum((exponent, Negation(ONE))))
    return (lower,) if base == Reference(x) else (lower, Partial(base, x))


def _quotient(u: Term, v: Term, x: Variable) -> tuple[Rule, Term]:
    if x not in variables(v):
        return Rule.CONSTANT_MULTIPLE, Product((Quotient(ONE, v), Partial(u, x)))
    if x not in variables(u):
        above = Partial(v, x) if u == ONE else Product((u, Partial(v, x)))
        return Rule.RECIPROCAL, Negation(Quotient(above, Power(v, Number("2"))))
    top = Sum((Product((Partial(u, x), v)), Negation(Product((u, Partial(v, x))))))
    return Rule.QUOTIENT, Quotient(top, Power(v, Number("2")))


def _power(base: Term, exponent: Term, x: Variable) -> tuple[Rule, Term]:
    if x not in variables(exponent):
        return Rule.POWER, Product((exponent, *_lowered(base, exponent, x)))
    whole, log = Power(base, exponent), Function("ln", base)
    if x not in variables(base):
        return Rule.GENERAL_POWER, Product((whole, log, Partial(exponent, x)))
    slope = Sum(
        (
            Product((log, Partial(exponent, x))),
            Quotient(Product((exponent, Partial(base, x))), base),
        )
    )
    return Rule.GENERAL_POWER, Product((whole, slope))


def _function(name: str, u: Term, x: Variable) -> tuple[Rule, Term]:
    """The table of derivatives; the inner derivative is left out where u is x itself."""
    itself = Function(name, u)
    inner = () if u == Reference(x) else (Partial(u, x),)
    match name:
        case "exp":
            return Rule.EXPONENTIAL, _times(itself, inner)
        case "ln":
            return Rule.LOGARITHM, _over(inner, u)
        case "sqrt":
            return Rule.SQUARE_ROOT, _over(inner, Product((Number("2"), itself)))
        case "tanh":
            return Rule.TANH, _times(Sum((ONE, Negation(Power(itself, Number("2"))))), inner)
        case "sin":
            return Rule.SINE, _times(Function("cos", u), inner)
        case "cos":
            return Rule.COSINE, Negation(_times(Function("sin", u), inner))
        case "abs":
            slope = inner[0] if inner else ONE
            pieces = absolute(u).branches
            return Rule.ABSOLUTE, Cases(
                ((slope, pieces[0][1]), (Negation(slope), pieces[1][1])), ZERO
            )
    raise AlgebraError(
        f"no rule differentiates the function {name}; "
        "known ones: exp, ln, sqrt, tanh, sin, cos, abs"
    )


def _times(outer: Term, inner: tuple[Term, ...]) -> Term:
    return Product((outer, *inner)) if inner else outer


def _over(inner: tuple[Term, ...], denominator: Term) -> Term:
    return Quotient(inner[0] if inner else ONE, denominator)
