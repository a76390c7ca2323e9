"""The softmax layer: each output is a function of the net inputs of the whole layer."""

from __future__ import annotations

from functools import cache
from types import MappingProxyType

from derive.algebra.term import ONE, Sum, Term, exp, term
from derive.algebra.variable import RESULT, argument, peer
from derive.model.operation import Operation


@cache
def softmax(units: int, unit: int) -> Operation:
    """``out_k = e^net_k / (e^net_1 + … + e^net_n)`` for unit k, over the layer's net inputs.

    Its derivative by its own net input is ``out_k (1 - out_k)``, by another one ``-out_k out_j``.
    """
    own = term(RESULT)
    slopes: dict[int, Term] = {j: -(own * peer(j)) for j in range(1, units + 1)}
    slopes[unit] = own * (ONE - own)
    return Operation(
        name=f"softmax_{unit}_of_{units}",
        arity=units,
        expression=_share(units, unit),
        textbook=MappingProxyType(slopes),
        peers=tuple(_share(units, k) for k in range(1, units + 1)),
        remark="Softmax makes the net inputs of the layer probabilities that add up to 1",
    )


def _share(units: int, unit: int) -> Term:
    powers = tuple(exp(term(argument(k))) for k in range(1, units + 1))
    return powers[unit - 1] / (Sum(powers) if units > 1 else powers[0])
