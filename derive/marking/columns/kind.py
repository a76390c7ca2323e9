"""Kinds of columns, and the evaluation of terms over them."""

from __future__ import annotations

from collections.abc import Callable
from functools import reduce
from typing import Protocol, TypeAlias, TypeVar

import numpy as np
import numpy.typing as npt

from derive.algebra.term import (
    Cases,
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

Column: TypeAlias = npt.NDArray[np.float64]
Mask: TypeAlias = npt.NDArray[np.bool_]
Index: TypeAlias = npt.NDArray[np.intp]
V = TypeVar("V")


class Kind(Protocol[V]):
    """What can be done with columns of one kind; nothing raises, what has no value is NaN."""

    def point(self, column: Column) -> V: ...  # noqa: D102
    def add(self, one: V, other: V) -> V: ...  # noqa: D102
    def multiply(self, one: V, other: V) -> V: ...  # noqa: D102
    def divide(self, one: V, other: V) -> V: ...  # noqa: D102
    def negate(self, one: V) -> V: ...  # noqa: D102
    def power(self, base: V, exponent: V) -> V: ...  # noqa: D102
    def function(self, name: str, operand: V) -> V: ...  # noqa: D102
    def choose(self, relation: Relation, sides: tuple[V, V], then: V, otherwise: V) -> V: ...  # noqa: D102
    def settled(self, one: V) -> V: ...  # noqa: D102 (a result as it is written down)
    def answered(self, by: Column) -> V: ...  # noqa: D102 (a result as somebody wrote it down)
    def replaced(self, one: V, where: Mask, by: Column) -> V: ...  # noqa: D102


def evaluate(node: Term, kind: Kind[V], lookup: Callable[[Term], V]) -> V:
    """The column of ``node``; ``lookup`` answers for references and derivatives.

    It calls itself, as a closure inside it would keep every column until garbage is looked for.
    """
    match node:
        case Number(digits):
            return kind.point(np.asarray(float(digits)))
        case Sum(parts):
            return reduce(kind.add, (evaluate(part, kind, lookup) for part in parts))
        case Product(parts):
            return reduce(kind.multiply, (evaluate(part, kind, lookup) for part in parts))
        case Quotient(above, below):
            return kind.divide(evaluate(above, kind, lookup), evaluate(below, kind, lookup))
        case Power(base, exponent):
            return kind.power(evaluate(base, kind, lookup), evaluate(exponent, kind, lookup))
        case Negation(inner):
            return kind.negate(evaluate(inner, kind, lookup))
        case Function(name, inner):
            return kind.function(name, evaluate(inner, kind, lookup))
        case Hole(_, answer):
            return evaluate(answer, kind, lookup)
        case Cases():
            return _chosen(node, kind, lookup)
    return lookup(node)


def _chosen(node: Cases, kind: Kind[V], lookup: Callable[[Term], V]) -> V:
    found = evaluate(node.otherwise, kind, lookup)
    for then, asked in reversed(node.branches):
        sides = evaluate(asked.left, kind, lookup), evaluate(asked.right, kind, lookup)
        found = kind.choose(asked.relation, sides, evaluate(then, kind, lookup), found)
    return found
