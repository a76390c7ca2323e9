import pytest

from derive.algebra.matrices import entries, is_matrix, shape
from derive.algebra.term import (
    ONE,
    TWO,
    Array,
    Function,
    Hadamard,
    Matrix,
    Negation,
    Number,
    Product,
    Reference,
    Shaped,
    Sum,
    Term,
    Transpose,
    rename,
    substitute,
    term,
    variables,
)
from derive.algebra.variable import Role, Variable, is_matrix_name, matrix_of
from derive.errors import AlgebraError

A, B, C, D, X, Y = (Reference(Variable(Role.VALUE, name=name)) for name in "abcdxy")
SQUARE = Matrix(((A, B), (C, D)))
COLUMN = Matrix(((X,), (Y,)))
NAMED = Array(term(matrix_of(Role.NET, 1)), COLUMN)

WORKED: list[tuple[Term, Matrix]] = [
    (SQUARE, SQUARE),
    (ONE, Matrix(((ONE,),))),
    (NAMED, COLUMN),
    (Shaped(NAMED), COLUMN),
    (Transpose(COLUMN), Matrix(((X, Y),))),
    (Transpose(SQUARE), Matrix(((A, C), (B, D)))),
    (Negation(COLUMN), Matrix(((-X,), (-Y,)))),
    (Function("tanh", COLUMN), Matrix(((Function("tanh", X),), (Function("tanh", Y),)))),
    (COLUMN + Matrix(((A,), (B,))), Matrix(((X + A,), (Y + B,)))),
    (Hadamard((COLUMN, Matrix(((A,), (B,))))), Matrix(((X * A,), (Y * B,)))),
    (Product((SQUARE, COLUMN)), Matrix(((A * X + B * Y,), (C * X + D * Y,)))),
    (Product((COLUMN, Transpose(COLUMN))), Matrix(((X * X, X * Y), (Y * X, Y * Y)))),
    (Product((Transpose(COLUMN), COLUMN)), Matrix(((X * X + Y * Y,),))),
    (TWO * COLUMN, Matrix(((TWO * X,), (TWO * Y,)))),
    (Product((COLUMN, Matrix(((TWO,),)))), Matrix(((X * TWO,), (Y * TWO,)))),
]


@pytest.mark.parametrize(("node", "worked"), WORKED)
def test_entries(node: Term, worked: Matrix) -> None:
    assert entries(node) == worked
    assert shape(node) == (len(worked.rows), len(worked.rows[0]))


def test_a_layer_holds_the_weighted_sums_of_its_units() -> None:
    (first,), _ = entries(Product((SQUARE, COLUMN)) + Matrix(((ONE,), (TWO,)))).rows
    assert first == Sum((A * X, B * Y, ONE))


@pytest.mark.parametrize(
    "node", [Product((COLUMN, SQUARE)), COLUMN + SQUARE, Hadamard((SQUARE, COLUMN))]
)
def test_shapes_that_do_not_fit_are_named(node: Term) -> None:
    with pytest.raises(AlgebraError, match=r"2 × [12] matrix .* 2 × [12] one"):
        entries(node)


def test_what_holds_a_matrix() -> None:
    assert is_matrix(TWO * NAMED)
    assert not is_matrix(TWO * X)


def test_an_array_is_replaced_inside_and_renamed_by_name() -> None:
    other = matrix_of(Role.NET, 2)
    assert variables(NAMED) == {X.variable, Y.variable}
    assert substitute(NAMED, {X.variable: Number("3")}) == Array(
        NAMED.name, Matrix(((Number("3"),), (Y,)))
    )
    renamed = rename(NAMED, {matrix_of(Role.NET, 1): other, X.variable: A.variable})
    assert renamed == Array(term(other), Matrix(((A,), (Y,))))


def test_a_formula_may_call_a_quantity_matrix() -> None:
    assert is_matrix_name(matrix_of(Role.WEIGHT, 1))
    assert not is_matrix_name(Variable(Role.VALUE, name="matrix"))
