from types import MappingProxyType

import pytest

from derive.algebra.term import ONE, Reference, term
from derive.algebra.variable import RESULT, Role, Variable, argument
from derive.errors import AlgebraError
from derive.model.activations import ACTIVATIONS
from derive.model.graph import Node
from derive.model.losses import LOSSES
from derive.model.operation import Operation
from derive.model.partials import local_derivative, partial_form
from derive.model.weighted_sum import weighted_sum

X, OUT = term(argument(1)), term(RESULT)


@pytest.mark.parametrize(
    "operation", [*ACTIVATIONS, *(loss.per_output for loss in LOSSES)], ids=lambda one: one.name
)
def test_every_textbook_form_is_proved(operation: Operation) -> None:
    for place, textbook in operation.textbook.items():
        assert partial_form(operation, place) == textbook


def test_a_wrong_textbook_form_is_refused() -> None:
    wrong = Operation("cube", 1, X ** term(3), MappingProxyType({1: term(2) * X ** term(2)}))
    with pytest.raises(AlgebraError, match="textbook derivative of cube by its input 1"):
        partial_form(wrong, 1)


def test_without_a_textbook_form_sympy_answers() -> None:
    assert partial_form(Operation("square", 1, X ** term(2)), 1) == term(2) * X
    assert partial_form(weighted_sum(2, True), 3) == term(argument(4))
    assert partial_form(weighted_sum(2, True), 5) == ONE


def test_local_derivatives_speak_of_the_node() -> None:
    net, out = Variable(Role.NET, 1, 1), Variable(Role.OUT, 1, 1)
    logistic = next(one for one in ACTIVATIONS if one.name == "logistic")
    assert local_derivative(Node(out, logistic, (net,)), 1) == Reference(out) * (
        ONE - Reference(out)
    )
