"""Decimal arithmetic with far more digits than are ever printed."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from decimal import Context, Decimal, localcontext

from derive.algebra.arithmetic import Arithmetic

DIGITS = 50
NOISE = 3  # of these, the last ones, which earlier operations may have rounded


def precision() -> AbstractContextManager[Context]:
    """A context in which decimals carry ``DIGITS`` significant digits."""
    return localcontext(Context(prec=DIGITS))


def total(left: Decimal, right: Decimal) -> Decimal:
    """left + right, and 0 where they cancel to digits that are noise."""
    found = left + right
    cancelled = left and found and found.adjusted() < left.adjusted() - DIGITS + NOISE
    return Decimal(0) if cancelled else found


def _power(base: Decimal, exponent: Decimal) -> Decimal:
    return base**exponent if exponent else Decimal(1)  # 0^0 is 1, as in w^(1-1) at w = 0


def _tanh(x: Decimal) -> Decimal:
    square = (-2 * abs(x)).exp()
    return ((1 - square) / (1 + square)).copy_sign(x)


def _ln(x: Decimal) -> Decimal:
    """Without the infinity that decimals have for ln 0."""
    if not x:
        raise ValueError("ln 0")
    return x.ln()


def _circular(name: str) -> Callable[[Decimal], Decimal]:
    def function(x: Decimal) -> Decimal:
        if x.adjusted() > DIGITS:
            raise ValueError(f"{name} of a number that has lost its last digits")
        import mpmath  # type: ignore[import-untyped]  # noqa: PLC0415 (slow, rarely needed)

        with mpmath.workdps(DIGITS + 5):
            return +Decimal(mpmath.nstr(getattr(mpmath, name)(mpmath.mpf(str(x))), DIGITS))

    return function


DECIMALS: Arithmetic[Decimal] = Arithmetic(
    number=Decimal,
    power=_power,
    functions={
        "exp": Decimal.exp,
        "ln": _ln,
        "tanh": _tanh,
        "sin": _circular("sin"),
        "cos": _circular("cos"),
        "sqrt": Decimal.sqrt,
        "abs": abs,
        "sigma": lambda x: 1 / (1 + (-x).exp()),
    },
    plus=total,
)
