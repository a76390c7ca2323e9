"""Numbers short enough for a picture."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Context, Decimal

from derive.algebra.term import Number, Term
from derive.algebra.variable import Variable
from derive.errors import QuantityError
from derive.model.quantity import Quantity
from derive.notation.printer import Valuation

_SMALL, _LARGE = Decimal("1e-7"), Decimal("1e7")  # outside, a number is written with a power of ten
_LONGEST = 8  # characters of a number that is shown as it was given
_SIGNIFICANT = 4  # digits of one that was computed


def shortened(value: float, significant: int = 3) -> str:
    """``value`` to so many significant digits: ``0.25``, ``0.0000351``; or else as ``2e-9``."""
    digits = _short(Decimal(value), significant)
    plain = not digits or _SMALL <= abs(digits) < _LARGE
    return f"{digits:f}" if plain else f"{digits.normalize():e}"


def _short(value: Decimal, significant: int) -> Decimal:
    """Rounded after the point only, without trailing zeros."""
    digits = max(significant, value.adjusted() + 1 if abs(value) < _LARGE else 0)
    short = Context(prec=digits, rounding=ROUND_HALF_EVEN).create_decimal(value).normalize()
    return (
        short.quantize(Decimal(1))
        if short == short.to_integral() and abs(short) < _LARGE
        else short
    )


@dataclass(frozen=True, slots=True)
class Shortened:
    """The values of another valuation, to four significant digits."""

    values: Valuation

    def __getitem__(self, quantity: Quantity) -> Decimal:
        return _short(self.values[quantity], _SIGNIFICANT)

    def evaluate(self, term: Term) -> Decimal:
        """The value of a term."""
        return _short(self.values.evaluate(term), _SIGNIFICANT)

    def given(self, quantity: Quantity) -> Number | None:
        """The digits that a leaf was given with, if they are few."""
        number = self.values.given(quantity)
        return number if number and len(number.digits) <= _LONGEST else None


@dataclass(frozen=True, slots=True)
class Leaves:
    """A valuation that knows what its mapping holds, and nothing computed from it."""

    numbers: Mapping[Variable, Number]

    def __getitem__(self, quantity: Quantity) -> Decimal:
        number = self.given(quantity)
        if number is None:
            raise QuantityError(
                "this picture shows given numbers only; give it computed values too"
            )
        return number.value

    def evaluate(self, term: Term) -> Decimal:
        """Nothing: a term is computed."""
        raise QuantityError("this picture shows given numbers only; give it computed values too")

    def given(self, quantity: Quantity) -> Number | None:
        """The number as it was given."""
        return self.numbers.get(quantity) if isinstance(quantity, Variable) else None
