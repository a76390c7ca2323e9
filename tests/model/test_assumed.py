from derive.algebra.term import ONE, Number, term
from derive.algebra.variable import Role, Variable
from derive.model.assumed import revised
from derive.model.graph import Node
from derive.model.partials import local_derivative
from derive.model.weighted_sum import weighted_sum

W, X, B, OTHER, NET = (Variable(Role.VALUE, name=name) for name in ("w", "x", "b", "v", "n"))
NODE = Node(NET, weighted_sum(1, True), (W, X, B))


def test_a_value_is_replaced_and_the_derivatives_stay() -> None:
    mistaken = revised(NODE, term(OTHER) * X + B)
    assert mistaken.expression == term(OTHER) * X + B
    assert mistaken.inputs == NODE.inputs
    assert [local_derivative(mistaken, k) for k in (1, 2, 3)] == [term(X), term(W), ONE]


def test_a_derivative_is_replaced_and_the_value_stays() -> None:
    mistaken = revised(NODE, slopes={1: term(OTHER) * NET})
    assert mistaken.expression == NODE.expression
    assert local_derivative(mistaken, 1) == term(OTHER) * NET
    assert local_derivative(mistaken, 2) == term(W)


def test_what_is_revised_twice_keeps_both() -> None:
    twice = revised(revised(NODE, slopes={1: Number("2")}), term(OTHER), {3: Number("3")})
    assert twice.expression == term(OTHER)
    slopes = [local_derivative(twice, k) for k in (1, 2, 3)]
    assert slopes == [Number("2"), term(W), Number("3")]
