"""The products that a quantity is written as: chains, with each derivative worked out or not."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from typing import NamedTuple

from derive.algebra.term import Negation, Product, Reference, Term
from derive.algebra.variable import Role
from derive.checking.mistakes.mistake import quantity_behind
from derive.marking.desk import Desk
from derive.model.quantity import Quantity

MOST_FACTORS, MOST_PRODUCTS = 6, 16


class Flat(NamedTuple):
    """A product: its sign, and its factors, none of which is a product or has a minus sign."""

    sign: int
    factors: tuple[Term, ...]


def flat_products(desk: Desk, quantity: Quantity) -> Iterator[Flat]:
    """The products, the shortest ways first."""
    waiting = deque(map(_flat, desk.ways.get(quantity, ())))
    seen: set[Flat] = set()
    while waiting and len(seen) < MOST_PRODUCTS:
        one = waiting.popleft()
        if one in seen or len(one.factors) > MOST_FACTORS:
            continue
        seen.add(one)
        yield one
        waiting += (made for place in range(len(one.factors)) for made in _worked(desk, one, place))


def _flat(form: Term) -> Flat:
    match form:
        case Negation(inner):
            sign, factors = _flat(inner)
            return Flat(-sign, factors)
        case Product(factors):
            parts = [_flat(one) for one in factors]
            negative = sum(part.sign < 0 for part in parts)
            return Flat(-1 if negative % 2 else 1, tuple(f for part in parts for f in part.factors))
    return Flat(1, (form,))


def _worked(desk: Desk, product: Flat, place: int) -> Iterator[Flat]:
    """``product`` with a derivative in it worked out."""
    factor = product.factors[place]
    quantity = quantity_behind(factor)
    value = isinstance(factor, Reference) and factor.variable.role is not Role.DELTA
    for way in () if quantity is None or value else desk.ways.get(quantity, ()):
        sign, factors = _flat(way)
        before, after = product.factors[:place], product.factors[place + 1 :]
        yield Flat(product.sign * sign, (*before, *factors, *after))
