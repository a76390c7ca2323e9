"""Formulas in postfix order: ``a * (b - 1)`` is a, b, 1, -, *.

A number stands for itself, a symbol for its place in the stock of symbols: -1 is the first one, so
that no symbol equals a number. Brackets that change nothing leave no trace here, nor does spelling.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeAlias

import numpy as np

from derive.algebra.term import (
    Function,
    Hole,
    Negation,
    Number,
    Power,
    Product,
    Quotient,
    Sum,
    Term,
)
from derive.marking.columns.exact import FUNCTIONS

Postfix: TypeAlias = tuple[int | float | str, ...]
Worths: TypeAlias = Sequence[Any] | Mapping[int, Any]
MINUS = "~"  # in front of its operand, where it is written

PAIRED: Mapping[str, Callable[[Any, Any], Any]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "/": operator.truediv,
    "^": np.power,
}
SINGLE: Mapping[str, Callable[[Any], Any]] = {MINUS: operator.neg, **FUNCTIONS}


def worth(postfix: Postfix, worths: Worths) -> Any:
    """The value, of one point or of many; ArithmeticError where a part without symbols has none."""
    stack: list[Any] = []
    for mark in postfix:
        kind = type(mark)
        if kind is int:
            stack.append(worths[~mark])  # type: ignore[operator]
        elif kind is float:
            stack.append(mark)
        elif mark in PAIRED:
            second = stack.pop()
            stack[-1] = PAIRED[mark](stack[-1], second)  # type: ignore[index]
        else:
            stack[-1] = SINGLE[mark](stack[-1])  # type: ignore[index]
    return stack[0]


def postfix_of(term: Term, place: Callable[[Term], int]) -> Postfix:
    """``term`` in postfix order; what is no arithmetic gets its ``place``."""
    out: list[int | float | str] = []
    _write(term, place, out)
    return tuple(out)


def _write(term: Term, place: Callable[[Term], int], out: list[int | float | str]) -> None:
    match term:
        case Number(digits):
            out.append(float(digits))
        case Sum(terms):
            _joined(terms, place, out)
        case Product(factors):
            _write(factors[0], place, out)
            for factor in factors[1:]:
                _write(factor, place, out)
                out.append("*")
        case Quotient(first, second) | Power(first, second):
            _write(first, place, out)
            _write(second, place, out)
            out.append("/" if isinstance(term, Quotient) else "^")
        case Negation(inner) | Function(_, inner):
            _write(inner, place, out)
            out.append(term.name if isinstance(term, Function) else MINUS)
        case Hole(_, answer):
            _write(answer, place, out)
        case _:
            out.append(place(term))


def _joined(
    terms: tuple[Term, ...], place: Callable[[Term], int], out: list[int | float | str]
) -> None:
    _write(terms[0], place, out)
    for term in terms[1:]:
        minus = isinstance(term, Negation)
        _write(term.operand if isinstance(term, Negation) else term, place, out)
        out.append("-" if minus else "+")
