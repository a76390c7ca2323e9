"""Answers that show how they were worked out: ``0.74*0.19*0.59 = 0.083``.

A working is laid over the quantity's own way: where each of its numbers is what an operand rounds
to, and the operands themselves in their places give the right result, only rounding is at fault.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from math import isfinite, prod

import numpy as np

from derive.marking.columns.kind import Column
from derive.marking.expressions.postfix import Postfix, worth

Read = Callable[[str], Postfix | None]
MOST_NUMBERS = 12  # in one working
MOST_TRIED = 20_000  # ways to lay one over
FIRST_TRIED = 8  # operands for each number
SAME = 1e-9
NEAR = 0.01  # of an operand: how far off it may be that was itself rounded early
_SIDES = re.compile(r"[=≈→]|\\approx")
_WORDS = re.compile(r"\\?(?:exp|ln|tanh|sqrt|[dt]?frac|cdot|times|left|right)|e(?=\^)")
_WORKED = re.compile(r"[0-9)}] *(?:[-+*/·×⋅∙^−(]|\\)|[a-z]\(")


@dataclass(frozen=True)
class Working:
    """One arithmetic expression without names."""

    postfix: Postfix

    @cached_property
    def numbers(self) -> tuple[float, ...]:
        """The numbers, from left to right."""
        return tuple(mark for mark in self.postfix if isinstance(mark, float))

    def gives(self, answer: float) -> bool:
        """Whether ``answer`` is what it comes to, rounded or cut off."""
        try:
            made = float(worth(self.postfix, ()))
        except ArithmeticError:
            return False
        return abs(made - answer) < _last(answer) * (1 + SAME)

    def lies_over(self, operands: Column, results: Column) -> bool:
        """Whether with ``operands`` in the places of its numbers one of ``results`` comes out."""
        return self._comes_out([_meant(one, operands) for one in self.numbers], results)

    def has_the_way(self, operands: Column, results: Column) -> bool:
        """Whether it does so once any one of its numbers is replaced by any operand."""
        meant = [_meant(one, operands) for one in self.numbers]
        every = np.unique(operands[np.isfinite(operands)])
        return any(
            self._comes_out([*meant[:k], every, *meant[k + 1 :]], results, free=k)
            for k in range(len(meant))
        )

    def _comes_out(
        self, meant: Sequence[Column], results: Column, *, free: int | None = None
    ) -> bool:
        most = FIRST_TRIED
        while most > 1 and prod(_sizes(meant, most, free)) > MOST_TRIED:
            most -= 1
        axes = [one if k == free else one[:most] for k, one in enumerate(meant)]
        made = np.ravel(worth(_placed(self.postfix), np.ix_(*axes)))
        near = SAME * np.maximum(np.abs(results), 1e-12)
        return bool(np.any(np.abs(made[:, None] - results) <= near))


def workings(text: str, read: Read) -> list[Working]:
    """The workings among the sides of ``text``."""
    if not _WORKED.search(text):
        return []
    sides = (side.strip(" $`") for side in _SIDES.split(text))
    found = (read(side) for side in sides if _WORKED.search(side) and not _has_names(side))
    return [Working(one) for one in found if one is not None and _is_arithmetic(one)]


def _has_names(side: str) -> bool:
    return any(map(str.isalpha, _WORDS.sub("", side)))


def _is_arithmetic(postfix: Postfix) -> bool:
    numbers = [mark for mark in postfix if isinstance(mark, float)]
    if not all(map(isfinite, numbers)):
        return False
    told = len(postfix) > 1 and any(not one.is_integer() for one in numbers)
    return told and len(numbers) <= MOST_NUMBERS and all(type(one) is not int for one in postfix)


def _sizes(meant: Sequence[Column], most: int, free: int | None) -> list[int]:
    return [one.size if k == free else min(one.size, most) for k, one in enumerate(meant)]


def _placed(postfix: Postfix) -> Postfix:
    """The same with a symbol for each number: -1 for the first."""
    out: list[int | float | str] = []
    count = 0
    for mark in postfix:
        count += isinstance(mark, float)
        out.append(-count if isinstance(mark, float) else mark)
    return tuple(out)


def _meant(number: float, operands: Column) -> Column:
    """``number`` itself, and the operands that it may stand for; a whole number is exact."""
    if number.is_integer():
        return np.array([number])
    off, last = np.abs(operands - number), _last(number)
    close = off <= last / 2 * (1 + SAME)
    if not close.any():
        close = off <= np.maximum(NEAR * np.abs(number), last if _digits(number) > 1 else 0)
    found, first = np.unique(operands[close], return_index=True)
    return np.concatenate(([number], found[np.argsort(first)]))


def _last(number: float) -> float:
    """What a one in the last place of ``number`` is worth."""
    return float(10.0 ** int(Decimal(repr(number)).as_tuple().exponent))


def _digits(number: float) -> int:
    return len(Decimal(repr(number)).normalize().as_tuple().digits)
