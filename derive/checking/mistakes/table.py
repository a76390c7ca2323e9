"""The table of mistakes: every kind, at every place of a network where it can be made."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from derive.checking.mistakes.activation import activation_mistakes, recurrent_mistakes
from derive.checking.mistakes.arithmetic import arithmetic_slips
from derive.checking.mistakes.edges import edge_mistakes
from derive.checking.mistakes.error import error_mistakes, gathering_mistakes
from derive.checking.mistakes.forward import (
    activation_value_mistakes,
    bias_mistakes,
    sum_mistakes,
)
from derive.checking.mistakes.mistake import Mistake, updates
from derive.checking.mistakes.operand import copied
from derive.checking.mistakes.parts import Parts
from derive.checking.mistakes.paths import formula_mistakes, path_mistakes
from derive.checking.mistakes.procedure import FEW, PROCEDURE, step_mistakes
from derive.checking.mistakes.rounding import ROUNDING
from derive.checking.mistakes.softmax import softmax_mistakes
from derive.checking.mistakes.weights import weight_mistakes
from derive.checking.mistakes.whole import WHOLE
from derive.model.quantity import Quantity

REVISIONS: tuple[Callable[[Parts], Iterator[Mistake]], ...] = (
    activation_mistakes,
    recurrent_mistakes,
    error_mistakes,
    gathering_mistakes,
    path_mistakes,
    formula_mistakes,
    softmax_mistakes,
    weight_mistakes,
    bias_mistakes,
    activation_value_mistakes,
    sum_mistakes,
    edge_mistakes,
)


def mistakes_of(parts: Parts) -> tuple[Mistake, ...]:
    """Every mistake that can be made in this network, whatever is asked."""
    revisions = (mistake for kind in REVISIONS for mistake in kind(parts))
    return (*PROCEDURE, *step_mistakes(parts.problem), *WHOLE, *revisions, *ROUNDING)


def slips_in(parts: Parts, quantity: Quantity) -> tuple[Mistake, ...]:
    """The mistakes that are found from ``quantity`` itself: another one, a slip in its working."""
    if updates(quantity) > FEW:
        return ()
    return (*copied(parts, quantity), *arithmetic_slips(parts, quantity))
