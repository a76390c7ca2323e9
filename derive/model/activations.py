"""Activations: one record each, over ``argument(1)``, the unit's net input.

A record holds the function, the derivative that books print (over the unit's own output where
they do so) and the forms between the bare result of the rules and that one. Where a function has
a kink, the derivative of the piece below it is taken, as the case distinction says.
"""

from __future__ import annotations

import re
from functools import cache
from types import MappingProxyType

from derive.algebra.formula import parse
from derive.algebra.term import (
    ONE,
    TWO,
    ZERO,
    Cases,
    Condition,
    Function,
    Number,
    Term,
    exp,
    term,
    variables,
)
from derive.algebra.variable import RESULT, argument
from derive.model.operation import Operation
from derive.model.suggestion import did_you_mean

_net = term(argument(1))
_out = term(RESULT)
_logistic = ONE / (ONE + exp(-_net))
_LEAK = Number("0.01")  # the slope of leaky_relu below 0


def _where_positive(then: Term, otherwise: Term) -> Term:
    return Cases(((then, Condition(_net, ">", ZERO)),), otherwise)


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
        remark="The logistic function squeezes the net input into the range from 0 to 1",
    ),
    Operation(
        name="tanh",
        arity=1,
        expression=Function("tanh", _net),
        textbook=MappingProxyType({1: ONE - _out**TWO}),
        remark="The hyperbolic tangent squeezes the net input into the range from −1 to 1",
    ),
    Operation(
        name="softplus",
        arity=1,
        expression=Function("ln", ONE + exp(_net)),
        textbook=MappingProxyType({1: _logistic}),
        route=(exp(_net) / (ONE + exp(_net)),),
        remark="Softplus, a smooth rectifier, makes the net input positive",
    ),
    Operation(
        name="relu",
        arity=1,
        expression=_where_positive(_net, ZERO),
        textbook=MappingProxyType({1: _where_positive(ONE, ZERO)}),
        remark="The rectifier passes the net input on where it is positive, else 0",
    ),
    Operation(
        name="leaky_relu",
        arity=1,
        expression=_where_positive(_net, _LEAK * _net),
        textbook=MappingProxyType({1: _where_positive(ONE, _LEAK)}),
        remark="The leaky rectifier passes the net input on where it is positive, else a hundredth "
        "of it",
    ),
    Operation(
        name="identity",
        arity=1,
        expression=_net,
        textbook=MappingProxyType({1: ONE}),
        remark="The net input is passed on as it is",
    ),
)
BY_NAME = MappingProxyType({activation.name: activation for activation in ACTIVATIONS})
SOFTMAX = "softmax"  # of a whole layer: see derive.model.softmax
NAMES = (*BY_NAME, SOFTMAX)


def find(text: str) -> Operation | None:
    """The activation of this name, or this formula of net; none for softmax.

    Raises ValueError for an unknown name and for what is no formula, or does not hold net.
    """
    if text in NAMES:
        return BY_NAME.get(text)
    if re.fullmatch(r"\w*", text) and text != "net":
        known = did_you_mean(text, NAMES, "activations")
        raise ValueError(f'unknown activation "{text}"; {known}; or a formula of net')
    return _written(text)


@cache
def _written(formula: str) -> Operation:
    expression = parse(formula, {"net": argument(1)})
    if argument(1) not in variables(expression):
        raise ValueError(f'"{formula}" does not depend on net; an activation is a function of it')
    return Operation(formula, 1, expression)
