"""Activations: one record each, over ``argument(1)``, the unit's net input.

A record holds the function, the derivative that books print (over the unit's own output where
they do so) and the forms between the bare result of the rules and that one.
"""

from __future__ import annotations

from types import MappingProxyType

from derive.algebra.term import ONE, TWO, Function, exp, term
from derive.algebra.variable import RESULT, argument
from derive.model.operation import Operation

_net = term(argument(1))
_out = term(RESULT)
_logistic = ONE / (ONE + exp(-_net))

ACTIVATIONS: tuple[Operation, ...] = (
    Operation(
        name="logistic",
        arity=1,
        expression=_logistic,
        textbook=MappingProxyType({1: _out * (ONE - _out)}),
        route=(
            exp(-_net) / (ONE + exp(-_net)) ** TWO,
            _logistic * (exp(-_net) / (ONE + exp(-_net))),
            _logistic * (ONE - _logistic),
        ),
    ),
    Operation(
        name="tanh",
        arity=1,
        expression=Function("tanh", _net),
        textbook=MappingProxyType({1: ONE - _out**TWO}),
    ),
    Operation(
        name="softplus",
        arity=1,
        expression=Function("ln", ONE + exp(_net)),
        textbook=MappingProxyType({1: _logistic}),
        route=(exp(_net) / (ONE + exp(_net)),),
    ),
    Operation(
        name="identity",
        arity=1,
        expression=_net,
        textbook=MappingProxyType({1: ONE}),
    ),
)
BY_NAME = MappingProxyType({activation.name: activation for activation in ACTIVATIONS})
