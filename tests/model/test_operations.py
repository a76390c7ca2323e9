"""Every activation and loss: each form of the derivative that is shown is the derivative."""

from __future__ import annotations

import math

import pytest

from derive.algebra.term import Function, Negation, Number, Power, Product, Quotient, Reference, Sum
from derive.algebra.variable import RESULT, argument
from derive.model.activations import ACTIVATIONS
from derive.model.losses import LOSSES

FUNCTIONS = {"exp": math.exp, "ln": math.log, "tanh": math.tanh}
OPERATIONS = [*ACTIVATIONS, *(loss.per_output for loss in LOSSES)]
POINT = {1: 0.3, 2: 1.7}


def value(term, at):
    match term:
        case Number(digits):
            return float(digits)
        case Reference(variable):
            return at[variable]
        case Sum(parts):
            return sum(value(part, at) for part in parts)
        case Product(parts):
            return math.prod(value(part, at) for part in parts)
        case Quotient(top, bottom):
            return value(top, at) / value(bottom, at)
        case Power(base, exponent):
            return value(base, at) ** value(exponent, at)
        case Negation(inner):
            return -value(inner, at)
        case Function(name, inner):
            return FUNCTIONS[name](value(inner, at))


def at(operation, nudged=0, by=0.0):
    point = {argument(k): x + by * (k == nudged) for k, x in POINT.items()}
    return {**point, RESULT: value(operation.expression, point)}


def slope(operation, place, by=1e-6):
    ends = [value(operation.expression, at(operation, place, step)) for step in (by, -by)]
    return (ends[0] - ends[1]) / (2 * by)


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda operation: operation.name)
def test_the_textbook_derivative_is_the_slope(operation):
    assert operation.textbook
    for place, form in operation.textbook.items():
        expected = slope(operation, place)
        for way in (*operation.route, form):
            assert value(way, at(operation)) == pytest.approx(expected, rel=1e-8)


@pytest.mark.parametrize("table", [ACTIVATIONS, LOSSES])
def test_names_are_unique(table):
    assert len({record.name for record in table}) == len(table)
