"""Every activation and loss: each form of the derivative that is shown is the derivative."""

from __future__ import annotations

import math
import operator

import pytest

from derive.algebra.term import (
    Cases,
    Function,
    Negation,
    Number,
    Power,
    Product,
    Quotient,
    Reference,
    Sum,
)
from derive.algebra.variable import RESULT, argument
from derive.model.activations import ACTIVATIONS
from derive.model.losses import LOSSES
from derive.model.partials import partial_form

FUNCTIONS = {"exp": math.exp, "ln": math.log, "tanh": math.tanh}
OPERATIONS = [*ACTIVATIONS, *(loss.per_output for loss in LOSSES)]
RELATIONS = {">": operator.gt, "<": operator.lt}
POINTS = ({1: 0.3, 2: 0.7}, {1: -0.4, 2: 0.2})


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
        case Cases(branches, otherwise):
            held = (
                then
                for then, on in branches
                if RELATIONS[on.relation](value(on.left, at), value(on.right, at))
            )
            return value(next(held, otherwise), at)
    raise AssertionError(term)


def at(operation, point, nudged=0, by=0.0):
    places = {argument(k): x + by * (k == nudged) for k, x in point.items()}
    return {**places, RESULT: value(operation.expression, places)}


def slope(operation, point, place, by=1e-6):
    ends = [value(operation.expression, at(operation, point, place, step)) for step in (by, -by)]
    return (ends[0] - ends[1]) / (2 * by)


@pytest.mark.parametrize("point", POINTS, ids=["positive", "negative"])
@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda operation: operation.name)
def test_the_textbook_derivative_is_the_slope(operation, point):
    assert operation.textbook
    for place, form in operation.textbook.items():
        expected = slope(operation, point, place)
        for way in (*operation.route, form):
            assert value(way, at(operation, point)) == pytest.approx(expected, rel=1e-8, abs=1e-12)


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda operation: operation.name)
def test_the_textbook_derivative_is_proved(operation):
    for place, form in operation.textbook.items():
        assert partial_form(operation, place) == form


@pytest.mark.parametrize("table", [ACTIVATIONS, LOSSES])
def test_names_are_unique(table):
    assert len({record.name for record in table}) == len(table)
