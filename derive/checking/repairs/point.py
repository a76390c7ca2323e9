"""Terms at one point, in double precision and fast: many candidates are tried there."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import TypeAlias

from derive.algebra.arithmetic import FLOATS, evaluate
from derive.algebra.indexed import bind
from derive.algebra.matrices import entries, is_matrix
from derive.algebra.term import IndexedSum, Term
from derive.errors import DeriveError
from derive.numerics.values import Values

Vector: TypeAlias = tuple[float, ...]
SAME = 1e-9  # relative


@dataclass(frozen=True)
class Point:
    """The values at one point; each quantity is looked up once."""

    values: Values
    _known: dict[Term, float] = field(default_factory=dict, init=False, repr=False)

    def vector(self, term: Term) -> Vector | None:
        """The value of ``term``, of a matrix row by row; None where it has none."""
        try:
            rows = entries(term).rows if is_matrix(term) else ((term,),)
            found = tuple(self._number(one) for row in rows for one in row)
        except (DeriveError, ArithmeticError, ValueError):
            return None
        return found if all(map(math.isfinite, found)) else None

    def _number(self, term: Term) -> float:
        return evaluate(term, FLOATS, self._lookup)

    def _lookup(self, part: Term) -> float:
        if part not in self._known:
            self._known[part] = self._found(part)
        return self._known[part]

    def _found(self, part: Term) -> float:
        if isinstance(part, IndexedSum):
            units = range(1, self.values.problem.graph.layers[part.layer].size + 1)
            return sum(self._number(bind(part.body, part.index, k)) for k in units)
        return float(self.values.evaluate(part))


def alike(one: Vector | None, other: Vector | None) -> bool:
    """Whether two values are equal but for the rounding of double precision."""
    if one is None or other is None or len(one) != len(other):
        return False
    size = max(map(abs, (*one, *other)))
    return all(abs(a - b) <= SAME * size for a, b in zip(one, other, strict=True))
