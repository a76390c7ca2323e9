"""What would have to stand at each place of a formula for it to have a given value.

From the whole formula down: where a + b must be 3, a must be 3 - b. All formulas of a column go
down together, a level at a time. Where more than one value would do, as under a square, the part is
gone through with each of them. NaN says that anything may stand there; where nothing helps, nothing
is looked at any further.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

import numpy as np

from derive.marking.columns.kind import Column, Index, Mask
from derive.marking.expressions.forest import LEAF, OPERATIONS, Forest
from derive.marking.expressions.postfix import MINUS, PAIRED


class Needs(NamedTuple):
    """Parts of formulas: of which, the place of the mark that ends it, and the value it needs."""

    formula: Index
    part: Index
    place: Index
    value: Column

    def at(self, these: Mask | Index) -> Needs:
        """Some of them."""
        formula, part, place, value = self
        return Needs(formula[these], part[these], place[these], value[these])

    @classmethod
    def joined(cls, every: list[Needs]) -> Needs:
        """All of them."""
        formula, part, place = (np.concatenate([one[k] for one in every]) for k in range(3))
        return cls(formula, part, place, np.concatenate([one.value for one in every]))


def needs(forest: Forest, worth: Column, target: float) -> Needs:
    """Every part of every formula, each of which should be worth ``target``."""
    roots, operations = forest.roots, forest.operations
    whole = Needs(
        np.arange(roots.size), roots, forest.sizes[roots] - 1, np.full(roots.size, target)
    )
    found = [whole]
    while below := [*_below(forest, operations, worth, found[-1])]:
        level = Needs.joined(below)
        found.append(level.at(~np.isinf(level.value)))
    return Needs.joined(found)


def branchings(forest: Forest) -> Index:
    """How many squares and the like stand inside each other, in each formula."""
    counts = np.zeros(forest.left.size, np.intp)
    for operation, begin, end in forest.groups:
        one, other = counts[forest.left[begin:end]], counts[forest.right[begin:end]]
        counts[begin:end] = np.maximum(one, other) + (OPERATIONS[operation] in _TWOFOLD)
    return counts[forest.roots]


def _below(forest: Forest, operations: Index, worth: Column, level: Needs) -> Iterator[Needs]:
    """The operands of the parts of a ``level``."""
    found = operations[level.part]
    for number in np.unique(found).tolist():
        if number == LEAF:
            continue
        these = level.at(found == number)
        left, right = forest.left[these.part], forest.right[these.part]
        name, last = OPERATIONS[number], these.place - 1
        if name not in PAIRED:
            for value in _SINGLE[name](these.value):
                yield Needs(these.formula, left, last, value)
            continue
        a, b = worth[left], worth[right]
        for value in _LEFT[name](these.value, b):
            yield Needs(
                these.formula, left, last - forest.sizes[right], _unless(np.isnan(b), value)
            )
        for value in _RIGHT[name](these.value, a):
            yield Needs(these.formula, right, last, _unless(np.isnan(a), value))


def _roots(value: Column, exponent: Column) -> tuple[Column, ...]:
    """What has this power, with either sign: one too many does no harm."""
    lost = np.equal(np.mod(exponent, 2), 0) & (value < 0)
    size = _unless(lost, np.power(np.abs(value), 1 / exponent))
    return size, -size


def _unless(hopeless: Mask, value: Column) -> Column:
    """``value``; infinity where it is ``hopeless``, which is looked at no further."""
    return np.where(hopeless, np.inf, value)


def _logarithm(value: Column) -> Column:
    return _unless(value <= 0, np.log(value))


def _anything(value: Column) -> tuple[Column, ...]:
    return (np.full(value.shape, np.nan),)


Inverse = Callable[[Column, Column], tuple[Column, ...]]

_TWOFOLD = frozenset({"^", "abs"})
_LEFT: Mapping[str, Inverse] = {
    "+": lambda value, b: (value - b,),
    "-": lambda value, b: (value + b,),
    "*": lambda value, b: (value / b,),
    "/": lambda value, b: (value * b,),
    "^": _roots,
}
_RIGHT: Mapping[str, Inverse] = {
    "+": lambda value, a: (value - a,),
    "-": lambda value, a: (a - value,),
    "*": lambda value, a: (value / a,),
    "/": lambda value, a: (a / value,),
    "^": lambda value, a: (np.where(a > 0, np.log(value) / np.log(a), np.nan),),
}
_SINGLE: Mapping[str, Callable[[Column], tuple[Column, ...]]] = {
    MINUS: lambda value: (-value,),
    "exp": lambda value: (_logarithm(value),),
    "ln": lambda value: (np.exp(value),),
    "tanh": lambda value: (_unless(np.abs(value) >= 1, np.arctanh(value)),),
    "sqrt": lambda value: (_unless(value < 0, value**2),),
    "abs": lambda value: (_unless(value < 0, value), _unless(value < 0, -value)),
    "sigma": lambda value: (-_logarithm(1 / value - 1),),
    "sin": _anything,
    "cos": _anything,
}
