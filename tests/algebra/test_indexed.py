from derive.algebra.indexed import bind
from derive.algebra.term import partial, term
from derive.algebra.variable import TOTAL_ERROR, Role, Variable

DELTA = Variable(Role.DELTA, 2, "o")
WEIGHT = Variable(Role.WEIGHT, 2, "o", 1, 1)


def test_the_index_is_bound_in_references_and_derivatives() -> None:
    body = term(DELTA) * WEIGHT + partial(TOTAL_ERROR, WEIGHT)
    two = Variable(Role.WEIGHT, 2, 2, 1, 1)
    assert bind(body, "o", 2) == term(Variable(Role.DELTA, 2, 2)) * two + partial(TOTAL_ERROR, two)


def test_other_indices_stay() -> None:
    assert bind(term(DELTA), "h", 1) == term(DELTA)


def test_the_index_may_be_a_source() -> None:
    out_of = Variable(Role.WEIGHT, 2, 1, "h", 1)
    assert bind(term(out_of), "h", 3) == term(Variable(Role.WEIGHT, 2, 1, 3, 1))
