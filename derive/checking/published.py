"""Published values beside the computed ones, digit by digit."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from statistics import multimode

from derive.algebra.decimals import at_digits_of, decimals, rounds_to
from derive.checking.causes.cause import Cause, causes
from derive.checking.causes.procedures import Procedures
from derive.checking.rounding.last_step import allows
from derive.errors import QuantityError
from derive.model.problem import Problem, Published
from derive.model.quantity import Quantity, parse_quantity
from derive.numerics.values import Values


class Judgement(StrEnum):
    """How a printed value stands to the right one."""

    AGREES = "agrees"  # the right value rounds to it
    ROUNDED = "rounded"  # it is what rounded operands give
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class Comparison:
    """One published value; ``expected`` is the right one with as many decimals as are printed."""

    published: Published
    quantity: Quantity
    computed: Decimal
    expected: str
    verdict: Judgement
    causes: tuple[Cause, ...] = ()


def compare(problem: Problem, values: Values | None = None) -> tuple[Comparison, ...]:
    """Every published value of ``problem`` with its verdict, and what may explain a wrong one.

    Raises QuantityError for a published quantity that the network does not have.
    """
    procedures = Procedures(values or Values(problem))
    places = usual_decimals(problem)
    return tuple(_compare(procedures, published, places) for published in problem.published)


def usual_decimals(problem: Problem) -> int:
    """The number of decimals that most of the published values have."""
    counts = multimode(decimals(published.printed) for published in problem.published)
    return max(counts, default=0)


def _compare(procedures: Procedures, published: Published, places: int) -> Comparison:
    values = procedures.values
    quantity, printed = _quantity(values.problem, published), published.printed
    computed = values[quantity]
    found = Comparison(
        published, quantity, computed, at_digits_of(computed, printed), Judgement.AGREES
    )
    if rounds_to(computed, printed):
        return found
    if allows(values, quantity, printed, places):
        return replace(found, verdict=Judgement.ROUNDED)
    explained = causes(procedures, quantity, printed, places)
    return replace(found, verdict=Judgement.WRONG, causes=explained)


def _quantity(problem: Problem, published: Published) -> Quantity:
    try:
        return parse_quantity(problem.graph, published.quantity)
    except QuantityError as error:
        where = f" ({published.where})" if published.where else ""
        raise QuantityError(f"published value {published.printed}{where}: {error}") from None
