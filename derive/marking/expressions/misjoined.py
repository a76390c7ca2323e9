"""Formulas whose parts are joined in another way: brackets lost or too many, + for ·, · for +.

Each way to go wrong gives numbers at every point; a formula that has them may have come of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, permutations
from typing import NamedTuple

import numpy as np

from derive.algebra.term import (
    TWO,
    Negation,
    Number,
    Power,
    Product,
    Quotient,
    Sum,
    Term,
    product_of,
    sum_of,
)
from derive.marking.columns.kind import Column
from derive.marking.expressions.flat import Flat

Numbers = Callable[[Term], Column]


class Misjoined(NamedTuple):
    """A way to go wrong: ``said`` has a place for each of ``parts``; then its numbers."""

    name: str
    said: str
    parts: tuple[Term, ...]
    column: Column


_LOST = "bracket_lost", "the brackets around {} are left out"
_MOVED = "square_moved", "only {} is squared, and not {}"
_APART = "squared_apart", "each term of {} is squared by itself"
_ADDED = "added", "{} and {} are added where they are to be multiplied"
_TAKEN = "subtracted", "a minus sign joins {} and {} where they are to be multiplied"
_TIMES = "multiplied", "the terms of {} are multiplied where they are to be added"
_TOO_MANY = "bracket_added", "brackets that do not belong there stand around {}"

NAMES = frozenset(name for name, _ in (_LOST, _MOVED, _APART, _ADDED, _TAKEN, _TIMES, _TOO_MANY))


@dataclass(frozen=True)
class Joints:
    """Finds the ways to go wrong in products and sums, by the ``numbers`` of their parts."""

    numbers: Numbers

    def of_product(self, product: Flat) -> Iterator[Misjoined]:
        """Those of one product: the factors may have been written in any order."""
        sign, factors = product
        for place, factor in enumerate(factors):
            others = factors[:place] + factors[place + 1 :]
            match factor:
                case Sum(terms):
                    yield from self._brackets(sign, terms, others)
                    times = sign * self._product(others) * self._product(terms)
                    yield Misjoined(*_TIMES, (factor,), times)
                case Power(Sum((one, other)), Number("2")):
                    yield from self._squares(sign, (one, other), others)
                case Quotient(above, Sum(terms)):
                    first, *rest = (self._signed(one) for one in terms)
                    lost = sign * self._product((above, *others)) / first + sum(rest)
                    yield Misjoined(*_LOST, (sum_of(terms),), lost)
        yield from self._signs(sign, factors)

    def of_sum(self, terms: Sequence[Term]) -> Iterator[Misjoined]:
        """Those of one sum: brackets around a part of one term and a part of another."""
        for (k, one), (m, other) in permutations(enumerate(terms), 2):
            rest = sum((self._signed(t) for n, t in enumerate(terms) if n not in (k, m)), 0.0)
            for before, inner in _split(_factors(one)):
                for taken, after in ((_factors(other), ()), *_split(_factors(other))):
                    near, far = _like(one, inner), _like(other, taken)
                    held = self._signed(near) + self._signed(far)
                    made = self._product((*before, *after)) * held + rest
                    yield Misjoined(*_TOO_MANY, (_written((near, far)),), made)

    def _brackets(
        self, sign: int, terms: tuple[Term, ...], others: tuple[Term, ...]
    ) -> Iterator[Misjoined]:
        """``a(b − c)d`` as ``ab − cd``; a minus sign in front may go with any of the factors."""
        first, *middle, last = (self._signed(one) for one in terms)
        whole = sum_of(terms)
        turned = _written([_opposite(one) for one in terms])
        for before, after in _parted(others):
            left, right = self._product(before), self._product(after)
            for one, other in dict.fromkeys(((sign, 1), (1, sign))):
                made = one * left * first + sum(middle) + other * right * last
                yield Misjoined(*_LOST, (whole,), made)
            if sign < 0:
                made = -(left * first + sum(middle) + right * last)
                yield Misjoined(*_LOST, (turned,), made)

    def _squares(
        self, sign: int, terms: tuple[Term, Term], others: tuple[Term, ...]
    ) -> Iterator[Misjoined]:
        """``a(b − c)²`` as ``ab − c²``, ``a(b − c²)`` or ``a(b² − c²)``, in either order."""
        factor, whole = sign * self._product(others), sum_of(terms)
        for one, other in permutations(terms):
            first, last = self._signed(one), self._signed(_like(other, (_bare(other) ** TWO,)))
            for turn in dict.fromkeys((1, -1 if isinstance(one, Negation) else 1)):
                yield Misjoined(*_LOST, (whole,), turn * (factor * first) + turn * last)
                inner = factor * turn * (first + last)
                yield Misjoined(*_MOVED, (_bare(other), whole), inner)
        squares = sum(self._signed(_like(one, (_bare(one) ** TWO,))) for one in terms)
        yield Misjoined(*_APART, (whole,), factor * squares)
        yield Misjoined(*_APART, (whole,), -factor * squares)

    def _signs(self, sign: int, factors: tuple[Term, ...]) -> Iterator[Misjoined]:
        """A sum or a difference of two parts of a product in place of their product."""
        for before, after in _parted(factors):
            if before and after and factors[0] in before:
                one, other = self._product(before), self._product(after)
                parts = product_of(before), product_of(after)
                for made in (one + other,) if sign > 0 else (one - other, other - one):
                    yield Misjoined(*_ADDED, parts, made)
                for made in (one - other, other - one) if sign > 0 else (-one - other,):
                    yield Misjoined(*_TAKEN, parts, made)

    def _product(self, terms: Sequence[Term]) -> Column:
        return np.prod([self._signed(one) for one in terms], axis=0) if terms else np.asarray(1.0)

    def _signed(self, one: Term) -> Column:
        return -self.numbers(one.operand) if isinstance(one, Negation) else self.numbers(one)


def _parted(terms: tuple[Term, ...]) -> Iterator[tuple[tuple[Term, ...], tuple[Term, ...]]]:
    """All ways to part ``terms`` in two, in their order."""
    for count in range(len(terms) + 1):
        for places in combinations(range(len(terms)), count):
            chosen = tuple(terms[k] for k in places)
            yield chosen, tuple(one for k, one in enumerate(terms) if k not in places)


def _split(terms: tuple[Term, ...]) -> Iterator[tuple[tuple[Term, ...], tuple[Term, ...]]]:
    """The same, with something on both sides."""
    return ((one, other) for one, other in _parted(terms) if one and other)


def _factors(one: Term) -> tuple[Term, ...]:
    bare = _bare(one)
    return bare.factors if isinstance(bare, Product) else (bare,)


def _bare(one: Term) -> Term:
    return one.operand if isinstance(one, Negation) else one


def _opposite(one: Term) -> Term:
    return one.operand if isinstance(one, Negation) else Negation(one)


def _written(terms: Sequence[Term]) -> Term:
    """The sum of ``terms``, in front one without a minus sign."""
    return sum_of(sorted(terms, key=lambda one: isinstance(one, Negation)))


def _like(one: Term, factors: Sequence[Term]) -> Term:
    """The product of ``factors`` with the sign of ``one``."""
    return Negation(product_of(factors)) if isinstance(one, Negation) else product_of(factors)
