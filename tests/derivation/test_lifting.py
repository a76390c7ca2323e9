import pytest

from derive.algebra.term import (
    ONE,
    TWO,
    Array,
    Hadamard,
    Matrix,
    Negation,
    Number,
    Reference,
    Sum,
    Term,
    exp,
    term,
)
from derive.algebra.variable import Role, Variable, matrix_of
from derive.derivation.lifting import lifted

OUT, TARGET = Variable(Role.OUT, 1, 1), Variable(Role.TARGET, 1, 1)
VECTORS = {
    one: Array(
        Reference(matrix_of(one.role, 1)),
        Matrix(((Reference(one),), (Reference(Variable(one.role, 1, 2)),))),
    )
    for one in (OUT, TARGET)
}
A, T = VECTORS[OUT], VECTORS[TARGET]
ONES = Array(ONE, Matrix(((ONE,), (ONE,))))

LIFTED: list[tuple[Term, Term | None]] = [
    (term(OUT), A),
    (term(OUT) - TARGET, A - T),
    (-(term(TARGET) - OUT), Negation(T - A)),
    (TWO * term(OUT), TWO * A),
    (term(OUT) * (ONE - term(OUT)), Hadamard((A, Sum((ONES, Negation(A)))))),
    (TWO * term(OUT) * term(TARGET), TWO * Hadamard((A, T))),
    (ONE - term(OUT) ** 2, Sum((ONES, Negation(Hadamard((A, A)))))),
    (TWO - term(OUT), None),
    (ONE / term(OUT), None),
    (exp(OUT), None),
    (term(OUT) ** 3, None),
    (term(Variable(Role.NET, 1, 1)) * OUT, None),
    (Number("1") + Number("1"), None),
]


@pytest.mark.parametrize(("form", "vectors"), LIFTED)
def test_lifted(form: Term, vectors: Term | None) -> None:
    assert lifted(form, VECTORS) == vectors
