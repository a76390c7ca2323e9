"""What a judge has before it: the values to compare with, and what the document said so far."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from derive.algebra.decimals import interval, rounds_to
from derive.algebra.interval import Interval
from derive.algebra.term import Term
from derive.checking.judging.forms import Forms
from derive.checking.judging.ledger import Ledger, quantity_of
from derive.checking.judging.points import Points, agree
from derive.checking.rounding.last_step import allows
from derive.checking.rounding.reach import Reach, is_whole, spread
from derive.errors import DeriveError
from derive.model.quantity import Quantity
from derive.numerics.pinned import Pinned

MOST_FAULTS = 12  # that a wrong number is tried to follow from, the last ones


@dataclass(frozen=True)
class Bench:
    """``places`` are the decimals that the document mostly shows."""

    points: Points
    ledger: Ledger
    places: int

    @cached_property
    def reach(self) -> Reach:
        """Intervals of what is written."""
        return Reach(self.points.values)

    @cached_property
    def forms(self) -> Forms:
        """The ways in which a quantity is computed."""
        return Forms(self.points.problem, self.ledger)

    def is_worth(self, side: Term, true: Decimal) -> bool:
        """Whether the value of ``side`` is ``true``."""
        here = self.points.here(side)
        return here is not None and agree(here, (true,))

    def is_rounded(self, symbols: Term, quantity: Quantity | None, printed: str) -> bool:
        """Whether rounding alone leads to ``printed``: of operands, or of all that came before."""
        if is_whole(printed):
            return False
        if quantity is not None and allows(self.points.values, quantity, printed, self.places):
            return True
        wanted = spread(printed)
        if any(meet(self.reach.rounded(form, self.places), wanted) for form in (symbols,)):
            return True
        return any(is_close(value, printed) for value in self._followed(symbols))

    def because(self, symbols: Term, printed: str) -> tuple[str, ...]:
        """The earlier faults from which ``printed`` follows: one of them if one is enough."""
        faults = self.ledger.faults
        every = tuple(faults)[-MOST_FAULTS:]
        for chosen in (*((one,) for one in every), every):
            if chosen and self._leads_to(symbols, printed, chosen):
                return tuple(faults[quantity].printed for quantity in chosen)
        return ()

    def _leads_to(self, symbols: Term, printed: str, chosen: tuple[Quantity, ...]) -> bool:
        return any(is_close(value, printed) for value in self._followed(symbols, chosen))

    def _followed(self, symbols: Term, faults: tuple[Quantity, ...] = ()) -> Iterator[Decimal]:
        """What the document's own earlier numbers make of ``symbols``, of its faults these."""
        pins = self.ledger.pins(faults)
        if not pins:
            return
        pinned, quantity = Pinned(self.points.values, pins), quantity_of(symbols)
        try:
            yield pinned[quantity] if quantity is not None else pinned.evaluate(symbols)
            for form in self.forms.of(symbols):
                yield pinned.evaluate(form)
        except (DeriveError, ArithmeticError, ValueError):
            return


def meet(first: Interval | None, second: Interval | None) -> bool:
    """Whether both are known and have a number in common."""
    return first is not None and second is not None and first.meets(second)


def agrees(true: Decimal, printed: str) -> bool:
    """Whether ``true`` rounds to ``printed``; a number without decimals is meant exactly."""
    if agree((true,), (Decimal(printed),)):
        return True
    return not is_whole(printed) and rounds_to(true, printed)


def is_close(value: Decimal, printed: str) -> bool:
    """Whether ``value`` is less than one unit of the last digit away from ``printed``.

    A number of a single digit, or one without decimals, must be what ``value`` rounds to.
    """
    if is_whole(printed) or len(Decimal(printed).as_tuple().digits) == 1:
        return agrees(value, printed)
    low, high = interval(printed)
    return abs(value - Decimal(printed)) < high - low
