"""Columns of float64 numbers."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np

from derive.algebra.term import Relation
from derive.errors import AlgebraError
from derive.marking.columns.kind import Column, Mask

FUNCTIONS: Mapping[str, Callable[[Column], Column]] = {
    "exp": np.exp,
    "ln": np.log,
    "tanh": np.tanh,
    "sin": np.sin,
    "cos": np.cos,
    "sqrt": np.sqrt,
    "abs": np.abs,
    "sigma": lambda x: np.asarray(1 / (1 + np.exp(-x))),
}
RELATIONS: Mapping[Relation, Callable[[Column, Column], Mask]] = {
    ">": np.greater,
    ">=": np.greater_equal,
    "<": np.less,
    "<=": np.less_equal,
}


class Exact:
    """Numbers as a computer goes on with them."""

    def point(self, column: Column) -> Column:
        """``column`` itself."""
        return column

    def add(self, one: Column, other: Column) -> Column:
        """The sum."""
        return one + other

    def multiply(self, one: Column, other: Column) -> Column:
        """The product."""
        return one * other

    def divide(self, one: Column, other: Column) -> Column:
        """The quotient."""
        return one / other

    def negate(self, one: Column) -> Column:
        """The number with its other sign."""
        return -one

    def power(self, base: Column, exponent: Column) -> Column:
        """``base`` to the power of ``exponent``."""
        return np.asarray(np.power(base, exponent))

    def function(self, name: str, operand: Column) -> Column:
        """A function by its name. AlgebraError for one that there is not."""
        if name not in FUNCTIONS:
            raise AlgebraError(f"there is no function {name!r}; known: {', '.join(FUNCTIONS)}")
        return FUNCTIONS[name](operand)

    def choose(
        self, relation: Relation, sides: tuple[Column, Column], then: Column, otherwise: Column
    ) -> Column:
        """``then`` where the relation holds."""
        return np.where(RELATIONS[relation](*sides), then, otherwise)

    def settled(self, one: Column) -> Column:
        """``one`` itself: nothing is rounded."""
        return one

    def answered(self, by: Column) -> Column:
        """``by`` itself."""
        return by

    def replaced(self, one: Column, where: Mask, by: Column) -> Column:
        """``by`` in those rows."""
        return np.where(where, by, one)


class Coarse(Exact):
    """Numbers as somebody goes on with them who rounds every result to so many decimals."""

    def __init__(self, decimals: int) -> None:
        self.decimals = decimals

    def settled(self, one: Column) -> Column:
        """``one``, rounded; half-way cases go away from 0."""
        scale = 10.0**self.decimals
        return np.asarray(np.sign(one) * np.floor(np.abs(one) * scale + 0.5 + 1e-9) / scale)


EXACT = Exact()
