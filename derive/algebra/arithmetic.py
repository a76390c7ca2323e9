"""Evaluating terms, over any kind of number: floats, decimals, intervals."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import reduce
from operator import add, ge, gt, le, lt, mul
from typing import Any, Generic, Protocol, Self, TypeVar

from derive.algebra.term import (
    Cases,
    Condition,
    Function,
    Hole,
    Negation,
    Number,
    Power,
    Product,
    Quotient,
    Relation,
    Sum,
    Term,
)
from derive.errors import AlgebraError


class Scalar(Protocol):
    """What a kind of number must be able to do."""

    def __add__(self, other: Self, /) -> Self: ...
    def __mul__(self, other: Self, /) -> Self: ...
    def __truediv__(self, other: Self, /) -> Self: ...
    def __neg__(self) -> Self: ...
    def __lt__(self, other: Self, /) -> bool: ...
    def __le__(self, other: Self, /) -> bool: ...


S = TypeVar("S", bound=Scalar)


@dataclass(frozen=True, slots=True)
class Arithmetic(Generic[S]):
    """A kind of number: how it is read from digits, its sums, its powers and its functions.

    ``either`` encloses two values of which one is right, for numbers so vague that a condition may
    hold or not: such numbers are neither ``<`` nor ``>=`` each other.
    """

    number: Callable[[str], S]
    power: Callable[[S, S], S]
    functions: Mapping[str, Callable[[S], S]]
    either: Callable[[S, S], S] | None = None
    plus: Callable[[S, S], S] = add

    def function(self, name: str) -> Callable[[S], S]:
        """The function called ``name``; raises AlgebraError listing those there are."""
        try:
            return self.functions[name]
        except KeyError:
            known = ", ".join(sorted(self.functions))
            raise AlgebraError(f"there is no function {name!r}; known ones: {known}") from None


RELATIONS: Mapping[Relation, Callable[[Any, Any], bool]] = {">": gt, ">=": ge, "<": lt, "<=": le}
OPPOSITE: Mapping[Relation, Relation] = {">": "<=", ">=": "<", "<": ">=", "<=": ">"}

FLOATS: Arithmetic[float] = Arithmetic(
    number=float,
    power=math.pow,
    functions={
        "exp": math.exp,
        "ln": math.log,
        "tanh": math.tanh,
        "sin": math.sin,
        "cos": math.cos,
        "sqrt": math.sqrt,
        "abs": abs,
        "sigma": lambda x: 1 / (1 + math.exp(-x)),
    },
)


def evaluate(node: Term, arithmetic: Arithmetic[S], lookup: Callable[[Term], S]) -> S:
    """The value of ``node``; ``lookup`` answers for what is not arithmetic: references, partials.

    Raises ArithmeticError or ValueError where the expression has no value.
    """

    def value(part: Term) -> S:
        match part:
            case Number(digits):
                return arithmetic.number(digits)
            case Sum(parts):
                return reduce(arithmetic.plus, map(value, parts))
            case Product(parts):
                return reduce(mul, map(value, parts))
            case Quotient(above, below):
                return value(above) / value(below)
            case Power(base, exponent):
                return arithmetic.power(value(base), value(exponent))
            case Negation(inner):
                return -value(inner)
            case Function(name, inner):
                return arithmetic.function(name)(value(inner))
            case Cases(branches, otherwise):
                return chosen(branches, otherwise)
            case Hole(_, answer):
                return value(answer)
            case _:
                return lookup(part)

    def chosen(branches: tuple[tuple[Term, Condition], ...], otherwise: Term) -> S:
        if not branches:
            return value(otherwise)
        (then, asked), *later = branches
        left, right = value(asked.left), value(asked.right)
        if RELATIONS[asked.relation](left, right):
            return value(then)
        rest = chosen(tuple(later), otherwise)
        if arithmetic.either is None or RELATIONS[OPPOSITE[asked.relation]](left, right):
            return rest
        return arithmetic.either(value(then), rest)

    return value(node)
