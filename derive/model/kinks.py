"""Kinks of an activation: where its derivative jumps, and the slope that is taken there."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from derive.algebra.arithmetic import evaluate
from derive.algebra.piecewise import conditions, written_out
from derive.algebra.precise import DECIMALS, precision
from derive.algebra.term import Condition, Number, Reference, Term
from derive.algebra.variable import RESULT, argument
from derive.model.operation import Operation
from derive.model.partials import partial_form


@dataclass(frozen=True, slots=True)
class Kink:
    """At the net input ``at`` the derivative jumps; ``slope`` is taken."""

    at: Number
    slope: Number


def kinks(activation: Operation) -> tuple[Kink, ...]:
    """The kinks at net inputs that the case distinctions compare it with, each once."""
    places = map(_place, conditions(written_out(activation.expression)))
    return tuple(_kink(activation, at) for at in dict.fromkeys(places) if at is not None)


def _place(condition: Condition) -> Number | None:
    """The number in ``net > number``, either way round."""
    match condition.left, condition.right:
        case (Reference(), Number()) | (Number(), Reference()):
            sides = (condition.left, condition.right)
            return next(side for side in sides if isinstance(side, Number))
    return None


def _kink(activation: Operation, at: Number) -> Kink:
    held = {argument(1): at.value}

    def lookup(part: Term) -> Decimal:
        assert isinstance(part, Reference)
        return held[part.variable]

    with precision():
        held[RESULT] = evaluate(activation.expression, DECIMALS, lookup)
        slope = evaluate(partial_form(activation, 1), DECIMALS, lookup)
    return Kink(at, Number(format(slope.normalize(), "f")))
